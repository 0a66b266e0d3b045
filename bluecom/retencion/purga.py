"""Erase what has had its time: counted first, then rule by rule, each with its line in the log."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import acto_del_sistema
from bluecom.parametros.consultas import valor
from bluecom.retencion.catalogo import PorEdad, a_salvo, copias
from bluecom.retencion.palabras import PURGAR

CADENA = "retencion"


@dataclass(frozen=True)
class Cuenta:
    """How many rows of one copy have had their time."""

    codigo: str
    que: str
    cuantas: int


@dataclass(frozen=True)
class Purga:
    """A part of the house that erases by rules of its own: what it would, and doing it."""

    contar: Callable[[datetime], list[Cuenta]]
    hacer: Callable[[datetime], list[Cuenta]]
    retenidas: Callable[[datetime], list[Cuenta]] = lambda ahora: []


_PURGAS: list[Purga] = []


def registrar_purga(purga: Purga) -> None:
    _PURGAS.append(purga)


def por_purgar(*, ahora: datetime) -> list[Cuenta]:
    """What a purge at this instant would erase; it changes nothing."""
    return _con_algo(
        [
            *(Cuenta(c.codigo, c.que, _vencidas(c, ahora).count()) for c in _por_edad()),
            *(cuenta for purga in _PURGAS for cuenta in purga.contar(ahora)),
        ]
    )


def retenidas(*, ahora: datetime) -> list[Cuenta]:
    """What would be erased and is not, by what holds it."""
    return _con_algo(cuenta for purga in _PURGAS for cuenta in purga.retenidas(ahora))


def purgar(*, ahora: datetime) -> list[Cuenta]:
    """Erase it; again at once, nothing is left to erase."""
    return _con_algo(
        [
            *(_vaciar(copia, ahora) for copia in _por_edad()),
            *(cuenta for purga in _PURGAS for cuenta in purga.hacer(ahora)),
        ]
    )


def _por_edad() -> list[PorEdad]:
    return [copia for copia in copias() if isinstance(copia, PorEdad)]


def _vencidas(copia: PorEdad, ahora: datetime) -> QuerySet:  # type: ignore[type-arg]  # any table
    limite = ahora - timedelta(days=valor(copia.dias, ahora))
    viejas = copia.tabla._default_manager.filter(copia.solo, **{f"{copia.fecha}__lt": limite})
    salvadas = a_salvo(copia)
    return viejas.filter(copia.con_algo, *([] if salvadas is None else [~salvadas]))


def _vaciar(copia: PorEdad, ahora: datetime) -> Cuenta:
    with transaction.atomic():
        cuantas = _vencidas(copia, ahora).update(**copia.vacios)
        if cuantas:
            datos = {"copia": copia.codigo, "cuantas": cuantas}
            anotar(CADENA, PURGAR, acto=acto_del_sistema(ahora), datos=datos)
    return Cuenta(copia.codigo, copia.que, cuantas)


def _con_algo(cuentas: Iterable[Cuenta]) -> list[Cuenta]:
    return [cuenta for cuenta in cuentas if cuenta.cuantas]
