"""What has been done since midnight: by each person, and in each hour."""

from collections import Counter, defaultdict
from datetime import datetime, timedelta

from django.db.models.functions import TruncDay, TruncHour

from bluecom.bolivia.fechas import LA_PAZ, hoy, mes_de
from indicadores.consultas.base import Periodo
from indicadores.consultas.totales import Totales
from indicadores.consultas.tramos import SIEMPRE
from indicadores.models import Tramo
from solicitudes.mesa.jornada import medianoche


class HechoHoy:
    """The figures of a day so far, each by its name in the month; ``ultimas``: the last calls."""

    def __init__(self, ahora: datetime) -> None:
        self.de_cada_uno: defaultdict[int, Counter[str]] = defaultdict(Counter)
        self.por_hora: defaultdict[int, Counter[str]] = defaultdict(Counter)
        self.ultimas: dict[int, datetime] = {}
        totales = Totales(_del_dia(ahora))
        for fila in totales.llamadas_aparte(TruncHour, tramo=Tramo.HORA):
            figuras = {figura: fila[figura] for figura in ("hechas", "efectivas", "aceptadas")}
            quien, cuando, ultima = fila["quien"], fila["cuando"], fila["ultima"]
            if quien is not None:
                self.de_cada_uno[quien].update(figuras)
                self.ultimas[quien] = max(ultima, self.ultimas.get(quien, ultima))
            if cuando is not None:
                self.por_hora[cuando.astimezone(LA_PAZ).hour].update(figuras)
        for fila in totales.ventas(TruncDay):
            self.de_cada_uno[fila["quien"]]["registradas"] += fila["registradas"]


def _del_dia(ahora: datetime) -> Periodo:
    """What was annulled counts no more, at whatever instant it was."""
    desde = medianoche(ahora)
    return Periodo(mes_de(hoy(ahora)), desde, desde + timedelta(days=1), SIEMPRE.hasta)
