"""Enter in a field presses the first button of its form: it must not be one of several acts."""

from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client

from bluecom.planillas.models import Corrida, Situacion
from solicitudes.reglas.estados import Estado
from tests.acceso.matriz import MATRIZ
from tests.acceso.mundo import direccion
from tests.solicitudes.factories import venta_en


class Formularios(HTMLParser):
    """The submit buttons of each form of a page, in the order in which Enter chooses."""

    def __init__(self) -> None:
        super().__init__()
        self.abierto = ""
        self.botones: dict[str, list[dict[str, Any]]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        atributos = dict(attrs)
        if tag == "form":
            self.abierto = str(atributos.get("id") or f"sin id, {self.getpos()}")
        es_boton = tag == "button" and atributos.get("type", "submit") == "submit"
        if es_boton or (tag == "input" and atributos.get("type") == "submit"):
            de = str(atributos.get("form") or self.abierto)
            self.botones.setdefault(de, []).append(atributos)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.abierto = ""


def ambiguos(html: str) -> list[str]:
    """The forms in which Enter would choose among several acts by their order."""
    pagina = Formularios()
    pagina.feed(html)
    return [
        formulario
        for formulario, (primero, *otros) in pagina.botones.items()
        if otros and "disabled" not in primero and primero.get("name") != "tema"
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("nombre", [n for n, fila in MATRIZ.items() if fila.metodo == "GET"])
def test_no_page_lets_enter_choose_among_several_acts(mundo, nombre):
    url = direccion(mundo, nombre)
    for rol in MATRIZ[nombre].roles:
        respuesta = mundo.como(rol).get(url)
        if "text/html" in respuesta.headers.get("Content-Type", ""):
            assert ambiguos(respuesta.content.decode()) == [], rol


@pytest.mark.django_db
@pytest.mark.parametrize("estado", [Estado.TOMADA, Estado.FACTIBLE, Estado.EXPLICADA])
def test_no_step_with_other_acts_lets_enter_choose(estado):
    venta = venta_en(estado)
    cliente = Client()
    cliente.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")

    for ruta in (venta.get_absolute_url(), f"/ventas/{venta.pk}/descartar/"):
        assert ambiguos(cliente.get(ruta).content.decode()) == []


@pytest.mark.django_db
def test_a_folder_under_review_and_a_file_to_confirm_do_not_either(mundo):
    venta = venta_en(Estado.ENTREGADA)
    archivo = Corrida.objects.get(pk=mundo.objetos["corrida_id"])
    Corrida.objects.update(situacion=Situacion.POR_CONFIRMAR)

    revision = mundo.como("CANALES_VIRTUALES").get(f"/revision/{venta.pk}/")
    carga = mundo.como("SUPERVISOR").get(f"/archivos/{archivo.pk}/")

    assert ambiguos(revision.content.decode()) == []
    assert ambiguos(carga.content.decode()) == []
