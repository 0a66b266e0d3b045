from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluecom.bolivia import fechas
from bluecom.bolivia.dinero import bs, bs_glosa, centavos, en_letras
from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.fechas import (
    LA_PAZ,
    cargo_por_baja,
    fecha_en_letras,
    hoy,
    limites_del_mes,
    meses_cumplidos,
    saludo,
    sumar_meses,
)

DIAS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def test_money_in_papers_and_glosses():
    assert bs(Decimal(149)) == "Bs 149,00"
    assert bs(Decimal("1149.5")) == "Bs 1.149,50"
    assert bs_glosa(Decimal("149.00")) == "BS. 149.-"
    assert bs_glosa(Decimal(0)) == "BS. 0.-"
    assert bs_glosa(Decimal("0.20")) == "BS. 0,20"


def test_a_unit_price_keeps_its_decimals_and_a_total_is_in_centavos():
    minuto = Decimal("0.375")

    assert (bs(minuto), bs_glosa(minuto)) == ("Bs 0,375", "BS. 0,375")
    assert en_letras(minuto) == "CERO 375/1000 BOLIVIANOS"
    assert bs(Decimal("0.3700")) == "Bs 0,37"
    assert bs(centavos(minuto * 3)) == "Bs 1,13"


@pytest.mark.parametrize(
    ("monto", "letras"),
    [
        ("149", "CIENTO CUARENTA Y NUEVE 00/100"),
        ("0", "CERO 00/100"),
        ("1", "UN 00/100"),
        ("21.5", "VEINTIÚN 50/100"),
        ("0.375", "CERO 375/1000"),
        ("1.0625", "UN 0625/10000"),
        ("100", "CIEN 00/100"),
        ("540", "QUINIENTOS CUARENTA 00/100"),
        ("1000", "MIL 00/100"),
        ("1001.01", "MIL UN 01/100"),
        ("31031", "TREINTA Y UN MIL TREINTA Y UN 00/100"),
        ("1000000", "UN MILLÓN 00/100"),
        ("2100116", "DOS MILLONES CIEN MIL CIENTO DIECISÉIS 00/100"),
    ],
)
def test_money_in_words(monto, letras):
    assert en_letras(Decimal(monto)) == f"{letras} BOLIVIANOS"


@pytest.mark.parametrize("monto", ["-1", "1000000000"])
def test_what_is_no_amount_is_refused(monto):
    with pytest.raises(DatoInvalido):
        en_letras(Decimal(monto))


def test_today_is_the_local_date():
    assert hoy(datetime(2026, 12, 1, 3, 59, tzinfo=UTC)) == date(2026, 11, 30)
    assert fecha_en_letras(date(2026, 11, 22)) == "22 de noviembre de 2026"


def test_a_month_has_aware_limits():
    assert limites_del_mes("2026-12") == (
        datetime(2026, 12, 1, tzinfo=LA_PAZ),
        datetime(2027, 1, 1, tzinfo=LA_PAZ),
    )
    for malo in ("2026-13", "2026-1", "noviembre", "0000-01", "9999-12", "2026-11\n", ""):
        with pytest.raises(DatoInvalido):
            limites_del_mes(malo)


def test_months_clip_the_day():
    assert sumar_meses(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert meses_cumplidos(date(2027, 1, 31), date(2027, 2, 28)) == 1
    assert meses_cumplidos(date(2027, 1, 31), date(2027, 2, 27)) == 0


@given(DIAS, st.integers(0, 60))
def test_months_added_are_months_completed(dia, meses):
    assert meses_cumplidos(dia, sumar_meses(dia, meses)) == meses


@pytest.mark.paso("6.2")
@pytest.mark.parametrize(
    ("baja", "cargo"),
    [
        (date(2026, 11, 22), 540),
        (date(2026, 12, 21), 540),
        (date(2026, 12, 22), 510),
        (date(2028, 4, 22), 30),
        (date(2028, 5, 21), 30),
        (date(2028, 5, 22), 0),
        (date(2030, 1, 1), 0),
        (date(2026, 1, 1), 540),
    ],
)
def test_leaving_early_pays_each_missing_month(baja, cargo):
    assert cargo_por_baja(Decimal(30), 18, date(2026, 11, 22), baja) == Decimal(cargo)


@pytest.mark.parametrize(
    ("hora", "dicho"),
    [(15, "Buenos días"), (16, "Buenas tardes"), (22, "Buenas tardes"), (23, "Buenas noches")],
)
def test_the_greeting_goes_by_the_hour_of_cochabamba(hora, dicho):
    assert saludo(datetime(2026, 11, 23, hora, tzinfo=UTC)) == dicho


@pytest.mark.parametrize(("mes", "siguiente"), [("2026-12", "2027-01"), ("2028-01", "2028-02")])
def test_a_month_and_the_one_after_it(mes, siguiente):
    assert fechas.mes_siguiente(mes) == siguiente
    assert fechas.mes_anterior(siguiente) == mes


@pytest.mark.parametrize(
    ("nombre", "mes"), [("NOVIEMBRE", 11), ("ene", 1), ("Dic", 12), ("no", 0), ("LUNES", 0)]
)
def test_a_month_is_known_by_its_name_or_the_beginning_of_it(nombre, mes):
    assert fechas.mes_llamado(nombre) == mes
