"""What the log of a sale says that the policy erased, for who checks the proof."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bluecom.bitacora.models import Evento
from bluecom.retencion.palabras import PURGAR
from solicitudes.models import Venta


@dataclass(frozen=True)
class Borrado:
    """Rows that were emptied, by copy, each with when. Of a sale that nobody forgot, nothing."""

    filas: Mapping[str, Mapping[int, datetime]] = field(default_factory=dict)

    def frase(self, copia: str, fila: int) -> str:
        """Why this copy is not there any more; empty when it should be."""
        en = self.filas.get(copia, {}).get(fila)
        return f"borrado por la política de retención el {en:%d/%m/%Y}" if en else ""


def borrado_de(venta: Venta) -> Borrado:
    """By its chain, which nobody rewrites: a row that was emptied and is not in it was altered.

    What was caught up with later has an act of its own; of a row in several, the first says when.
    """
    filas: dict[str, dict[int, datetime]] = defaultdict(dict)
    for evento in Evento.objects.filter(cadena=venta.cadena, tipo=PURGAR).order_by("n"):
        for copia, pks in evento.datos["copias"].items():
            for pk in pks:
                filas[copia].setdefault(pk, evento.instante)
    return Borrado(filas)
