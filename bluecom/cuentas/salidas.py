"""Somebody's account was closed: whoever keeps work in people's names says what stays."""

from collections.abc import Callable

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario

AlSalir = Callable[[Usuario, Acto], str]
"""Counts what stays in a person's name and tells whom it concerns; empty when nothing stays."""

_oyentes: list[AlSalir] = []


def al_salir(oyente: AlSalir) -> AlSalir:
    """Be asked whenever an account is closed, in the same transaction."""
    if oyente not in _oyentes:
        _oyentes.append(oyente)
    return oyente


def anunciar_salida(persona: Usuario, acto: Acto) -> list[str]:
    """What each says, for whoever closed the account."""
    return [dicho for oyente in _oyentes if (dicho := oyente(persona, acto))]
