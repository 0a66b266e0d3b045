"""What a run says of each record, and of all of them."""

from typing import Any

from django.db.models import QuerySet

from bluecom.planillas.models import Corrida, Renglon
from bluecom.planillas.tipos import tipo_de


class Informe:
    """The report of a run: its page and its command say the same, because both read this."""

    def __init__(self, corrida: Corrida) -> None:
        self.corrida = corrida

    @property
    def conteos(self) -> dict[str, int]:
        """Every count of this kind, in its order, 0 where nothing fell into it."""
        return {c: self.corrida.conteos.get(c, 0) for c in tipo_de(self.corrida).conteos}

    @property
    def ademas(self) -> dict[str, int]:
        """What the file changed besides and no record of it says."""
        return {c: self.corrida.conteos.get(c, 0) for c in tipo_de(self.corrida).ademas}

    @property
    def leidas(self) -> int:
        return sum(self.conteos.values())

    @property
    def filas(self) -> QuerySet[Renglon]:
        """Each record once, by its line; of a large file, to be read with ``iterator()``."""
        return self.corrida.renglones.all()

    def a_json(self) -> dict[str, Any]:
        filas = self.filas.iterator()
        return {
            "leidas": self.leidas,
            **self.conteos,
            **self.ademas,
            "filas": [{"linea": f.linea, "clase": f.clase, "motivo": f.motivo} for f in filas],
        }
