"""The small parts that every page takes for granted."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from bluecom.cuentas.models import Rol, Usuario
from bluecom.interfaz.contexto import interfaz
from bluecom.interfaz.definiciones import explicar
from bluecom.interfaz.estados import aspecto
from bluecom.interfaz.formularios import ayudante
from bluecom.interfaz.navegacion import (
    COLA,
    MES,
    MESA,
    Entrada,
    direccion,
    enlaces,
    situada,
    situar,
)
from bluecom.interfaz.plazos import duracion
from bluecom.interfaz.tema import cambiar_tema, tema_de

INVENTADA = Entrada("no_hay_tal_pagina", "Nada", "x", "x")


def test_an_address_is_that_of_its_name_and_of_a_name_that_nobody_answers_none():
    assert direccion("mesa") == "/mesa/"
    assert direccion("no_hay_tal_pagina") is None


def test_only_entries_that_exist_are_links_and_the_page_s_own_is_lit():
    barra = enlaces([MESA, INVENTADA, COLA], ruta="/cola/")

    assert [(e.texto, e.actual) for e in barra] == [("Mesa", False), ("Mi cola", True)]


def test_a_page_may_say_of_which_entry_it_is_whatever_its_address():
    pedido = RequestFactory().get("/cola/")
    assert situada(pedido) == ""

    situar(pedido, MES)

    assert situada(pedido) == "mes"
    assert [e.actual for e in enlaces([MES, COLA], ruta="/cola/", en=situada(pedido))] == [
        True,
        False,
    ]


def test_every_page_knows_the_bar_of_its_person_and_a_stranger_has_none():
    pedido = RequestFactory().get("/mesa/")
    pedido.user = AnonymousUser()
    assert (list(interfaz(pedido)["navegacion"]), interfaz(pedido)["avisos_sin_leer"]) == ([], 0)

    pedido.user = Usuario(pk=7, rol=Rol.ASESOR)
    propia = interfaz(pedido)

    assert [e.texto for e in propia["navegacion"] if e.actual] == ["Mesa"]
    assert propia["enlace_buscar"].url == "/buscar/"
    pedido.user = Usuario(pk=8, rol=Rol.ADMINISTRADOR)
    assert not interfaz(pedido)["enlace_buscar"]


@pytest.mark.parametrize(("elegido", "dicho"), [("dark", "dark"), ("light", "light"), ("rosa", "")])
def test_a_theme_is_light_dark_or_that_of_the_system(elegido, dicho):
    pedido = RequestFactory().get("/")
    pedido.COOKIES["tema"] = elegido

    assert tema_de(pedido) == dicho


@pytest.mark.parametrize(
    ("volver", "adonde"), [("/mesa/", "/mesa/"), ("https://otra.example/", "/"), ("", "/")]
)
def test_the_theme_is_kept_and_one_goes_back_to_the_page_that_asked_in_this_house(volver, adonde):
    respuesta = cambiar_tema(RequestFactory().post("/tema/", {"tema": "dark", "volver": volver}))

    assert (respuesta.status_code, respuesta.url) == (302, adonde)
    assert respuesta.cookies["tema"].value == "dark"
    otra = cambiar_tema(RequestFactory().post("/tema/", {"tema": "", "volver": volver}))
    assert otra.cookies["tema"]["max-age"] == 0


def test_a_code_has_word_icon_and_tone_and_an_unknown_one_is_a_plain_word():
    assert aspecto("OBSERVADA").tono == "error"
    assert aspecto("OBSERVADA", "Volvió").texto == "Volvió"
    assert (aspecto("COSA_RARA").texto, aspecto("COSA_RARA").tono) == ("Cosa rara", "neutro")


def test_a_defined_word_is_explained_where_it_stands_and_the_text_stays_text():
    dicho = explicar("Mire la ont & <b>siga</b>")

    assert 'class="definicion"' in dicho and ">ont</abbr>" in dicho
    assert "&amp; &lt;b&gt;siga&lt;/b&gt;" in dicho


@pytest.mark.parametrize(
    ("lapso", "dicho"),
    [
        (timedelta(seconds=59), "menos de 1 min"),
        (timedelta(minutes=-5), "menos de 1 min"),
        (timedelta(minutes=40), "40 min"),
        (timedelta(hours=3, minutes=12), "3 h 12 min"),
        (timedelta(hours=47), "47 h"),
        (timedelta(days=2), "2 días"),
        (timedelta(days=2, hours=5), "2 días 5 h"),
    ],
)
def test_a_lapse_is_said_in_minutes_hours_or_days(lapso, dicho):
    assert duracion(lapso) == dicho


def test_a_form_of_the_house_brings_neither_tag_nor_token_and_shows_its_errors():
    dibujo = ayudante()

    assert (dibujo.form_tag, dibujo.disable_csrf) == (False, True)
    assert (dibujo.form_show_errors, dibujo.error_text_inline) == (True, True)
