"""Who does each kind of owed effect, and what people call it."""

from collections.abc import Callable
from dataclasses import dataclass

from bluecom.pendientes.errores import Apartar
from bluecom.pendientes.models import Pendiente

Manejador = Callable[[Pendiente], None]
SiFalla = Callable[[Pendiente], None]


@dataclass(frozen=True)
class Oficio:
    """One kind of effect: the function that does it and the terms under which it works."""

    hacer: Manejador
    que: str = ""
    si_falla: SiFalla | None = None
    en_transaccion: bool = True
    segundos: float = 0


_oficios: dict[str, Oficio] = {}


def manejador(
    tipo: str,
    *,
    que: str = "",
    si_falla: SiFalla | None = None,
    en_transaccion: bool = True,
    segundos: float = 0,
) -> Callable[[Manejador], Manejador]:
    """Register the function that does what a ``Pendiente`` of this ``tipo`` owes.

    ``que`` names it for people ("un papel"). ``si_falla`` is told of each failure after the row
    says whether it will be tried again (``DEBIDO``) or is set aside (``APARTADO``), in the same
    transaction. Who talks with the outside asks for no transaction and says for how many
    ``segundos`` at most: its lease is that much longer.
    """

    def decorador(funcion: Manejador) -> Manejador:
        _oficios[tipo] = Oficio(funcion, que, si_falla, en_transaccion, segundos)
        return funcion

    return decorador


def oficio_de(pendiente: Pendiente) -> Oficio:
    """Its kind; one that nobody registered can only be set aside."""
    return _oficios.get(pendiente.tipo) or Oficio(_nadie_sabe)


def nombre_de(pendiente: Pendiente) -> str:
    """What it is, for people: its own name, that of its kind, or the kind's code."""
    return str(pendiente.datos.get("que") or oficio_de(pendiente).que or pendiente.tipo)


def _nadie_sabe(pendiente: Pendiente) -> None:
    raise Apartar(f"Nadie sabe hacer «{pendiente.tipo}».")
