"""What PostgreSQL would do if there were many rows: its plans, read."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection
from django.db.models import Model

_DE_UNA_VEZ = {"Sort", "Incremental Sort", "Hash", "Aggregate", "Materialize", "WindowAgg"}
"""Nodes that take all of their rows before they give the first one."""


def como_si_hubiera(cuantas: int, modelos: Iterable[type[Model]]) -> None:
    """Have it plan so; the transaction of the test takes it back. Each table needs one row."""
    with connection.cursor() as cursor:
        for modelo in modelos:
            assert modelo._default_manager.exists(), modelo
            cursor.execute(
                "UPDATE pg_class SET reltuples = %s, relpages = pg_relation_size(oid) / 8192 "
                "WHERE oid = %s::regclass",
                [cuantas, modelo._meta.db_table],
            )


def enteras(sql: str, modelos: Iterable[type[Model]], *, muchas: int) -> list[str]:
    """What that message would read from end to end, or hold ``muchas`` rows of at once."""
    tablas = {modelo._meta.db_table for modelo in modelos}
    return [
        dicho
        for sentencia in sql.split(";\n")
        for nodo in _nodos(_plan(sentencia))
        if (dicho := _en_contra(nodo, tablas, muchas))
    ]


def _plan(sentencia: str) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sentencia}")
        (dicho,) = cursor.fetchone()
    plan: dict[str, Any] = (json.loads(dicho) if isinstance(dicho, str) else dicho)[0]["Plan"]
    return plan


def _nodos(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for hijo in plan.get("Plans", ()):
        yield from _nodos(hijo)


def _en_contra(nodo: dict[str, Any], tablas: set[str], muchas: int) -> str:
    tipo, tabla = nodo["Node Type"], nodo.get("Relation Name", "")
    if tipo == "Seq Scan" and tabla in tablas:
        return f"lee {tabla}"
    recibe = max((hijo["Plan Rows"] for hijo in nodo.get("Plans", ())), default=0)
    return f"{tipo}: {recibe} filas" if tipo in _DE_UNA_VEZ and recibe >= muchas else ""
