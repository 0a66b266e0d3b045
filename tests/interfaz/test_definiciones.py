"""Defined words of the steps show their definition (I.f)."""

import pytest
from django.template import Context, Template

from bluecom.interfaz.definiciones import DEFINICIONES, TERMINOS
from solicitudes.reglas.procedimiento import PASOS


def pintar(texto: str) -> str:
    return Template("{{ texto|definicion }}").render(Context({"texto": texto}))


@pytest.mark.paso("I.f")
def test_a_defined_word_carries_its_meaning():
    assert pintar("equipo (modem, ONT)") == (
        f'equipo (modem, <abbr class="definicion" title="{dict(DEFINICIONES)["ONT"]}">ONT</abbr>)'
    )


@pytest.mark.paso("I.f")
def test_every_explained_word_has_its_definition():
    assert set(TERMINOS.values()) <= set(dict(DEFINICIONES))


def test_a_word_inside_another_is_no_term():
    assert pintar("MONTO, CONTRATO") == "MONTO, CONTRATO"


def test_what_is_typed_stays_text():
    assert pintar("<b>Smartflex</b>").startswith("&lt;b&gt;<abbr")


@pytest.mark.paso("2.1", "8.2")
def test_the_steps_that_name_smartflex_and_the_ont_explain_them():
    dichos = {numeral: pintar(texto) for p in PASOS for numeral, texto in p.texto}

    assert "gestión comercial" in dichos["2.1"]
    assert "Optical Network Terminal" in dichos["8.2"]
