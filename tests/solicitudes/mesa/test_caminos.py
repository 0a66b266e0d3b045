"""What is typed in the search is read as every number and name that it may be."""

import pytest

from bluecom.cuentas.models import Usuario
from solicitudes.mesa.caminos import (
    dichos_en_la_venta,
    halladas,
    por_nombre_o_codigo,
    por_numero,
    telefono,
)
from solicitudes.models import Venta


def test_a_telephone_is_looked_for_wherever_it_may_be_written():
    numero = telefono("7654 3210")

    assert numero == "+59176543210"
    assert {"contactos__linea": numero} in por_numero("76543210")
    assert {"telefonos__numero": numero} in por_numero("76543210")
    assert len(dichos_en_la_venta("76543210")) >= 5


def test_a_telephone_or_a_carnet_is_nobody_s_name():
    assert por_nombre_o_codigo("76543210") == [{"codigo": "76543210"}]
    assert len(por_nombre_o_codigo("núñez")) == 2


@pytest.mark.parametrize(
    ("texto", "exacto", "camino"),
    [
        ("1234567-1A", False, {"ci_numero": "1234567", "ci_complemento": "1A"}),
        ("1234567", False, {"ci_numero": "1234567"}),
        ("1234567", True, {"ci_numero": "1234567", "ci_complemento": ""}),
    ],
)
def test_an_exact_carnet_has_no_other_complement(texto, exacto, camino):
    assert camino in por_numero(texto, exacto=exacto)


@pytest.mark.django_db
def test_what_cannot_be_found_is_not_asked(django_assert_num_queries):
    def ninguna(_: Usuario):
        return Venta.objects.none()

    with django_assert_num_queries(0):
        assert halladas(ninguna, Usuario(pk=1), clientes=[], propios=[], cuantas=5) == []
        propios = [{"numero_smartflex": "1"}]
        assert halladas(ninguna, Usuario(pk=1), clientes=[], propios=propios, cuantas=5) == []
