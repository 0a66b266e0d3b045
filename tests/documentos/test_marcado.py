"""The closed set of signs with which a person writes clauses."""

import pytest
from django.utils.html import strip_tags

from documentos.muestra import instantanea_de_muestra
from documentos.papel.hoja import componer, html_de
from documentos.papel.instalado import texto_instalado
from documentos.papel.marcado import Bloque, Trozo, bloques
from tests.apoyo.pdf import texto_de


def html(texto: str) -> str:
    datos = instantanea_de_muestra("CONDICIONES", clausulas=texto, texto=2)
    return html_de("CONDICIONES", datos, "v1")


def test_clauses_number_themselves_and_hold_paragraphs_and_lists():
    escrito = "# Partes\nUna línea\nque sigue.\n\nOtra.\n# Objeto\n- uno\n- **dos** y más"

    assert bloques(escrito) == [
        Bloque("CLAUSULA", ((Trozo("Partes"),),), 1),
        Bloque("PARRAFO", ((Trozo("Una línea que sigue."),),)),
        Bloque("PARRAFO", ((Trozo("Otra."),),)),
        Bloque("CLAUSULA", ((Trozo("Objeto"),),), 2),
        Bloque("LISTA", ((Trozo("uno"),), (Trozo("dos", True), Trozo(" y más")))),
    ]


@pytest.mark.parametrize("suelto", ["dos ** sueltos", "**sin cerrar", "** vacía **", "****", "#x"])
def test_signs_that_mean_nothing_are_the_text_itself(suelto):
    assert bloques(suelto) == [Bloque("PARRAFO", ((Trozo(suelto),),))]


@pytest.mark.parametrize(
    ("hostil", "escapado"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("<img src=file:///etc/passwd>", "&lt;img src=file:///etc/passwd&gt;"),
        ("{{ prestador }} {% include 'x' %}", "{{ prestador }} {% include &#x27;x&#x27; %}"),
        ("**<b>** & fin", "<b>&lt;b&gt;</b> &amp; fin"),
    ],
)
def test_html_and_template_code_are_drawn_as_they_were_typed(hostil, escapado):
    assert escapado in html(hostil)


def test_hostile_clauses_come_out_of_the_printer_as_text():
    datos = instantanea_de_muestra(
        "CONDICIONES", clausulas="# <b>Uno</b>\n{{ titulo }} {% now 'Y' %} <i>dos</i>", texto=2
    )

    dicho = texto_de(componer("CONDICIONES", datos, "v1"))

    assert "1. <b>Uno</b>" in dicho
    assert "{{ titulo }} {% now 'Y' %} <i>dos</i>" in dicho


def test_the_clauses_that_ship_are_read_back_as_a_person_would_write_them():
    leidos = bloques(texto_instalado("CONDICIONES", "v1"))

    titulos = [b for b in leidos if b.clase == "CLAUSULA"]
    assert (len(titulos), titulos[0].lineas[0][0].texto) == (20, "Partes")
    assert titulos[-1].numero == 20
    (definiciones,) = [b for b in leidos if b.clase == "LISTA"]
    assert all(linea[0].negrita for linea in definiciones.lineas)


def test_what_a_sale_says_fills_its_slot_and_is_no_sign():
    dichos = {"plan": "**Hogar** {producto}", "producto": "FIBRA"}

    assert bloques("El plan {plan}, {otro}.", dichos) == [
        Bloque("PARRAFO", ((Trozo("El plan **Hogar** {producto}, {otro}."),),))
    ]


def test_the_comodato_that_ships_written_by_a_person_says_word_for_word_the_same():
    datos = instantanea_de_muestra("COMODATO")
    texto = texto_instalado("COMODATO", "v1")

    escrito = html_de("COMODATO", datos | {"clausulas": texto, "texto": 2}, "v1")

    assert "servicio {producto}, plan {plan}, conforme al artículo 879" in texto
    assert "carta de solicitud de fecha {fecha_carta}, que se adjunta" in texto
    assert "Duodécima. Aceptación El comodatario acepta" in _clausulas(escrito)
    assert _clausulas(escrito) == _clausulas(html_de("COMODATO", datos, "v1"))


def _clausulas(hoja: str) -> str:
    desde, hasta = hoja.index("<h3>Primera"), hoja.index('class="firmas')
    return " ".join(strip_tags(hoja[desde:hasta]).split())


def test_the_shipped_paper_is_the_same_html_with_no_text_as_with_an_empty_one():
    datos = instantanea_de_muestra("CONDICIONES")

    assert "<h2>20. Aceptación</h2>" in html_de("CONDICIONES", datos, "v1")
    assert "versión v1</p>" in html_de("CONDICIONES", datos, "v1")
