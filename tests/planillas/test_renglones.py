"""The rows of a run as they are written: whatever a file says comes back as it was."""

import pytest
from django.db import connection
from django.utils import timezone

from bluecom.planillas.antesala import copiar, temporal
from bluecom.planillas.models import Corrida, Renglon
from bluecom.planillas.renglones import Dicho, escribir_renglones
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "celdas",
    [
        [],
        [""],
        ["", ""],
        ["a", 'dice "sí", dos veces', "b"],
        ["C:\\tel\\1", "\\N", "\\", '"'],
        ["{1,2}", "NULL", "null", "\x01", "\x1f"],
        ["tab\t", "dos\nlíneas\r\n", "Ñandú 🦙"],
    ],
)
def test_a_record_is_kept_as_it_came(celdas):
    corrida = Corrida.objects.create(
        tipo="x", archivo="a.csv", nombre="A", sha256="0" * 64,
        pedida_por=UsuarioFactory(), pedida_en=timezone.now(),
    )  # fmt: skip

    escribir_renglones(
        corrida, [Dicho(7, celdas, "nuevas", "nueva", "Por\testo", 5), Dicho(8, ["x"], "r", "r")]
    )

    primero, otro = Renglon.objects.filter(corrida=corrida)
    assert (primero.linea, primero.celdas, primero.motivo) == (7, celdas, "Por\testo")
    assert (primero.objeto_id, primero.previo_id) == (5, None)
    assert (otro.resultado, otro.celdas, otro.motivo, otro.objeto_id) == ("r", ["x"], "", None)


def test_a_table_of_the_moment_is_empty_each_time_it_is_made():
    for _ in range(2):
        temporal("de_prueba", {"n": "integer"})
        copiar("de_prueba", ["n"], [["1"], [None]])

    with connection.cursor() as cursor:
        cursor.execute("SELECT n FROM de_prueba ORDER BY n")
        assert cursor.fetchall() == [(1,), (None,)]
