"""A sale written again from its recorded rows is the sale that was walked."""

import pytest
from django.db import connection, transaction

from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from tests.apoyo.grabacion import Grabacion
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
