"""The history of a sale as its page tells it."""

from collections.abc import Iterable
from typing import Any

from bluecom.bitacora.vocabulario import frase_del_acto
from cartera.models import Llamada
from solicitudes.models import Razon, Reasignacion, Venta
from solicitudes.puerta.lectura import Alrededor

LLAMO_EL = "Llamó él."
CON_SU_LLAMADA = ("descartar", "seguimiento")
"""Acts that a call explains."""


def historia(venta: Venta, leido: Alrededor) -> list[dict[str, Any]]:
    """The sale's Eventos, newest first, in words; reasons beside them."""
    eventos = leido.eventos
    razones = {(r.transicion, r.en): r for r in venta.razones.all()}
    manos = {r.en: r for r in venta.reasignaciones.all()}
    llamadas = _llamadas_de(e.datos.get("llamada") for e in eventos if e.tipo in CON_SU_LLAMADA)
    return [
        {
            "cuando": e.instante,
            "quien": str(e.actor or "Sistema"),
            "acto": e.tipo,
            "texto": frase_del_acto(e.tipo, e.datos),
            "nota": _nota(razones.get((e.tipo, e.instante)) or manos.get(e.instante))
            or llamadas.get(e.datos.get("llamada") if e.tipo in CON_SU_LLAMADA else None, "")
            or (LLAMO_EL if e.tipo == "tomar" and e.datos.get("entrante") else ""),
        }
        for e in eventos
    ]


def _llamadas_de(claves: Iterable[int | None]) -> dict[int | None, str]:
    """What was said in the calls that ended a taking, or came after the acceptance."""
    buscadas = [clave for clave in claves if clave is not None]
    if not buscadas:
        return {}
    hechas = Llamada.objects.filter(pk__in=buscadas).select_related("resultado", "detalle")
    return {ll.pk: _lo_dicho(ll) for ll in hechas}


def _lo_dicho(llamada: Llamada) -> str:
    dicho = f"{llamada.dicho} (deshecha)" if llamada.anulada_en else llamada.dicho
    return f"{dicho}. {llamada.nota}" if llamada.nota else dicho


def _nota(razon: Razon | Reasignacion | None) -> str:
    if razon is None:
        return ""
    if isinstance(razon, Reasignacion):
        return f"{razon}. {razon.motivo}"
    dicho = f"{razon.motivo} (deshecho)" if razon.deshecha_en else str(razon.motivo)
    return f"{dicho}. {razon.nota}" if razon.nota else dicho
