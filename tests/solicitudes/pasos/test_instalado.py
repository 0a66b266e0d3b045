"""What stands at the client's is refused another value, by whichever step it is written."""

import pytest

from solicitudes.pasos.instalado import exigir_lo_instalado
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import venta_en, venta_instalada_sin_revisar

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.1", "11.2")]
ANTES = {"puntos": 2, "suplementarios": ["PIN", "IDENTIFICADOR"]}


@pytest.mark.parametrize(
    ("datos", "se_niega"),
    [
        ({"puntos": 3}, True),
        ({"suplementarios": []}, True),
        ({"puntos": 2, "suplementarios": ["IDENTIFICADOR", "PIN"]}, False),
        ({"correo": "otro@correo.example"}, False),
    ],
)
def test_another_value_is_refused_and_the_same_in_another_order_is_not(datos, se_niega):
    venta = venta_instalada_sin_revisar()
    dicho = ""

    try:
        exigir_lo_instalado(venta, ANTES, datos, que="los puntos")
    except TransicionInvalida as rechazo:
        dicho = str(rechazo)

    assert dicho == ("Ya está instalado: los puntos no se cambian." if se_niega else "")


def test_what_nobody_installed_may_still_be_otherwise():
    exigir_lo_instalado(venta_en(Estado.ENTREGADA), ANTES, {"puntos": 3}, que="los puntos")
