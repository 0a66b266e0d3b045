"""A state and a deadline as every page draws them."""

from datetime import UTC, datetime, timedelta

import pytest

from bluecom.interfaz.dibujos import icono, limite, plazo_de, sello
from bluecom.plazos.models import Aclaracion, Plazo

LIMITE = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
ANTES, DESPUES = LIMITE - timedelta(hours=3), LIMITE + timedelta(minutes=40)


def test_a_state_is_its_word_its_icon_and_its_colour():
    assert "sello--ok" in sello("CONFORME")
    assert "#clipboard-check" in sello("CONFORME")
    assert ">Conforme<" in sello("CONFORME")
    assert "Ya instalada<" in sello("INSTALADA", "Ya instalada")
    assert "None" not in sello("DEMO", None)


def test_no_word_of_a_person_is_markup():
    assert "&lt;b&gt;" in sello("FALTA", "<b>")
    assert "&quot;x&quot;" in icono("tools", '"x"')


def test_what_runs_is_counted_down_by_the_page_and_says_its_limit_on_paper():
    dicho = limite(LIMITE, ahora=ANTES, prefijo="Entrega:")

    assert "data-plazo " in dicho
    assert 'datetime="2026-11-23T14:30:00-04:00"' in dicho
    assert "<span data-plazo-texto>faltan 3 h</span>" in dicho
    assert 'title="Vence el 23/11/2026 a las 14:30"' in dicho
    assert "(23/11/2026 14:30)" in dicho
    assert "plazo--error" in limite(LIMITE, ahora=DESPUES)


def test_what_was_met_says_how_and_is_counted_no_more():
    dicho = limite(LIMITE, cumplido=DESPUES)

    assert "data-plazo" not in dicho
    assert "cumplido con 40 min de atraso" in dicho
    assert "se cumplió el 23/11/2026 a las 15:10" in dicho


@pytest.mark.parametrize("nada", [None, ""])
def test_without_a_deadline_nothing_is_drawn(nada):
    assert limite(nada) == plazo_de(nada) == ""


def _plazo(**como):
    return Plazo(tipo="entrega", objeto_id=1, **{"inicio": ANTES, "vence_en": LIMITE} | como)


def _aclarado(a_tiempo):
    fila = _plazo(cumplido_en=ANTES - timedelta(hours=1))
    fila.aclaracion = Aclaracion(a_tiempo=a_tiempo)
    return fila


@pytest.mark.parametrize(
    ("fila", "tono", "dicho"),
    [
        (_plazo(incumplido_en=DESPUES), "error", "sin cumplir"),
        (_plazo(cumplido_en=DESPUES), "aviso", "cumplido con 40 min de atraso"),
        (_plazo(cumplido_en=LIMITE), "ok", "cumplido a tiempo"),
        (_plazo(cumplido_en=ANTES - timedelta(hours=1)), "aviso", "hora por aclarar"),
        (_aclarado(True), "ok", "cumplido a tiempo (aclarado)"),
        (_aclarado(False), "aviso", "cumplido tarde (aclarado)"),
        (_plazo(cerrado_en=DESPUES), "neutro", "ya no corre"),
        (_plazo(vence_en=None), "aviso", "en pausa"),
        (_plazo(), "error", "vencido hace"),
    ],
)
def test_what_stopped_ended_or_put_it_in_doubt_is_said(fila, tono, dicho):
    dibujo = plazo_de(fila, "Entrega:")

    assert f"plazo--{tono}" in dibujo
    assert f"Entrega: {dicho}" in dibujo.replace("<span data-plazo-texto>", "")
