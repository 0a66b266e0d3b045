"""How the day of each asesor went in time: apart from the board, which is looked at all day."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bluecom.cuentas.models import Usuario
from bluecom.presencia.consultas import Tiempos, tiempos
from bluecom.presencia.models import DISPONIBLE
from indicadores.consultas.hecho_hoy import HechoHoy
from indicadores.consultas.puestos import los_asesores
from solicitudes.finales.saltos import de_cada_uno, saltos_del_dia
from solicitudes.mesa.jornada import despues_de_llamar, medianoche

CERO = timedelta(0)


@dataclass(frozen=True)
class Tiempo:
    """Of one asesor, since midnight."""

    asesor: Usuario
    saltos: int
    tiempos: Tiempos
    despues_de_llamar: timedelta
    ultima_llamada: datetime | None

    @property
    def disponible(self) -> timedelta:
        return self.tiempos.get(DISPONIBLE, CERO)

    @property
    def pausas(self) -> timedelta:
        suyos = self.tiempos.items()
        return sum((cuanto for estado, cuanto in suyos if estado != DISPONIBLE), CERO)


def tiempo_de_cada_uno(ahora: datetime) -> list[Tiempo]:
    """Of whoever did anything today."""
    desde = medianoche(ahora)
    saltos, duran = de_cada_uno(saltos_del_dia(ahora)), tiempos(desde, ahora)
    tras_llamar, ultimas = despues_de_llamar(desde, ahora), HechoHoy(ahora).ultimas
    con_algo = saltos.keys() | duran.keys() | tras_llamar.keys() | ultimas.keys()
    return [
        Tiempo(
            asesor,
            saltos.get(asesor.pk, 0),
            duran.get(asesor.pk, {}),
            tras_llamar.get(asesor.pk, CERO),
            ultimas.get(asesor.pk),
        )
        for asesor in los_asesores()
        if asesor.pk in con_algo
    ]
