"""The seven lines of Annex 1, as the procedure prints them (8.1)."""

import pytest

from solicitudes.direcciones import analizar, componer, normalizar
from tests.solicitudes.direcciones.lineas import linea_rural, lineas

pytestmark = pytest.mark.paso("8.1")


@pytest.mark.parametrize(("linea", "caso"), list(zip(lineas(), [1, 2, 3, 4, 5, 5], strict=True)))
def test_each_urban_line_of_the_annex_is_read_and_written_back(linea, caso):
    direccion = analizar(linea)

    assert direccion.caso == caso
    assert direccion.formatear() == linea.rstrip(".")
    assert normalizar(linea).formatear() == linea.rstrip(".")


def test_the_rural_line_is_read_with_its_option_and_observations():
    linea, observaciones = linea_rural()

    direccion = analizar(linea, rural=True, observaciones=observaciones)

    assert direccion.caso == 6
    assert direccion.linea == linea
    assert direccion.observaciones == observaciones.rstrip(".")
    assert (direccion.zona, direccion.barrio) == ("PUCARA", "EL PORVENIR")


def test_a_condominio_is_composed_from_its_fields():
    campos = {
        "caso": 4, "via": "la paz", "numero": "2040", "cruce_1": "lanza", "cruce_2": "antezana",
        "inmueble": "horizontes", "bloque": "i", "piso": "4", "unidad": "a",
    }  # fmt: skip

    assert componer(campos).linea == lineas()[3]


def test_the_dictated_address_becomes_the_line_of_the_annex():
    dictada = "la paz #2040 e/ lanza y antezana, cond. horizontes bloq. I piso 4 dpto A"

    assert normalizar(dictada).formatear() == lineas()[3]
