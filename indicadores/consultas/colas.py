"""What waits today, and for whom: the lists of El día."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.parametros.consultas import valores
from bluecom.pendientes.models import (
    CorreoSaliente,
    EstadoCorreo,
    Pendiente,
    Situacion,
    SucesoDeCorreo,
)
from bluecom.plazos.models import Plazo
from indicadores.consultas import base
from indicadores.consultas.cola import Cola, Contada, Grupo, Momento, contar
from indicadores.parametros import MUCHO_GLOSADA
from solicitudes.models import CarpetaEntregada, Visita
from solicitudes.models.venta import VentaQuerySet
from solicitudes.plazos.visita import VISITA
from solicitudes.reglas.estados import CON_INSTALACION, Estado

VENTAS, CORREOS, DEBIDOS = "ventas", "correos", "debidos"
"""What the rows of a list are."""
_VISITA_ABIERTA = {"tipo": VISITA.codigo, "objeto_id": OuterRef("pk")}


def grupos_de(rol: str) -> list[Grupo]:
    """The floor reads them all; Canales Virtuales, those of its desks."""
    return [grupo for grupo in GRUPOS if grupo.de_canales or rol != Rol.CANALES_VIRTUALES]


def colas_de(rol: str, clase: str) -> dict[str, Cola]:
    """By the code that the address carries."""
    suyas = (cola for grupo in grupos_de(rol) for cola in grupo.colas)
    return {cola.codigo: cola for cola in suyas if cola.clase == clase}


def lo_que_espera(acto: Acto) -> list[tuple[Grupo, list[Contada]]]:
    """What this person reads of it, counted."""
    return contar(grupos_de(acto.usuario.rol), Momento.de(acto))


def _ventas(m: Momento, **condiciones: Any) -> VentaQuerySet:
    """Those that may count; a reviewer never sees one that he had himself."""
    todas = base.ventas().filter(**condiciones)
    return todas.ajenas_a(m.quien) if m.rol == Rol.CANALES_VIRTUALES else todas


def _con_plazo(
    campo: str, vencidos: bool, **condiciones: Any
) -> Callable[[Momento], VentaQuerySet]:
    """Overdue, or about to be: at the very instant of its limit none is late."""

    def filas(m: Momento) -> VentaQuerySet:
        limite, ventas = f"{campo}__vence_en", _ventas(m, **condiciones)
        if vencidos:
            return ventas.filter(**{f"{limite}__lt": m.ahora})
        return ventas.filter(**{f"{limite}__gte": m.ahora, f"{limite}__lt": m.pronto})

    return filas


def _del_plazo(codigo: str, nombre: str, campo: str, **condiciones: Any) -> tuple[Cola, Cola]:
    desde = f"{campo}__vence_en"
    vencidos = _con_plazo(campo, vencidos=True, **condiciones)
    por_vencer = _con_plazo(campo, vencidos=False, **condiciones)
    return (
        Cola(f"{codigo}-vencidas", f"{nombre}: vencidas", VENTAS, desde, vencidos, "alarma"),
        Cola(
            f"{codigo}-por-vencer", f"{nombre}: por vencer", VENTAS, desde, por_vencer,
            "aviso", con_edad=False,
        ),
    )  # fmt: skip


def _con_tiempo(m: Momento) -> VentaQuerySet:
    """Printed, and their limit is far, or has stopped."""
    lejos = Q(plazo_entrega__vence_en=None) | Q(plazo_entrega__vence_en__gte=m.pronto)
    return _ventas(m).por_entregar().filter(lejos)


def _sin_imprimir(m: Momento) -> VentaQuerySet:
    """Registered, and nothing done about its papers for as long as the floor calls too long."""
    horas = valores([MUCHO_GLOSADA], m.ahora)[MUCHO_GLOSADA.codigo]
    pasos = Evento.objects.filter(cadena=base.cadena_de(OuterRef("pk")), datos__has_key="hasta")
    ultimo = Subquery(pasos.order_by("-instante").values("instante")[:1])
    glosadas = _ventas(m, estado=Estado.GLOSADA).alias(quieta=Coalesce(ultimo, "glosada_en"))
    return glosadas.filter(quieta__lte=m.ahora - timedelta(hours=horas))


def _por_recibir(m: Momento) -> VentaQuerySet:
    en_un_acta = CarpetaEntregada.objects.abiertas().filter(venta=OuterRef("pk"))
    return _ventas(m, estado=Estado.IMPRESA).filter(Exists(en_un_acta))


def _por_instalar(m: Momento) -> VentaQuerySet:
    return _ventas(m, estado__in=CON_INSTALACION, instalacion=None)


def _con_visita(m: Momento, **condiciones: Any) -> VentaQuerySet:
    esperadas = Plazo.objects.abiertos().filter(**_VISITA_ABIERTA, **condiciones)
    return _por_instalar(m).filter(Exists(esperadas))


def _sin_visita(m: Momento) -> VentaQuerySet:
    return _por_instalar(m).exclude(Exists(Plazo.objects.abiertos().filter(**_VISITA_ABIERTA)))


def _no_hechas(m: Momento) -> VentaQuerySet:
    de_hoy = Visita.objects.filter(venta=OuterRef("pk"), fecha=m.hoy, hecha=False)
    return _ventas(m, glosada_en__isnull=False).filter(Exists(de_hoy))


def _correos(*estados: EstadoCorreo) -> Callable[[Momento], QuerySet[CorreoSaliente]]:
    return lambda m: CorreoSaliente.objects.filter(estado__in=estados)


def _malos(clase: SucesoDeCorreo.Clase, estado: EstadoCorreo) -> Callable[[Momento], QuerySet[Any]]:
    """Heard of today, and nothing better since."""

    def filas(m: Momento) -> QuerySet[CorreoSaliente]:
        oidos = SucesoDeCorreo.objects.filter(clase=clase, anotado_en__gte=m.medianoche)
        return CorreoSaliente.objects.filter(estado=estado, pk__in=oidos.values("correo"))

    return filas


def _debidos(m: Momento) -> QuerySet[Pendiente]:
    """Due, and nothing went wrong yet."""
    debidos = Pendiente.objects.filter(situacion=Situacion.DEBIDO, ultimo_error="")
    return debidos.filter(proximo_en__lte=m.ahora)


def _otra_vez(m: Momento) -> QuerySet[Pendiente]:
    return Pendiente.objects.filter(situacion=Situacion.DEBIDO).exclude(ultimo_error="")


_Clase, _Estado = SucesoDeCorreo.Clase, EstadoCorreo
GRUPOS = (
    Grupo(
        "Plazos",
        (
            *_del_plazo(
                "entregas", "Entregas", "plazo_entrega", entregada_en=None, cerrada_en=None
            ),
            Cola(
                "entregas-con-tiempo", "Entregas: con tiempo", VENTAS, "plazo_entrega__vence_en",
                _con_tiempo, contada=False,
            ),
            Cola(
                "sin-imprimir", "Glosadas sin imprimir", VENTAS, "glosada_en", _sin_imprimir,
                contada=False,
            ),
            *_del_plazo("revisiones", "Revisiones", "plazo_revision", estado=Estado.ENTREGADA),
            *_del_plazo(
                "correcciones", "Correcciones", "plazo_correccion", estado=Estado.OBSERVADA
            ),
        ),
    ),
    Grupo(
        "Canales Virtuales",
        (
            Cola("por-recibir", "Por recibir, en camino", VENTAS, "impresa_en", _por_recibir),
            Cola(
                "por-revisar", "Por revisar", VENTAS, "entregada_en",
                lambda m: _ventas(m, estado=Estado.ENTREGADA),
            ),
            Cola(
                "devueltas", "Devueltas al asesor", VENTAS, "entregada_en",
                lambda m: _ventas(m, estado=Estado.OBSERVADA),
            ),
        ),
    ),
    Grupo(
        "Instalaciones",
        (
            Cola(
                "visitas-de-hoy", "Visitas de hoy", VENTAS, "glosada_en",
                lambda m: _con_visita(m, inicio=m.medianoche), con_edad=False,
            ),
            Cola(
                "visitas-pasadas", "Visitas pasadas sin anotar", VENTAS, "glosada_en",
                lambda m: _con_visita(m, vence_en__lt=m.ahora), "alarma",
                con_edad=False,
            ),
            Cola("sin-visita", "Sin fecha de visita", VENTAS, "glosada_en", _sin_visita, "aviso"),
            Cola(
                "no-hechas", "No hechas hoy", VENTAS, "glosada_en", _no_hechas, "aviso",
                con_edad=False,
            ),
            Cola(
                "instaladas-hoy", "Instaladas hoy", VENTAS, "glosada_en",
                lambda m: _ventas(m, instalacion__fecha=m.hoy), con_edad=False,
            ),
        ),
    ),
    Grupo(
        "Correos",
        (
            Cola(
                "por-salir", "Por salir", CORREOS, "creado_en",
                _correos(_Estado.EN_COLA, _Estado.SALIENDO),
            ),
            Cola(
                "reintentando", "Se intentan otra vez", CORREOS, "creado_en",
                _correos(_Estado.REINTENTANDO), "aviso",
            ),
            Cola(
                "rebotados-hoy", "Rebotados hoy", CORREOS, "creado_en",
                _malos(_Clase.REBOTADO, _Estado.REBOTADO), "alarma", con_edad=False,
            ),
            Cola(
                "no-salieron-hoy", "No salieron hoy", CORREOS, "creado_en",
                _malos(_Clase.NO_SALIO, _Estado.FALLIDO), "alarma", con_edad=False,
            ),
        ),
    ),
    Grupo(
        "Lo que el sistema debe",
        (
            Cola("debidos", "Por hacer", DEBIDOS, "creado_en", _debidos),
            Cola("otra-vez", "Se intentan otra vez", DEBIDOS, "creado_en", _otra_vez, "aviso"),
            Cola(
                "apartados", "Apartados", DEBIDOS, "creado_en",
                lambda m: Pendiente.objects.apartados(), "alarma",
            ),
        ),
        de_canales=False,
    ),
)  # fmt: skip
"""In the order of the board."""
