"""Read the exchange's own table; what is there already writes nothing (4.1)."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from bluecom.bolivia.fechas import hoy, limites_del_mes, mes_anterior, mes_de
from bluecom.integraciones.elastix.cdr import Fila, PorMySql, TablaDeCdr
from bluecom.integraciones.errores import SistemaNoResponde
from bluecom.operacion.revisiones import anotar_revision, seguir
from cartera.models import RegistroCDR
from cartera.telefonia.carga import leer_filas
from cartera.telefonia.registro import guardar, reagrupar, uno_a_la_vez
from cartera.telefonia.tramos import CAMPOS, Tramo
from indicadores.conversaciones.cruzar import cruzar
from indicadores.models import CoberturaCDR

NOMBRE = "CDR de la central"
SEGUNDOS = 10.0
_UN_DIA = timedelta(days=1)
_LOTE = 1000

seguir(NOMBRE, cuando=lambda: bool(settings.CDR_URL))


def leer_lo_nuevo(*, ahora: datetime) -> None:
    """From a day before the last call that is known: a long one is written when it ends."""
    ultima = RegistroCDR.objects.filter(calldate__lte=ahora).aggregate(x=Max("calldate"))["x"]
    desde = hoy(ultima) - _UN_DIA if ultima else hoy(limites_del_mes(mes_de(hoy(ahora)))[0])
    leer_desde(desde, ahora=ahora)


def leer_lo_tardio(*, ahora: datetime) -> None:
    """The last month and this one again: rows of an exchange that was cut off come days late."""
    leer_desde(hoy(limites_del_mes(mes_anterior(mes_de(hoy(ahora))))[0]), ahora=ahora)


def leer_desde(desde: date, *, ahora: datetime) -> None:
    """Each day by itself; Salud says when nobody answers, and nothing waits for it."""
    if not settings.CDR_URL:
        return
    problemas, ilegibles, dia = [], 0, desde
    try:
        tabla: TablaDeCdr = PorMySql(settings.CDR_URL, segundos=SEGUNDOS)
        while dia <= hoy(ahora):
            ilegibles += recibir(tabla.filas_del(dia, CAMPOS), ahora=ahora)
            if dia < hoy(ahora):
                CoberturaCDR.objects.get_or_create(corrida=None, desde=dia, hasta=dia)
            dia += _UN_DIA
    except SistemaNoResponde as error:
        problemas.append(f"No responde desde el {dia:%d/%m/%Y} ({error}): el mes sigue sin él.")
    if ilegibles:
        problemas.append(f"{ilegibles} filas no se pudieron leer.")
    anotar_revision(NOMBRE, problemas, ahora)


def recibir(filas: list[Fila], *, ahora: datetime) -> int:
    """The rows become legs, calls and conversations; how many are none."""
    leidas = leer_filas(filas, ahora=ahora)
    tramos = [leida.tramo for leida in leidas if leida.tramo]
    for i in range(0, len(tramos), _LOTE):
        _recibir(tramos[i : i + _LOTE])
    return len(leidas) - len(tramos)


def _recibir(tramos: list[Tramo]) -> None:
    with transaction.atomic():
        uno_a_la_vez()
        hechas = guardar(tramos)
        nuevos = {t.uniqueid for t, hecha in zip(tramos, hechas, strict=True) if hecha}
        cruzar(reagrupar(nuevos))
