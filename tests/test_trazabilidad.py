"""Every sentence of the procedure has a place in the code and a test that names it."""

from pathlib import Path

import pytest

from bluecom.management.marcas import marcas_de
from bluecom.management.trazabilidad import capitulos, claves, lugar, pagina, vocabulario

TESTS = Path(__file__).parent
NUMERALES = (
    "1.1 1.2 2.1 3.1 3.2 4.1 4.2 5.1 6.1 6.2 6.3 6.4 7.1 7.2 8.1 8.2 9.1 10.1 11.1 11.2".split()
)


def test_the_page_holds_the_whole_procedure():
    todas = claves()

    assert [clave for clave in todas if clave in NUMERALES] == NUMERALES
    assert {"I.f", "III.1", "III.2"} <= set(todas)
    assert sum(clave.startswith("Anexo 1.") for clave in todas) == 7
    assert sum(clave.startswith("Anexo 2.") for clave in todas) == 21
    assert len(capitulos()[0].filas) == 17


@pytest.fixture(scope="module")
def marcas():
    return marcas_de(TESTS)


@pytest.mark.parametrize("clave", claves())
def test_a_test_names(marcas, clave):
    assert marcas.get(clave), f"Ninguna prueba nombra {clave}: @pytest.mark.paso"


def test_no_mark_names_what_the_procedure_lacks(marcas):
    assert set(marcas) - vocabulario() == set()


def test_every_place_is_there():
    lugares = {nombre for c in capitulos() for fila in c.filas for nombre in fila.lugares}

    assert all(lugar(nombre) for nombre in lugares)
    assert all(fila.lugares for c in capitulos() for fila in c.filas)


def test_a_place_that_is_gone_stops_the_page():
    with pytest.raises(AttributeError):
        lugar("solicitudes.reglas.flujo:FlujoVenta.no_existe")


def test_the_page_names_the_table_of_a_parametrized_test():
    assert "tests/solicitudes/glosas/test_veintiun_textos.py::" in pagina()
