"""Until when a C.I. is valid: the card's date, or the norm that was applied to it."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from solicitudes.reglas.validez_ci import PIDA_OTRO, ValidezCI

pytestmark = pytest.mark.paso("6.3")
UN_DIA = timedelta(days=1)
VENCE, HASTA = date(2026, 2, 3), date(2026, 12, 31)
NORMA = SimpleNamespace(norma="Norma de prueba N.º 1", valen_hasta=HASTA)


def test_a_card_is_valid_on_its_last_day_and_not_on_the_next():
    ci = ValidezCI(vence=VENCE)

    assert ci.problema(VENCE) == ""
    assert ci.problema(VENCE + UN_DIA) == f"El C.I. venció el 03/02/2026: {PIDA_OTRO}"
    assert (str(ci), ci.extension) == ("03/02/2026", "")


def test_under_a_norm_it_is_valid_until_the_norm_s_last_day_and_says_both():
    ci = ValidezCI(vence=VENCE, prorroga=NORMA)

    assert ci.problema(HASTA) == ""
    assert "venció el 03/02/2026 y valió hasta el 31/12/2026 por Norma" in ci.problema(
        HASTA + UN_DIA
    )
    dicho = "Vencida el 03/02/2026; vale hasta el 31/12/2026 por Norma de prueba N.º 1"
    assert str(ci) == dicho
    assert dicho.endswith(ci.extension)


def test_one_without_end_never_expires_and_an_unread_one_is_not_valid():
    assert ValidezCI(vence=None, indefinida=True).problema(date(2100, 1, 1)) == ""
    assert str(ValidezCI(vence=None, indefinida=True)) == "Indefinida"
    assert "hasta cuándo" in ValidezCI(vence=None).problema(VENCE)
    assert str(ValidezCI(vence=None)) == ""


@pytest.mark.parametrize("indefinida", [True, False])
def test_no_norm_extends_what_a_telephone_shows(indefinida):
    ci = ValidezCI(vence=VENCE, indefinida=indefinida, digital_vence=VENCE, prorroga=NORMA)

    assert ci.problema(VENCE) == ""
    assert ci.problema(VENCE + UN_DIA) == f"El C.I. digital venció el 03/02/2026: {PIDA_OTRO}"
