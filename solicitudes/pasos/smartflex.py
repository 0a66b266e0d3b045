"""What steps 7, 8 and 9 share: the sale open at one of them, and its request number."""

from bluecom.cuentas.acto import Acto
from solicitudes.models import Venta
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir_asesor, exigir_estado
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado


def abierta_en(estado: str, venta_id: int, *, acto: Acto) -> Venta:
    """Lock the sale for its asesor: in ``estado``, or observed by Canales Virtuales."""
    venta = bloquear(venta_id, acto=acto)
    exigir_asesor(venta, acto.usuario)
    exigir_estado(venta, estado, Estado.OBSERVADA)
    return venta


def anotar_numero(venta: Venta, numero: str) -> None:
    """Keep the Smartflex request number; another sale's number is refused by name."""
    if not numero or numero == venta.numero_smartflex:
        return
    if Venta.objects.filter(numero_smartflex=numero).exclude(pk=venta.pk).exists():
        raise TransicionInvalida(
            f"El número de solicitud {numero} ya pertenece a otra venta: revíselo en Smartflex."
        )
    venta.numero_smartflex = numero
    venta.save()
