"""What names a folder, as a reader writes it through whatever keyboard the machine believes in."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solicitudes.canales.recepcion.codigos import VENTA, leido, token_de

TOKENS = st.text(string.ascii_letters + string.digits + "-_", min_size=16, max_size=43)
DIRECCIONES = st.builds(
    "{}/p/{}{}".format,
    st.sampled_from(["https://ventas.example", "http://10.0.0.7:8000", "https://mesa-1.example"]),
    TOKENS,
    st.sampled_from(["", "/"]),
)
US_EN_ESPANOL = str.maketrans(":/-_", "Ñ-'?")
"""What the keys of a United States keyboard write where the machine believes in a Spanish one."""
ESPANOL_EN_US = str.maketrans(":/-_", ">&/?")


@given(DIRECCIONES)
def test_an_address_is_read_as_it_is(direccion):
    assert leido(direccion) == direccion


@given(DIRECCIONES)
def test_a_us_reader_on_a_spanish_keyboard_is_understood(direccion):
    assert leido(direccion.translate(US_EN_ESPANOL)) == direccion


@given(DIRECCIONES)
def test_a_spanish_reader_on_a_us_keyboard_is_understood(direccion):
    assert leido(direccion.translate(ESPANOL_EN_US)) == direccion


@given(DIRECCIONES)
def test_capitals_left_on_are_taken_back(direccion):
    assert leido(direccion.swapcase()) == direccion
    assert leido(direccion.translate(US_EN_ESPANOL).swapcase()) == direccion


@pytest.mark.parametrize("texto", ["V-12", "Venta 15", "N.º 0000123", "8800123", "hola", "Ñandú"])
def test_what_is_no_address_stays_as_it_was_typed(texto):
    assert leido(f" {texto} ") == texto


@pytest.mark.parametrize("texto", ["V-15", "v15", "Venta 15", "venta n.º 15", "V 15", "VENTA-15"])
def test_a_sale_is_named_as_people_name_it(texto):
    assert VENTA.fullmatch(texto)[1] == "15"


@pytest.mark.parametrize(
    ("texto", "token"),
    [
        ("https://otra.example/p/AbC-123_xyz456789/", "AbC-123_xyz456789"),
        ("AbC-123_xyz4567890ab", "AbC-123_xyz4567890ab"),
        ("12345678901234567890", ""),
        ("V-12", ""),
    ],
)
def test_a_token_is_read_from_the_qr_and_never_from_a_number(texto, token):
    assert token_de(texto) == token
