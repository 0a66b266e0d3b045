from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluecom.bolivia.identidad import (
    CI,
    DEPARTAMENTOS,
    IdentidadInvalida,
    leer_ci,
    leer_nit,
)


@pytest.mark.paso("6.3")
@pytest.mark.parametrize(
    ("texto", "esperado"),
    [
        ("1234567", CI("1234567")),
        ("1234567-1a", CI("1234567", "1A")),
        ("  1234567   cb ", CI("1234567", "", "CB")),
        ("1234567-1A CB", CI("1234567", "1A", "CB")),
        ("1234567 bn", CI("1234567", "", "BE")),
        ("1234567 PA", CI("1234567", "", "PD")),
        ("1234567 TRJ", CI("1234567", "", "TJ")),
        ("1234567-1A-QR", CI("1234567", "1A", "QR")),
    ],
)
def test_a_ci_is_read_as_people_write_it(texto, esperado):
    assert leer_ci(texto) == esperado


@pytest.mark.parametrize(
    "texto",
    ["", "12.345.67", "1234567-11", "1234", "12345678901", "0123456", "1234567-A1", "1234567 XX",
     "1234567-1AA", "CB", "1234567\x00", "١٢٣٤٥٦٧", "12 34567"],
)  # fmt: skip
def test_what_is_no_ci_is_refused(texto):
    with pytest.raises(IdentidadInvalida):
        leer_ci(texto)


@given(
    st.builds(
        CI,
        st.from_regex(r"[1-9][0-9]{4,9}", fullmatch=True),
        st.just("") | st.from_regex(r"[0-9][A-Z]", fullmatch=True),
        st.sampled_from(("", *DEPARTAMENTOS)),
    )
)
def test_a_ci_written_is_read_back(ci):
    assert leer_ci(str(ci)) == ci


@given(st.text())
def test_any_text_is_read_or_refused(texto):
    for leer in (leer_ci, leer_nit):
        with suppress(IdentidadInvalida):
            leer(texto)


def test_the_expedido_is_not_part_of_the_key():
    assert leer_ci("1234567-1A CB").clave == leer_ci("1234567-1A LP").clave


def test_a_nit_is_digits():
    assert leer_nit(" 1020 304050 ") == "1020304050"
    for malo in ("1234", "1" * 16, "10A"):
        with pytest.raises(IdentidadInvalida):
            leer_nit(malo)
