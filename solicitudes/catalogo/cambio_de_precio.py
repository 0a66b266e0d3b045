"""A price change (4.2): one administrator proposes, another approves, and it starts on its day.

Until it starts it can be withdrawn; afterwards one goes back by proposing the values of
before anew. History is never rewritten: what a day's price was stays so.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.avisos import avisar, dar_por_leidos
from bluecom.rechazo import Rechazo, YaDecidido
from solicitudes.catalogo import consulta_precios as consultas
from solicitudes.models import Campania, CondicionComercial, Plan, Situacion
from solicitudes.reglas.condiciones import CIFRAS
from solicitudes.reglas.errores import PermisoDenegado

UN_DIA = timedelta(days=1)


def proponer(
    *,
    acto: Acto,
    campania: Campania,
    plan: Plan,
    vigente_desde: date,
    cifras: dict[str, Any],
    razon: str = "",
    repite: CondicionComercial | None = None,
) -> CondicionComercial:
    """Write down a new price from a day to come; nobody is offered it yet.

    ``cifras``: every name of ``condiciones.CIFRAS`` and ``demo``.
    """
    with transaction.atomic():
        _exigir_administrador(acto.usuario)
        _una_a_la_vez(plan)
        nueva = CondicionComercial(
            campania=campania, plan=plan, vigente_desde=vigente_desde, razon=razon, **cifras
        )
        _rechazar(consultas.objeciones(nueva, hoy(acto.ahora)))
        nueva.version = consultas.ultima_version(nueva) + 1
        nueva.repite = repite
        nueva.situacion = Situacion.PROPUESTA
        nueva.propuesta_por, nueva.propuesta_en = acto.usuario, acto.ahora
        nueva.save(force_insert=True)
        _anotar(nueva, "proponer_precio", acto)
        _pedir_la_segunda_firma(nueva, acto.ahora)
    return nueva


def aprobar(condicion_id: int, *, acto: Acto) -> CondicionComercial:
    """The second person: the price will rule from its day, and the one before ends the day before.

    Raises ``YaDecidido`` for whoever comes second.
    """
    with transaction.atomic():
        condicion = _abrir(condicion_id, acto.usuario)
        if condicion.situacion != Situacion.PROPUESTA:
            raise YaDecidido(f"Este cambio ya está decidido: {_dicho(condicion)}.")
        _rechazar(consultas.impide_aprobar(condicion, acto.usuario, hoy(acto.ahora)))
        anterior = consultas.vigente_el(condicion, condicion.vigente_desde)
        condicion.vigente_hasta = consultas.hasta_la_siguiente(condicion)
        condicion.situacion = Situacion.APROBADA
        condicion.aprobada_por, condicion.aprobada_en = acto.usuario, acto.ahora
        if anterior is not None:
            _cerrar(anterior, condicion.vigente_desde - UN_DIA)
        condicion.save()
        _anotar(condicion, "aprobar_precio", acto)
        _avisar_la_decision(condicion, acto)
    return condicion


def retirar(condicion_id: int, *, acto: Acto) -> CondicionComercial:
    """Drop a proposal, or an approved change that has not started: all stays as it was.

    One person is enough: nothing that a client was told changes.
    """
    with transaction.atomic():
        condicion = _abrir(condicion_id, acto.usuario)
        _rechazar(consultas.impide_retirar(condicion, hoy(acto.ahora)))
        aprobada = condicion.situacion == Situacion.APROBADA
        condicion.situacion = Situacion.RETIRADA
        condicion.retirada_por, condicion.retirada_en = acto.usuario, acto.ahora
        condicion.save()
        if aprobada:
            anterior = consultas.vigente_el(condicion, condicion.vigente_desde - UN_DIA)
            if anterior is not None:
                _cerrar(anterior, condicion.vigente_hasta)
        _anotar(condicion, "retirar_precio", acto)
        _avisar_la_decision(condicion, acto)
    return condicion


def volver_a_la_anterior(condicion_id: int, *, acto: Acto) -> CondicionComercial:
    """One step back from a price in force: the values before it, proposed anew for tomorrow."""
    with transaction.atomic():
        condicion = _abrir(condicion_id, acto.usuario)
        _rechazar(consultas.impide_volver(condicion, hoy(acto.ahora)))
        anterior = consultas.vigente_el(condicion, condicion.vigente_desde - UN_DIA)
        assert anterior is not None  # impide_volver() said so
        return proponer(
            acto=acto,
            campania=condicion.campania,
            plan=condicion.plan,
            vigente_desde=hoy(acto.ahora) + UN_DIA,
            cifras={cifra: getattr(anterior, cifra) for cifra in (*CIFRAS, "demo")},
            razon=f"Vuelve a la versión {anterior.version}.",
            repite=anterior,
        )


def _abrir(condicion_id: int, usuario: Usuario) -> CondicionComercial:
    """The row as it stands once nobody else is deciding on its plan."""
    _exigir_administrador(usuario)
    _una_a_la_vez(Plan.objects.get(condiciones=condicion_id))
    fila: CondicionComercial = CondicionComercial.objects.select_related(
        "campania", "plan__producto"
    ).get(pk=condicion_id)
    return fila


def _una_a_la_vez(plan: Plan) -> None:
    Plan.objects.select_for_update(no_key=True).get(pk=plan.pk)


def _cerrar(condicion: CondicionComercial, dia: date | None) -> None:
    condicion.vigente_hasta = dia
    condicion.save(update_fields=["vigente_hasta"])


def _exigir_administrador(usuario: Usuario) -> None:
    if not usuario.tiene_rol(Rol.ADMINISTRADOR):
        raise PermisoDenegado("Los precios los cambia un administrador.")


def _rechazar(razones: list[str]) -> None:
    if razones:
        raise Rechazo(razones)


def _pedir_la_segunda_firma(condicion: CondicionComercial, ahora: datetime) -> None:
    """Without it nobody would know that the price waits."""
    avisar(
        consultas.quienes_aprueban(condicion).values_list("pk", flat=True),
        f"Espera su aprobación un precio de {condicion.plan} en {condicion.campania}, "
        f"desde el {condicion.vigente_desde:%d/%m/%Y}.",
        clave=_clave_de_aviso(condicion),
        ahora=ahora,
        url=condicion.get_absolute_url(),
    )


def _avisar_la_decision(condicion: CondicionComercial, acto: Acto) -> None:
    """It waits for nobody; whoever proposed it reads what another decided."""
    dar_por_leidos(_clave_de_aviso(condicion), ahora=acto.ahora)
    if condicion.propuesta_por_id in (None, acto.usuario.pk):
        return
    avisar(
        [condicion.propuesta_por_id],
        f"Su propuesta de precio para {condicion.plan} en {condicion.campania}, desde el "
        f"{condicion.vigente_desde:%d/%m/%Y}: {_dicho(condicion)}.",
        clave=f"precio:{condicion.situacion}:{condicion.pk}",
        ahora=acto.ahora,
        url=condicion.get_absolute_url(),
    )


def _clave_de_aviso(condicion: CondicionComercial) -> str:
    return f"precio:por_aprobar:{condicion.pk}"


def _dicho(condicion: CondicionComercial) -> str:
    return str(condicion.get_situacion_display()).lower()


def _anotar(condicion: CondicionComercial, tipo: str, acto: Acto) -> None:
    anotar(
        condicion.cadena,
        tipo,
        acto=acto,
        datos={
            "condicion": condicion.pk,
            "version": condicion.version,
            "desde": condicion.vigente_desde.isoformat(),
        },
    )
