"""The ten seconds: how the month stands, what cost it, and what can still move it."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from indicadores.cifras import Cifra
from indicadores.consultas.cohortes import Cohortes, cohortes
from indicadores.consultas.cuantas import cuantas
from indicadores.consultas.por_dia import quedan, terminados
from indicadores.consultas.por_mover import PorMover, por_mover
from indicadores.consultas.resumen import ResumenMes
from indicadores.proyeccion import Proyeccion, proyectar


@dataclass(frozen=True)
class Portada:
    """Beside the figures of ``resumen``; each part is read when a page shows it."""

    resumen: ResumenMes

    @cached_property
    def cohortes(self) -> Cohortes:
        return cohortes(self._cuantas)

    @cached_property
    def por_mover(self) -> PorMover | None:
        """Nothing moves a month but while it runs: what is registered later is of another."""
        return por_mover(self.resumen.periodo, self._cuantas) if self.en_curso else None

    @cached_property
    def proyeccion(self) -> Proyeccion | None:
        if not self.en_curso:
            return None
        p = self.resumen.periodo
        return proyectar(
            terminados(p, self.resumen.totales), quedan(p), self.resumen.definicion.parametro
        )

    @property
    def si_se_registran(self) -> Cifra | None:
        """The figure with all that waits registered today and not one conversation more."""
        if self.por_mover is None or not self.por_mover.suben:
            return None
        oficial = self.resumen.oficial
        n = oficial.n + self.por_mover.suben
        return Cifra("oficial", n, oficial.d, oficial.parametro)

    @cached_property
    def _cuantas(self) -> Counter[str]:
        return cuantas(self.resumen.periodo)

    @property
    def en_curso(self) -> bool:
        return self.resumen.provisional and self.resumen.periodo.en_curso
