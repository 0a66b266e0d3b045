"""Hours as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluecom.bolivia.errores import DatoInvalido
from bluecom.plazos.calendario import feriados
from bluecom.plazos.horario import escribir_dia, leer_dia


@pytest.mark.parametrize(
    ("escrito", "dicho"),
    [
        ("", ""),
        ("8:00-12:00 14:30-18:30", "08:00-12:00 14:30-18:30"),
        ("08:00 a 12:00, 14:00 – 24:00", "08:00-12:00 14:00-24:00"),
        (" 00:00-24:00 ", "00:00-24:00"),
    ],
)
def test_hours_are_read_as_people_write_them(escrito, dicho):
    assert escribir_dia(leer_dia(escrito)) == dicho


@pytest.mark.parametrize(
    "escrito",
    [
        "todo el día",
        "8-12",
        "12:00-08:00",
        "08:00-08:00",
        "08:00-24:30",
        "08:60-12:00",
        "x 08:00-9:00",
        "08:00-12:00 11:00-13:00",
        "14:00-15:00 08:00-09:00",
    ],
)
def test_what_is_no_stretch_of_the_day_is_refused_in_words(escrito):
    with pytest.raises(DatoInvalido, match="«"):
        leer_dia(escrito)


@given(st.lists(st.integers(0, 1440), max_size=8, unique=True).map(sorted))
def test_what_is_written_is_read_back(minutos):
    tramos = tuple(zip(minutos[::2], minutos[1::2], strict=False))

    assert leer_dia(escribir_dia(tramos)) == tramos


def test_the_holidays_are_those_of_cochabamba():
    nombres = " ".join(feriados(2026).values())

    assert "departamento de Cochabamba" in nombres
    assert "Carnaval" in nombres
    assert "departamento de La Paz" not in nombres
