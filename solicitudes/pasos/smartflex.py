"""What steps 7, 8 and 9 share: the sale open at one of them, and its request number."""

from bluecom.cuentas.acto import Acto
from solicitudes.models import Venta
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir_asesor, exigir_estado
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado

LARGO = 20


def abierta_en(estado: str, venta_id: int, *, acto: Acto) -> Venta:
    """Lock the sale for its asesor: in ``estado``, or observed by Canales Virtuales."""
    venta = bloquear(venta_id, acto=acto)
    exigir_asesor(venta, acto.usuario)
    exigir_estado(venta, estado, Estado.OBSERVADA)
    return venta


def numero_tecleado(venta: Venta) -> str:
    """The request number as a person types it."""
    return (venta.numero_smartflex or "").removeprefix(_de_practica(venta))


def anotar_numero(venta: Venta, numero: str) -> None:
    """Keep the Smartflex request number; another sale's number is refused by name.

    What is typed for practice is kept as such: it takes no number from a real sale.
    """
    numero = f"{_de_practica(venta)}{numero}"[:LARGO] if numero else ""
    if not numero or numero == venta.numero_smartflex:
        return
    if Venta.objects.filter(numero_smartflex=numero).exclude(pk=venta.pk).exists():
        raise TransicionInvalida(
            f"El número de solicitud {numero} ya pertenece a otra venta: revíselo en Smartflex."
        )
    venta.numero_smartflex = numero
    venta.save()


def _de_practica(venta: Venta) -> str:
    return f"P{venta.pk}-" if venta.de_practica else ""
