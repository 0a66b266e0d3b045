"""The ten seconds: how the month stands, what cost it, and what can still move it."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from bluecom.bolivia.fechas import mes_anterior
from bluecom.lecturas import Juntas
from indicadores.cifras import Cifra
from indicadores.consultas.cohortes import Cohortes, cohortes
from indicadores.consultas.cuantas import cuantas
from indicadores.consultas.plan import Plan, las_acciones
from indicadores.consultas.por_dia import quedan, terminados
from indicadores.consultas.por_mover import PorMover, por_mover
from indicadores.consultas.resumen import ResumenMes
from indicadores.models import InformeMensual
from indicadores.proyeccion import Proyeccion, proyectar


@dataclass(frozen=True)
class Portada:
    """Beside the figures of ``resumen``; each part is read when a page shows it."""

    resumen: ResumenMes

    @cached_property
    def cohortes(self) -> Cohortes:
        return cohortes(self._cuantas, aceptadas=self.resumen.total.ventas_aceptadas)

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

    @property
    def informe(self) -> InformeMensual | None:
        return next(iter(self._alrededor["informe"]), None)

    @property
    def plan(self) -> Plan:
        """Its own and that of the month before, which is followed up in it."""
        return Plan(self._alrededor["acciones"])

    @cached_property
    def _alrededor(self) -> dict[str, list[Any]]:
        mes = self.resumen.mes
        return _ALREDEDOR.leer(mes=mes, anterior=mes_anterior(mes))

    @cached_property
    def _cuantas(self) -> Counter[str]:
        return cuantas(self.resumen.periodo)

    @property
    def en_curso(self) -> bool:
        return self.resumen.provisional and self.resumen.periodo.en_curso


def _componer(mes: str, anterior: str) -> dict[str, QuerySet[Any, Any]]:
    return {
        "informe": InformeMensual.objects.filter(mes=mes).select_related("cierre"),
        "acciones": las_acciones(anterior, mes),
    }


_ALREDEDOR = Juntas(_componer, mes=str, anterior=str)
"""What stands around the figures, asked in one message."""
