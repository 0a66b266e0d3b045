"""Which version rules when, and what forbids the next signature, in Spanish."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Max, QuerySet

from bluecom.cuentas.models import Rol, Usuario
from bluecom.vigencias.modelos import FIRMES, Situacion, Vigente, VigenteQuerySet

Juicio = Callable[[Any, date], list[str]]
"""What forbids what a version says, on a day; each thing has its own."""


def nada_que_objetar(fila: Vigente, dia: date) -> list[str]:
    """Of a thing that may say anything."""
    return []


ES_LO_MISMO = ["Es lo mismo que rige la víspera: cambie algo."]


def lo_mismo(nueva: Vigente, antes: Vigente | None, campos: Iterable[str]) -> list[str]:
    """That nothing would change, when nothing would."""
    cambia = antes is None or any(getattr(antes, c) != getattr(nueva, c) for c in campos)
    return [] if cambia else ES_LO_MISMO


def serie_de(fila: Vigente) -> VigenteQuerySet:
    """Every version of the same thing as ``fila``, itself included."""
    todas: VigenteQuerySet = type(fila).objects.all()
    return todas.misma_serie(fila)


def siguiente_numero(fila: Vigente) -> int:
    ultimo = serie_de(fila).aggregate(ultimo=Max("numero"))["ultimo"] or 0
    return max(int(ultimo) + 1, fila.PRIMERO)


def anterior_a(fila: Vigente) -> Any:
    """The version that ends when this one starts, if one was written."""
    return serie_de(fila).vigente_el(fila.vigente_desde - timedelta(days=1))


def objeciones(nueva: Vigente, dia: date, contenido: Juicio = nada_que_objetar) -> list[str]:
    """What forbids proposing it on ``dia``, and in ``contenido``; nothing when it can be."""
    if nueva.vigente_desde <= dia:
        return ["Rige desde mañana o después: lo de hoy ya se dijo como estaba."]
    razones = []
    serie = serie_de(nueva)
    if serie.filter(situacion=Situacion.PROPUESTA).exists():
        razones.append("Ya hay una versión por aprobar: apruébela o retírela primero.")
    if serie.firmes().filter(vigente_desde=nueva.vigente_desde).exists():
        razones.append("Ya hay una versión aprobada que empieza ese día: elija otro o retírela.")
    return razones + contenido(nueva, dia)


def impide_aprobar(
    fila: Vigente, usuario: Usuario, dia: date, contenido: Juicio = nada_que_objetar
) -> list[str]:
    """Of a proposal; what it says is judged again: it may have been overtaken."""
    razones = []
    if fila.propuesta_por_id == usuario.pk:
        razones.append("Usted la propuso: la aprueba otro administrador.")
    if fila.vigente_desde <= dia:
        razones.append("El día en que empezaba ya llegó: retírela y proponga otra desde mañana.")
    return razones + contenido(fila, dia)


def impide_retirar(fila: Vigente, dia: date) -> list[str]:
    if fila.situacion == Situacion.RETIRADA:
        return ["Esta versión ya está retirada."]
    if fila.situacion in FIRMES and fila.vigente_desde <= dia:
        return ["Ya rige o rigió: para dejarla, proponga otra desde mañana."]
    return []


def quienes_aprueban(fila: Vigente) -> QuerySet[Usuario]:
    """Every administrator besides the one who proposed it."""
    activos = Usuario.objects.filter(rol=Rol.ADMINISTRADOR, is_active=True)
    return activos.exclude(pk=fila.propuesta_por_id or 0)


def momento(fila: Vigente, dia: date) -> str:
    """Where a version stands on ``dia``, as an administrator says it."""
    if fila.situacion not in FIRMES:
        return str(fila.get_situacion_display())
    if fila.vigente_desde > dia:
        return "Programada"
    return "Terminó" if fila.vigente_hasta and fila.vigente_hasta < dia else "Rige hoy"
