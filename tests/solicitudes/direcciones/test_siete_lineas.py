"""Each of the seven lines of Annex 1 under its own name: read, judged, written back (8.1)."""

import pytest

from bluecom.management.numerales import ANEXO_1
from solicitudes.direcciones import analizar, normalizar
from tests.solicitudes.direcciones.lineas import linea_rural, lineas

LINEAS = [
    pytest.param("1", 1, {"cruces": ("LANZA", "ANTEZANA")}, marks=pytest.mark.paso("Anexo 1.1")),
    pytest.param("2", 2, {"cruces": ("LANZA",)}, marks=pytest.mark.paso("Anexo 1.2")),
    pytest.param("3", 3, {"piso": "5", "unidad": "B"}, marks=pytest.mark.paso("Anexo 1.3")),
    pytest.param("4", 4, {"bloque": "I", "unidad": "A"}, marks=pytest.mark.paso("Anexo 1.4")),
    pytest.param("5a", 5, {"numero": "0073"}, marks=pytest.mark.paso("Anexo 1.5a")),
    pytest.param("5b", 5, {"numero": "0563"}, marks=pytest.mark.paso("Anexo 1.5b")),
    pytest.param("6", 6, {"barrio": "EL PORVENIR"}, marks=pytest.mark.paso("Anexo 1.6")),
]


@pytest.mark.parametrize(("nombre", "caso", "campos"), LINEAS)
def test_a_line_of_the_annex_is_its_case_and_is_written_back(nombre, caso, campos):
    linea, rural = ANEXO_1[nombre], caso == 6
    observaciones = linea_rural()[1] if rural else ""

    direccion = analizar(linea, rural=rural, observaciones=observaciones)

    assert direccion.caso == caso
    assert {campo: getattr(direccion, campo) for campo in campos} == campos
    escrita = direccion.linea if rural else direccion.formatear()
    assert escrita == linea.rstrip(".")
    assert rural or normalizar(linea).formatear() == escrita


def test_the_seven_lines_are_those_of_the_annex():
    assert list(ANEXO_1.values()) == [*lineas(), linea_rural()[0]]
