"""The sweep of deadlines with nothing due, against a scan of the same rows."""

from datetime import UTC, datetime, timedelta

from django.db import connection

from bench import base
from bench.medida import Medida, alternados
from bluecom.plazos.barrido import barrer
from bluecom.plazos.models import Plazo, Politica
from solicitudes.plazos.tipos import ENTREGA

CARPETAS = {True: 200_000, False: 1_000_000}
RAZON = {True: 10.0, False: 50.0}
BARRIDOS = 50
"""Sweeps in one turn: one alone is less than the clock that is read around it."""
AHORA = datetime(2026, 11, 23, 14, tzinfo=UTC)
PRIMERA = 9_000_000
_POR_INDICE = ("enable_indexscan", "enable_indexonlyscan", "enable_bitmapscan")


def medir(*, chico: bool) -> list[Medida]:
    """Folders that run, each with a mark to come; half as many more are over and say nothing."""
    base.preparar()
    _sembrar(CARPETAS[chico])
    nuestro, recorrido = alternados(3, _barrer, _recorrer, base.procesador)
    notas = {"plazos": f"{Plazo.objects.count():,}".replace(",", "."), "avisados": str(_debidos())}
    return [
        Medida(
            "barrido, nada vence",
            nuestro / BARRIDOS,
            recorrido,
            RAZON[chico],
            notas=notas,
            condiciones=not _debidos(),
        )
    ]


def _sembrar(cuantas: int) -> None:
    politica = Politica.vigente(ENTREGA.codigo, AHORA.date())
    corren = {"tipo": f"'{ENTREGA.codigo}'", "objeto_id": "n", "politica_id": str(politica.pk)}
    inicio = f"'{AHORA.isoformat()}'::timestamptz + n %% 1000 * interval '1 minute'"
    suyos = corren | {"inicio": inicio, "vence_en": f"{inicio} + interval '24 hours'"}
    proximo = f"{inicio} + interval '22 hours'"
    base.sembrar(Plazo, PRIMERA, PRIMERA + cuantas - 1, **suyos, proximo_aviso_en=proximo)
    desde = PRIMERA + cuantas
    base.sembrar(Plazo, desde, desde + cuantas // 2 - 1, **suyos, cumplido_en=inicio)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE plazos_plazo")


def _barrer() -> None:
    for _ in range(BARRIDOS):
        barrer(ahora=AHORA + timedelta(hours=1))


def _debidos() -> int:
    return Plazo.objects.con_marca(AHORA + timedelta(hours=1)).count()


def _recorrer() -> None:
    """What every sweep would read without an index of its own."""
    with connection.cursor() as cursor:
        cursor.execute("; ".join(f"SET {modo} = off" for modo in _POR_INDICE))
        cursor.execute(
            "SELECT id FROM plazos_plazo WHERE cumplido_en IS NULL AND cerrado_en IS NULL "
            "AND vence_en - interval '2 hours' <= %s",
            [AHORA + timedelta(hours=1)],
        )
        cursor.fetchall()
        cursor.execute("; ".join(f"RESET {modo}" for modo in _POR_INDICE))
