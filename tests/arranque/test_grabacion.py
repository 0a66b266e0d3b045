"""Rows written again are those that were: a walked sale, and the tables as each test finds them."""

import pytest
from django.db import connection, transaction

from solicitudes.models import Campania, Venta
from solicitudes.reglas.estados import Estado
from tests.apoyo.grabacion import Grabacion
from tests.apoyo.vaciado import como_al_comienzo
from tests.solicitudes.factories import venta_en


def _todo() -> dict[str, list[tuple[str]]]:
    """Every row of every table, as text."""
    filas = {}
    with connection.cursor() as cursor:
        for tabla in connection.introspection.django_table_names(only_existing=True):
            cursor.execute(f'SELECT x::text FROM "{tabla}" x ORDER BY 1')
            filas[tabla] = cursor.fetchall()
    return filas


@pytest.mark.django_db
def test_what_is_written_again_is_what_was_written():
    with transaction.atomic():
        grabacion = Grabacion(lambda: venta_en(Estado.OBSERVADA).pk)
        caminada = _todo()
        transaction.set_rollback(True)
    assert not Venta.objects.exists()

    grabacion.repetir()

    assert _todo() == caminada


@pytest.mark.django_db(transaction=True)
def test_what_a_test_committed_is_gone_and_the_catalogue_has_its_keys():
    al_comienzo = _todo()
    venta_en(Estado.ACEPTADA)
    Campania.objects.all().update(nombre="Otro")

    como_al_comienzo()

    assert _todo() == al_comienzo
