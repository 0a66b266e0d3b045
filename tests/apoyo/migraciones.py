"""The tables as they were before a migration, and forward again; such a test is long."""

import gc
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.apps.registry import Apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from bluecom.operacion.migraciones import dibujar_solo_lo_que_cambia
from tests.apoyo.grabacion import olvidar_grabaciones

AntesDe = Callable[[str, str], AbstractContextManager[Apps]]


@pytest.fixture
def antes_de(transactional_db: None) -> AntesDe:
    """``with antes_de("cartera", "_rellamadas_en_filas") as apps``: the models of that day.

    Leaving the block migrates everything forward, also when the test fails inside.
    """
    return _antes_de


@contextmanager
def _antes_de(app: str, final: str) -> Iterator[Apps]:
    grafo = MigrationLoader(connection).graph
    (ella,) = [n for n in grafo.nodes if n[0] == app and n[1].endswith(final)]
    (previa,) = [n for n in grafo.node_map[ella].parents if n[0] == app]
    try:
        yield _migrar([previa])
    finally:
        _migrar(grafo.leaf_nodes())
        olvidar_grabaciones()


def _migrar(metas: list[tuple[str, str]]) -> Apps:
    """To there, and the models of there; those drawn on the way would stay without a collection."""
    with dibujar_solo_lo_que_cambia():
        estado = MigrationExecutor(connection).migrate(metas)
    estado.clear_delayed_apps_cache()
    gc.collect()
    return estado.apps
