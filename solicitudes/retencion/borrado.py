"""What the log of a sale says that the policy erased, for who checks the proof."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bluecom.bitacora.models import Evento
from bluecom.retencion.palabras import PURGAR
from solicitudes.models import Venta


@dataclass(frozen=True)
class Borrado:
    """Rows that were emptied, by copy; and when. Of a sale that nobody forgot, nothing."""

    en: datetime | None = None
    filas: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def frase(self, copia: str, fila: int) -> str:
        """Why this copy is not there any more; empty when it should be."""
        if self.en is None or fila not in self.filas.get(copia, ()):
            return ""
        return f"borrado por la política de retención el {self.en:%d/%m/%Y}"


def borrado_de(venta: Venta) -> Borrado:
    """By its chain, which nobody rewrites: a row that was emptied and is not in it was altered."""
    evento = Evento.objects.filter(cadena=venta.cadena, tipo=PURGAR).order_by("n").first()
    if evento is None:
        return Borrado()
    copias: dict[str, list[int]] = evento.datos["copias"]
    return Borrado(evento.instante, {copia: frozenset(pks) for copia, pks in copias.items()})
