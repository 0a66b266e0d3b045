"""The three acts on a version: one administrator proposes, another approves, either withdraws.

Each act holds its series meanwhile, writes its Evento and tells whom it concerns.
"""

from datetime import datetime
from typing import Any, TypeVar

from django.db import connection, transaction

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.avisos import avisar, cerrar_asuntos
from bluecom.pendientes.models import Tema
from bluecom.rechazo import Rechazo, YaDecidido
from bluecom.vigencias import consultas
from bluecom.vigencias.consultas import Juicio, nada_que_objetar
from bluecom.vigencias.modelos import Situacion, Vigente

V = TypeVar("V", bound=Vigente)


def proponer(nueva: V, *, acto: Acto, contenido: Juicio = nada_que_objetar) -> V:
    """Write down a version from a day to come; nothing changes until another approves it.

    ``contenido`` judges what it says, while nobody else decides on its series.
    """
    with transaction.atomic():
        _abrir(nueva, acto.usuario)
        _rechazar(consultas.objeciones(nueva, hoy(acto.ahora), contenido))
        nueva.numero = consultas.siguiente_numero(nueva)
        nueva.situacion = Situacion.PROPUESTA
        nueva.propuesta_por, nueva.propuesta_en = acto.usuario, acto.ahora
        nueva.save(force_insert=True)
        _dejar_constancia(nueva, "proponer", acto)
        _pedir_la_segunda_firma(nueva, acto.ahora)
    return nueva


def aprobar(fila: V, *, acto: Acto, contenido: Juicio = nada_que_objetar) -> V:
    """The second person: it rules from its day.

    Raises ``YaDecidido`` for whoever comes second.
    """
    with transaction.atomic():
        fila = _abrir(fila, acto.usuario)
        if fila.situacion != Situacion.PROPUESTA:
            raise YaDecidido(f"Esta versión ya está decidida: {_dicho(fila)}.")
        _rechazar(consultas.impide_aprobar(fila, acto.usuario, hoy(acto.ahora), contenido))
        fila.situacion = Situacion.APROBADA
        fila.aprobada_por, fila.aprobada_en = acto.usuario, acto.ahora
        fila.save()
        _dejar_constancia(fila, "aprobar", acto)
        _avisar_la_decision(fila, acto)
    return fila


def retirar(fila: V, *, acto: Acto) -> V:
    """Drop a proposal, or an approved version that has not started: all stays as it was.

    One person is enough: nothing that a client was told changes.
    """
    with transaction.atomic():
        fila = _abrir(fila, acto.usuario)
        _rechazar(consultas.impide_retirar(fila, hoy(acto.ahora)))
        fila.situacion = Situacion.RETIRADA
        fila.retirada_por, fila.retirada_en = acto.usuario, acto.ahora
        fila.save()
        _dejar_constancia(fila, "retirar", acto)
        _avisar_la_decision(fila, acto)
    return fila


def _abrir(fila: V, usuario: Usuario) -> V:
    """The row as it stands once nobody else is deciding on its series."""
    if not usuario.tiene_rol(Rol.ADMINISTRADOR):
        raise Rechazo("Esto lo cambia un administrador.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 17))", [fila.cadena])
    return type(fila).objects.get(pk=fila.pk) if fila.pk else fila


def _rechazar(razones: list[str]) -> None:
    if razones:
        raise Rechazo(razones)


def _dejar_constancia(fila: Vigente, verbo: str, acto: Acto) -> None:
    datos = {"version": fila.numero, "desde": fila.vigente_desde.isoformat(), **fila.constancia()}
    antes = {} if verbo == "retirar" else _lo_de_antes(fila)
    anotar(fila.cadena, f"{verbo}_{fila.cosa}", acto=acto, datos=datos | antes)


def _lo_de_antes(fila: Vigente) -> dict[str, Any]:
    """What it says otherwise than the version that ends when it starts."""
    anterior = consultas.anterior_a(fila) or fila.de_entrada()
    if anterior is None:
        return {}
    dice = fila.constancia()
    return {"antes": {c: v for c, v in anterior.constancia().items() if v != dice.get(c)}}


def _pedir_la_segunda_firma(fila: Vigente, ahora: datetime) -> None:
    """Without it nobody would know that it waits."""
    avisar(
        consultas.quienes_aprueban(fila).values_list("pk", flat=True),
        f"Espera su aprobación: {fila}, desde el {fila.vigente_desde:%d/%m/%Y}.",
        clave=_por_aprobar(fila),
        ahora=ahora,
        url=fila.get_absolute_url(),
        asunto=_por_aprobar(fila),
        tema=Tema.FIRMA,
    )


def _avisar_la_decision(fila: Vigente, acto: Acto) -> None:
    """It waits for nobody; whoever proposed it reads what another decided."""
    cierre = f"{_dicho(fila)} por {acto.usuario}"
    cerrar_asuntos(_por_aprobar(fila), ahora=acto.ahora, cierre=cierre)
    if fila.propuesta_por_id in (None, acto.usuario.pk):
        return
    avisar(
        [fila.propuesta_por_id],
        f"Su propuesta de {fila}, desde el {fila.vigente_desde:%d/%m/%Y}: {_dicho(fila)}.",
        clave=f"{fila.cadena}:{fila.situacion}:{fila.pk}",
        ahora=acto.ahora,
        url=fila.get_absolute_url(),
        tema=Tema.FIRMA,
    )


def _por_aprobar(fila: Vigente) -> str:
    return f"{fila.cadena}:por_aprobar:{fila.pk}"


def _dicho(fila: Vigente) -> str:
    return str(fila.get_situacion_display()).lower()
