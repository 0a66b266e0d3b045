from contextlib import suppress

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluecom.bolivia.telefonos import (
    TelefonoInvalido,
    es_celular,
    es_fijo,
    leer_linea,
    leer_telefono,
    nacional,
)


@pytest.mark.parametrize(
    "texto",
    ["4251234", "425-1234", "44251234", "4 4251234", "(4) 425 1234", "04-4251234", "010 4 4251234",
     "+591 4 4251234", "591 44251234", "0059144251234"],
)  # fmt: skip
def test_a_fixed_line_in_every_notation_is_one_number(texto):
    assert leer_telefono(texto) == "+59144251234"
    assert leer_linea(texto) == ("+59144251234", False)


@pytest.mark.parametrize("texto", ["70712345", "707-12345", "+591 70712345", "0 70712345"])
def test_a_mobile_is_read(texto):
    assert leer_telefono(texto) == "+59170712345"


def test_a_mobile_of_another_country_needs_its_plus():
    assert leer_telefono("+54 9 11 2345-6789") == "+5491123456789"
    assert es_celular("+5491123456789")


@pytest.mark.parametrize(
    "texto",
    ["", "425123", "no tiene", "707123456", "12345678", "4251234 o 4251235", "+59144"],
)
def test_what_cannot_be_called_is_refused(texto):
    with pytest.raises(TelefonoInvalido):
        leer_telefono(texto)


@pytest.mark.paso("1.1")
@pytest.mark.parametrize("texto", ["70712345", "22123456", "3351234", "", "S/N"])
def test_a_portfolio_line_is_a_fixed_line_of_cochabamba(texto):
    with pytest.raises(TelefonoInvalido):
        leer_linea(texto)


def test_kinds_and_national_form():
    assert es_fijo("+59144251234") and not es_celular("+59144251234")
    assert es_celular("+59170712345") and not es_fijo("+59170712345")
    assert nacional("+59144251234") == "44251234"
    assert nacional("+5491123456789") == "+5491123456789"


@given(st.from_regex(r"[2-7][0-9]{7}", fullmatch=True))
def test_the_quick_way_answers_as_the_library(numero):
    valido = phonenumbers.is_valid_number(phonenumbers.parse(numero, "BO"))
    try:
        assert leer_telefono(numero) == f"+591{numero}" and valido
    except TelefonoInvalido:
        assert not valido


@given(st.text())
def test_any_text_is_read_or_refused(texto):
    for leer in (leer_telefono, leer_linea):
        with suppress(TelefonoInvalido):
            leer(texto)
