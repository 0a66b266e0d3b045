"""A month among ten million calls from its totals, against the count of its rows; and its pages."""

import time
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models.functions import TruncDay, TruncMonth
from django.test import Client
from django.utils import timezone

from bench import base
from bench.llamadas import CONTACTOS, sembradas
from bench.medida import Medida, alternados
from bench.navegador import Costo, costo, entrar
from bluecom.bolivia.fechas import hoy, mes_anterior, mes_de
from bluecom.cuentas.models import Rol
from cartera.models import Llamada
from indicadores import consultas
from indicadores.cierre.congelar import congelar
from indicadores.consultas.base import Periodo, periodo
from indicadores.consultas.contadas import LLAMADAS, VENTAS, Cada, Fila
from indicadores.consultas.totales import Totales
from indicadores.consultas.tramos import SIEMPRE
from indicadores.models import Cierre, FilaCerrada, Tramo
from indicadores.publico import como_json
from indicadores.recuento.comparar import comparar
from indicadores.recuento.juntar import CLASES, juntar, volver_a_contar
from indicadores.views.partes import FALTANTES, PARTES, PORQUE

CUANTAS = {True: 200_000, False: 10_000_000}
DIAS = {True: 60, False: 730}
VECES = {True: 3, False: 5}
RAZON = {True: 10.0, False: 100.0}
PAGINAS = {"el mes": "/mes/", "el día": "/dia/"}
DE_LA_PORTADA = ("porque", "costos")
"""The parts that say what cost the month, fetched once its first screen is there."""
DE_UNA_PAGINA, DE_UNA_PARTE = 1 / 3, 1 / 4
_QUE_SE_SUMAN = (LLAMADAS, VENTAS)
_FIGURAS = tuple(figura for clase in _QUE_SE_SUMAN for figura in clase.figuras)


def medir(*, chico: bool) -> list[Medida]:
    """All is counted once, as of a base of before; then the pages, also as a call is recorded."""
    base.preparar()
    jefe = entrar(base.persona(Rol.JEFE_VENTAS))
    veces = VECES[chico]
    with sembradas(CUANTAS[chico], DIAS[chico]):
        segundos = _contar_todo()
        medidas = [_frente_a_las_filas(chico=chico, segundos=segundos)]
        for nombre, ruta in PAGINAS.items():
            medidas.append(_frente_a_la_vacia(nombre, costo(jefe, ruta, veces=veces)))
        medidas += _las_que_costaron(jefe, veces)
        medidas[1].notas["sus partes, veces la vacía"] = _las_partes(jefe, veces)
        _llamar(CUANTAS[chico] + 1)
        for nombre, ruta in PAGINAS.items():
            como = f"{nombre}, una hora por contar"
            medidas.append(_frente_a_la_vacia(como, costo(jefe, ruta, veces=veces)))
        firmado = costo(jefe, f"/mes/{_firmar()}/", veces=veces)
        medidas.append(_frente_a_la_vacia("un mes cerrado", firmado))
    return medidas


def _contar_todo() -> float:
    inicio = time.perf_counter()
    for clase in CLASES:
        volver_a_contar(clase, [SIEMPRE])
    juntar()
    return time.perf_counter() - inicio


def _frente_a_las_filas(*, chico: bool, segundos: float) -> Medida:
    """The figures of the whole month before this one, of each person and product.

    Those that it adds up are alike in every day.
    """
    ahora = timezone.now()
    p = periodo(mes_anterior(mes_de(hoy(ahora))), ahora=ahora)
    suyos, distintos = _sumar(_de_los_totales(p, TruncDay)), comparar(p.mes)
    iguales = bool(suyos) and suyos == _sumar(_de_las_filas(p, TruncDay)) and not distintos
    nuestro, recorrido = alternados(
        VECES[chico],
        lambda: _de_los_totales(p, TruncMonth, Tramo.MES),
        lambda: _de_las_filas(p, TruncMonth),
        base.procesador,
    )
    notas = {
        "iguales a las filas": "sí, cada día y persona" if iguales else "NO",
        "cuentas del mes": f"{suyos.total():,}",
        "contar todo una vez": f"{segundos:.0f} s",
    }
    nombre = f"un mes entre {CUANTAS[chico]:,} llamadas"
    return Medida(nombre, nuestro, recorrido, RAZON[chico], notas=notas, condiciones=iguales)


def _de_los_totales(p: Periodo, cada: Cada, tramo: Tramo = Tramo.DIA) -> list[Fila]:
    totales = Totales(p)
    return [*totales.llamadas(cada, tramo=tramo), *totales.ventas(cada, tramo=tramo)]


def _de_las_filas(p: Periodo, cada: Cada) -> list[Fila]:
    return [fila for clase in _QUE_SE_SUMAN for fila in clase.contar(p, cada, None)]


def _frente_a_la_vacia(nombre: str, suyo: Costo, limite: float = DE_UNA_PAGINA) -> Medida:
    notas = {"consultas": str(suyo.preguntas), "bytes": f"{suyo.bytes:,}"}
    return Medida(nombre, suyo.pagina, suyo.vacia, limite, notas=notas)


def _las_que_costaron(jefe: Client, veces: int) -> list[Medida]:
    mes = mes_de(hoy(timezone.now()))
    return [
        _frente_a_la_vacia(
            parte, costo(jefe, f"/mes/{mes}/parte/{parte}/", veces=veces), DE_UNA_PARTE
        )
        for parte in DE_LA_PORTADA
    ]


def _firmar() -> str:
    """The month before this one, as its close writes it; its checklist is not measured here."""
    ahora = timezone.now()
    p = periodo(mes_anterior(mes_de(hoy(ahora))), ahora=ahora)
    with transaction.atomic():
        cierre = Cierre.objects.create(mes=p.mes, numero=1, por_id=base.PRIMERA_PERSONA, en=ahora)
        congelar(cierre, p)
        cierre.cifras = como_json(consultas.mes(p.mes, ahora=ahora))
        cierre.save()
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM ANALYZE {FilaCerrada._meta.db_table}")
    return p.mes


def _las_partes(jefe: Client, veces: int) -> str:
    """What comes later, and all of it on one sheet: most have no limit, and are no secret."""
    mes = mes_de(hoy(timezone.now()))
    rutas = {una.codigo: f"/mes/{mes}/parte/{una.codigo}/" for una in (PORQUE, FALTANTES, *PARTES)}
    costos = {
        nombre: costo(jefe, ruta, veces=veces)
        for nombre, ruta in (rutas | {"todo": f"/mes/{mes}/todo/"}).items()
    }
    return ", ".join(f"{nombre} {c.pagina / c.vacia:.1f}" for nombre, c in costos.items())


def _llamar(pk: int) -> None:
    """One more, now: its hour is to be counted until the clock does."""
    Llamada.objects.create(
        pk=pk,
        contacto_id=base.PRIMERO + CONTACTOS - 1,
        agente_id=base.PRIMERA_PERSONA,
        telefono="+59144000000",
        inicio=timezone.now(),
        resultado_id="NO_ACEPTA",
        proposito="OFERTA",
        efectiva=True,
    )


def _sumar(filas: Iterable[Fila]) -> Counter[Any]:
    sumas: Counter[Any] = Counter()
    for fila in filas:
        dia = hoy(fila["cuando"]) if isinstance(fila["cuando"], datetime) else fila["cuando"]
        for figura in _FIGURAS:
            sumas[dia, fila["quien"], fila.get("producto"), figura] += fila.get(figura, 0)
    return +sumas
