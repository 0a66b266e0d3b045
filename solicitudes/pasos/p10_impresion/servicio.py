"""Step 10: the folder on paper."""

from django.db import transaction

from bluecom.cuentas.acto import Acto
from solicitudes.models import Venta
from solicitudes.puerta.avanzar import avanzar, bloquear
from solicitudes.puerta.permitir import exigir_asesor, exigir_estado
from solicitudes.reglas.estados import Estado


def imprimir(venta_id: int, *, acto: Acto) -> Venta:
    """The agent confirms that 1 original + 1 copy, C.I. and letter are printed (10.1).

    The clock of the hand-over starts at this confirmation; a reprint never moves it.
    """
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir_asesor(venta, acto.usuario)
        exigir_estado(venta, Estado.GLOSADA)
        venta.impresion_confirmada_en = acto.ahora
        venta.save()
        return avanzar(venta_id, "imprimir", acto=acto)
