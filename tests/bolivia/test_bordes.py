"""The edges at which a slip in these values would change what is printed or refused."""

import time
import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError

from bluecom.bolivia.campos import (
    CampoCodigo,
    CampoCorreo,
    CampoDigitable,
    CampoTelefono,
    CampoTexto,
)
from bluecom.bolivia.dinero import bs_glosa, en_letras
from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.fechas import ayer, hoy, mes_anterior, mes_de, mes_en_letras, saludo
from bluecom.bolivia.identidad import leer_ci, leer_nit
from bluecom.bolivia.telefonos import es_celular, leer_linea, leer_telefono
from bluecom.bolivia.texto import limpiar, no_digitable, sin_acentos_mayusculas, tecleado

UN_CI = (
    "Escriba el C.I. sin puntos: número de 5 a 10 cifras y, si los tiene, complemento y lugar. "
    "Por ejemplo 1234567-1A CB."
)
UN_TELEFONO = "Escriba un teléfono fijo de 7 u 8 cifras (4251234) o un celular de 8 (70712345)."


@pytest.mark.parametrize(
    ("leer", "malo", "frase"),
    [
        (leer_telefono, "12", UN_TELEFONO),
        (leer_linea, "12", "«12» no es una línea fija de Cochabamba: 7 cifras que empiezan con 4."),
        (leer_ci, "12.345.67", UN_CI),
        (leer_ci, "E-10012345", UN_CI.replace("sin puntos: número", "con su número,")),
        (
            leer_ci,
            "1234567 XX",
            "«XX» no es un lugar de expedición: use LP, CB, SC, OR, PT, CH, TJ, BE, PD, QR, EX.",
        ),
        (leer_nit, "12A", "Escriba el NIT solo con cifras, de 5 a 15."),
        (mes_anterior, "noviembre", "«noviembre» no es un mes: escríbalo como 2026-11."),
        (
            en_letras,
            Decimal(-1),
            "El monto debe estar entre cero y mil millones de bolivianos.",
        ),
        (
            limpiar,
            "a\x07b",
            "El texto tiene un carácter que no se puede leer: escríbalo en una sola línea.",
        ),
    ],
)
def test_each_refusal_says_this_and_nothing_else(leer, malo, frase):
    with pytest.raises(DatoInvalido) as rechazo:
        leer(malo)

    assert str(rechazo.value) == frase


@pytest.mark.parametrize(
    ("monto", "letras"),
    [
        ("29", "VEINTINUEVE"), ("30", "TREINTA"), ("31", "TREINTA Y UN"), ("300", "TRESCIENTOS"),
        ("121000", "CIENTO VEINTIÚN MIL"), ("999", "NOVECIENTOS NOVENTA Y NUEVE"),
        ("999999999", "NOVECIENTOS NOVENTA Y NUEVE MILLONES NOVECIENTOS NOVENTA Y NUEVE MIL "
         "NOVECIENTOS NOVENTA Y NUEVE"),
    ],
)  # fmt: skip
def test_words_change_at_these_numbers(monto, letras):
    assert en_letras(Decimal(monto)) == f"{letras} 00/100 BOLIVIANOS"


@pytest.mark.parametrize(
    ("monto", "escrito"),
    [
        ("0.375", "0,375"),
        ("0.05", "0,05"),
        ("49.5", "49,50"),
        ("149.900", "149,90"),
        ("10", "10.-"),
    ],
)
def test_a_gloss_writes_two_decimals_or_all_that_there_are(monto, escrito):
    assert bs_glosa(Decimal(monto)) == f"BS. {escrito}"


@pytest.fixture
def _en_otro_huso(monkeypatch):
    """The machine's own clock is elsewhere."""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("_en_otro_huso")
def test_dates_and_greetings_are_those_of_cochabamba_wherever_the_machine_is():
    instante = datetime(2026, 12, 1, 3, 59, tzinfo=UTC)

    assert (hoy(instante), ayer(instante)) == (date(2026, 11, 30), date(2026, 11, 29))
    assert saludo(instante) == "Buenas noches"


def test_months_are_named_and_counted_across_the_year():
    assert mes_en_letras("2026-01") == "enero de 2026"
    assert mes_en_letras("2026-12") == "diciembre de 2026"
    assert mes_de(date(2026, 3, 1)) == "2026-03"
    assert (mes_anterior("2026-01"), mes_anterior("2026-03")) == ("2025-12", "2026-02")


def test_a_fixed_line_abroad_has_no_whatsapp():
    assert not es_celular("+34911234567")
    assert not es_celular("+")


def test_what_smartflex_holds_is_windows_1252():
    assert no_digitable("Ñandú €5 “así” – …") == ""
    assert no_digitable("Casa 🏠 ő") == "🏠"


def test_every_kind_of_space_is_a_space_and_lines_are_kept_where_asked():
    assert tecleado("a\u2028b\u2029c\u3000d") == "a b c d"
    assert limpiar("uno dos\ntres  cuatro", lineas=True) == "uno dos\ntres cuatro"
    assert sin_acentos_mayusculas("각") == unicodedata.normalize("NFD", "각")


@pytest.mark.parametrize("tipo", [CampoTexto, CampoCodigo, CampoDigitable, CampoCorreo])
def test_an_empty_field_is_an_empty_text(tipo):
    assert tipo(required=False).clean("") == tipo(required=False).clean(None) == ""
    assert CampoTelefono(required=False).clean("") == ""


def test_a_field_of_lines_is_tall_and_a_telephone_opens_the_digits():
    alto, telefono = CampoTexto(lineas=True).widget, CampoTelefono().widget

    assert isinstance(alto, forms.Textarea) and alto.attrs["rows"] == 3
    assert telefono.attrs["inputmode"] == "tel"
    assert CampoTelefono().prepare_value(None) is None
    assert isinstance(CampoTexto().widget, forms.TextInput)
    assert isinstance(CampoTexto(lineas=True, widget=forms.TextInput()).widget, forms.TextInput)
    with pytest.raises(ValidationError):
        CampoTexto(max_length=3).clean("largo")


def test_one_line_is_one_line_and_a_telephone_may_be_fixed():
    with pytest.raises(ValidationError):
        CampoTexto().clean("uno\ndos")
    assert CampoTelefono().clean("4251234") == "+59144251234"


def test_each_field_says_what_it_wants():
    for campo, malo, frase in (
        (CampoTelefono(), "12", UN_TELEFONO),
        (CampoTelefono(solo_celular=True), "12", "Escriba un celular de 8 cifras, por ejemplo "
         "70712345."),
        (CampoDigitable(), "Ж",
         "El signo «Ж» no se puede digitar en Smartflex: escríbalo con letras."),
    ):  # fmt: skip
        with pytest.raises(ValidationError) as rechazo:
            campo.clean(malo)
        assert rechazo.value.messages == [frase]


def test_a_digitable_text_is_kept_as_written():
    assert CampoDigitable().clean("  Portón café ") == "Portón café"
