"""The work list of the contrast: on which numbers somebody has still to say something."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from indicadores.consultas.contraste import Clase, Contraste, Linea, contraste
from indicadores.models import Diferencia

SE_DECIDEN = (Clase.FALTA, Clase.DISTINTA, Clase.AJENA)


@dataclass(frozen=True)
class Trabajo:
    """A line, and what was said of it; decided of another content, it is to be decided anew."""

    linea: Linea
    diferencia: Diferencia | None

    @property
    def se_decide(self) -> bool:
        return self.linea.clase in SE_DECIDEN

    @property
    def decidida(self) -> bool:
        suya = self.diferencia
        return bool(suya and suya.decidida_en and suya.huella == self.linea.huella)

    @property
    def por_decidir(self) -> bool:
        return self.se_decide and not self.decidida


def trabajos(lo_hallado: Contraste) -> list[Trabajo]:
    """Every line of the month with what was said of it, in two statements."""
    dichas = Diferencia.objects.filter(mes=lo_hallado.periodo.mes)
    suyas = {d.clave: d for d in dichas.select_related("a_cargo", "decidida_por")}
    return [Trabajo(linea, suyas.get(linea.clave)) for linea in lo_hallado.lineas]


def que_quedan(todos: Sequence[Trabajo]) -> list[Trabajo]:
    return [uno for uno in todos if uno.por_decidir]


def sin_decidir(mes: str, *, ahora: datetime) -> int:
    """How many numbers of the month nobody decided, as both systems stand."""
    return len(que_quedan(trabajos(contraste(mes, ahora=ahora))))
