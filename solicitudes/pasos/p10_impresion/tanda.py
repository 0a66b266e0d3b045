"""Step 10: the day's folders printed together, and confirmed one by one by their own door."""

from collections.abc import Sequence

from django.db import transaction

from bluecom.bolivia.texto import limpiar
from bluecom.cuentas.acto import Acto
from bluecom.rechazo import Rechazo
from documentos.models import Tanda
from documentos.servicios.tandas import PorImprimir, pedir_tanda
from solicitudes.models import Venta
from solicitudes.pasos.p10_impresion.servicio import imprimir
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir_asesor, exigir_estado
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado


def imprimir_varias(
    ventas_id: Sequence[int], *, acto: Acto, motivo: str = ""
) -> tuple[Tanda, bool]:
    """Owe one file with these folders, in this order; confirming each is another act.

    A folder already printed is a reprint and needs its reason. ``False`` when a tanda of
    this asesor is still on its way: that one is returned. Raises ``TransicionInvalida``.
    """
    if not ventas_id:
        raise TransicionInvalida("Marque al menos una carpeta para imprimir.")
    dicho = limpiar(motivo)[:200]
    with transaction.atomic():
        pedidas = [_pedida(pk, dicho, acto) for pk in ventas_id]
        return pedir_tanda(pedidas, acto=acto)


def confirmar_impresas(ventas_id: Sequence[int], *, acto: Acto) -> tuple[list[int], list[str]]:
    """Confirm each folder (10.1); return those confirmed, and why each other one was not."""
    hechas: list[int] = []
    razones: list[str] = []
    for pk in ventas_id:
        try:
            imprimir(pk, acto=acto)
            hechas.append(pk)
        except Rechazo as rechazo:
            razones += [f"Venta {pk}: {razon}" for razon in rechazo.razones]
    return hechas, razones


def _pedida(venta_id: int, motivo: str, acto: Acto) -> PorImprimir:
    venta: Venta = bloquear(venta_id, acto=acto)
    exigir_asesor(venta, acto.usuario)
    exigir_estado(venta, Estado.GLOSADA, Estado.IMPRESA)
    if venta.estado == Estado.GLOSADA:
        return PorImprimir(venta.carpeta_id)
    if not motivo:
        raise TransicionInvalida(
            f"La carpeta de {venta.cliente} (venta {venta.pk}) ya se imprimió: escriba el motivo "
            "de la reimpresión, por ejemplo «atasco»."
        )
    return PorImprimir(venta.carpeta_id, motivo)
