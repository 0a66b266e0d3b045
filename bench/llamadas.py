"""Ten million calls of two years, as a floor of forty makes them, and the sales that they gave."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta

from django.db import connection
from django.utils import timezone

from bench import base
from bluecom.bolivia.fechas import LA_PAZ, hoy
from bluecom.cuentas.models import Usuario
from bluecom.presencia.models import DISPONIBLE, Intervalo
from cartera.models import Llamada, LlamadaDeCentral
from documentos.models import Carpeta
from indicadores.models import (
    Cierre,
    Cruce,
    FilaCerrada,
    PorContar,
    TotalDeLlamadas,
    TotalDeVentas,
    TotalPorRasgo,
)
from solicitudes.models import CondicionComercial, Instalacion, Oferta, Venta

EN_EL_PISO, CONTACTOS = 40, 1_000
DE_LA_CENTRAL, DE_LA_VENTA = 100, 400
"""One in so many is told by the exchange too, or ends in a sale that is installed."""


@contextmanager
def sembradas(cuantas: int, dias: int) -> Iterator[None]:
    """In their order, ten hours a day until today; gone when the block ends.

    With triggers and the indexes that nobody reads here put aside: they would take longer than
    all that is measured.
    """
    comienzo = datetime.combine(hoy(timezone.now()) - timedelta(days=dias - 1), time(8), LA_PAZ)
    base.poblar(CONTACTOS)
    otros = Usuario.objects.filter(
        pk__gte=base.PRIMERA_PERSONA + EN_EL_PISO, pk__lt=base.PRIMERA_PERSONA + base.PERSONAS
    )
    otros.update(is_active=False)
    indices = _quitar_indices()
    _ordenar("SET session_replication_role = replica")
    _llamadas(cuantas, comienzo, cuantas // dias + 1)
    _en_la_mano(base.PRIMERO + cuantas // DE_LA_VENTA)
    _ordenar("RESET session_replication_role", *(i for i in indices if "llamada_inicio" in i))
    _ordenar("VACUUM ANALYZE")
    try:
        yield
    finally:
        otros.update(is_active=True)
        contadas = (PorContar, TotalDeLlamadas, TotalPorRasgo, TotalDeVentas, FilaCerrada, Cierre)
        tablas = (Intervalo, Llamada, LlamadaDeCentral, Venta, Carpeta, *contadas)
        _ordenar(
            "SET session_replication_role = replica",  # what is signed lets nobody take it away
            f"TRUNCATE {', '.join(t._meta.db_table for t in tablas)} CASCADE",
            "RESET session_replication_role",
        )
        _ordenar(*(i for i in indices if "llamada_inicio" not in i))


def _llamadas(cuantas: int, comienzo: datetime, por_dia: int) -> None:
    quien = f"{base.PRIMERA_PERSONA} + mod(n, {EN_EL_PISO})"
    contacto = f"{base.PRIMERO} + mod(n, {CONTACTOS})"
    base.sembrar(
        Llamada, 1, cuantas, contacto_id=contacto, agente_id=quien,
        inicio=_cuando(comienzo, por_dia, "n"), telefono="'+5914' || mod(n, 1000)",
        proposito="CASE mod(n, 10) WHEN 9 THEN 'SEGUIMIENTO' ELSE 'OFERTA' END",
        resultado_id="'NO_ACEPTA'", efectiva="mod(n, 5) < 2",
    )  # fmt: skip
    suya = f"n * {DE_LA_CENTRAL}"
    instante = _cuando(comienzo, por_dia, suya)
    base.sembrar(
        LlamadaDeCentral, 1, cuantas // DE_LA_CENTRAL, grupo="'m' || n", uniqueid="'m' || n",
        inicio=instante, fin=instante, numero="'+5914'", segundos="mod(n, 20)", llamada_id=suya,
    )  # fmt: skip
    base.sembrar(
        Cruce, 1, cuantas // DE_LA_CENTRAL, contacto_id=contacto, agente_id=quien,
        proposito="'OFERTA'",
    )  # fmt: skip
    suya = f"(n - {base.PRIMERO - 1}) * {DE_LA_VENTA}"
    _ventas(cuantas // DE_LA_VENTA, suya, _cuando(comienzo, por_dia, suya), quien)


def _ventas(cuantas: int, llamada: str, instante: str, quien: str) -> None:
    entre = base.PRIMERO, base.PRIMERO + cuantas - 1
    condicion = CondicionComercial.objects.select_related("plan").order_by("pk")[0]
    base.sembrar(Carpeta, *entre, creada_en=instante)
    base.sembrar(
        Venta, *entre, contacto_id=f"{base.PRIMERO} + mod(n, {CONTACTOS})", carpeta_id="n",
        asesor_id=quien, tomada_en=instante, aceptada_en=instante, glosada_en=instante,
        llamada_id=llamada, numero_smartflex="'M' || n",
        estado="'CONCLUIDA'", concluida_en=instante, constancia="'ENVIADA'",
    )  # fmt: skip
    base.sembrar(
        Oferta, *entre, venta_id="n", condicion_id=str(condicion.pk), condiciones="'{}'::jsonb",
        campania_id=f"'{condicion.campania_id}'", plan_id=f"'{condicion.plan_id}'",
        producto_id=f"'{condicion.plan.producto_id}'", aceptada_en=instante,
    )  # fmt: skip
    base.sembrar(
        Instalacion, *entre, venta_id="n", fecha=f"({instante})::date", registrada_en=instante,
        registrada_por_id=str(base.PRIMERA_PERSONA),
    )  # fmt: skip


def _en_la_mano(primera: int) -> None:
    """Each of the floor is there, with a client."""
    entre = primera, primera + EN_EL_PISO - 1
    quien = f"{base.PRIMERA_PERSONA} + mod(n, {EN_EL_PISO})"
    base.sembrar(
        Intervalo, *entre, usuario_id=quien, estado_id=f"'{DISPONIBLE}'",
        desde="now() - interval '90 minutes'",
    )  # fmt: skip
    base.sembrar(Carpeta, *entre, creada_en="now()")
    base.sembrar(
        Venta, *entre, contacto_id=f"{base.PRIMERO} + mod(n, {CONTACTOS})", carpeta_id="n",
        asesor_id=quien, tomada_en="now() - interval '4 minutes'", estado="'TOMADA'",
    )  # fmt: skip


def _cuando(comienzo: datetime, por_dia: int, n: str) -> str:
    """SQL of the instant of the n-th call."""
    return (
        f"'{comienzo.isoformat()}'::timestamptz + ({n}) / {por_dia} * interval '1 day' "
        f"+ mod(({n}), {por_dia}) * interval '{36_000 / por_dia:.6f} seconds'"
    )


def _quitar_indices() -> list[str]:
    """Those of the calls but the one of their number; how each is made again."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND indexname <> %s",
            [Llamada._meta.db_table, "cartera_llamada_pkey"],
        )
        indices = dict(cursor.fetchall())
    _ordenar(*(f"DROP INDEX {nombre}" for nombre in indices))
    return list(indices.values())


def _ordenar(*ordenes: str) -> None:
    with connection.cursor() as cursor:
        for orden in ordenes:
            cursor.execute(orden)
