"""An id names one place of its page: where a link, a label or a script leads."""

from collections import Counter
from html.parser import HTMLParser

import pytest
from django.test import Client

from solicitudes.reglas.estados import Estado
from tests.acceso.matriz import MATRIZ
from tests.acceso.mundo import direccion
from tests.solicitudes.factories import venta_en


class Ids(HTMLParser):
    """How often each id stands in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.vistos: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if suyo := dict(attrs).get("id"):
            self.vistos[suyo] += 1


def repetidos(html: str) -> list[str]:
    pagina = Ids()
    pagina.feed(html)
    return [uno for uno, veces in pagina.vistos.items() if veces > 1]


@pytest.mark.django_db
@pytest.mark.parametrize("nombre", [n for n, fila in MATRIZ.items() if fila.metodo == "GET"])
def test_no_page_names_two_places_alike(mundo, nombre):
    url = direccion(mundo, nombre)
    for rol in MATRIZ[nombre].roles:
        respuesta = mundo.como(rol).get(url)
        if "text/html" in respuesta.headers.get("Content-Type", ""):
            assert repetidos(respuesta.content.decode()) == [], rol


@pytest.mark.django_db
@pytest.mark.parametrize("estado", [e for e in Estado if e != Estado.DESCARTADA])
def test_no_page_of_a_sale_names_two_places_alike(estado):
    venta = venta_en(estado)
    cliente = Client()
    cliente.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")

    for ruta in [
        venta.get_absolute_url(),
        *(f"/ventas/{venta.pk}/pasos/{n}/" for n in range(1, 12)),
    ]:
        assert repetidos(cliente.get(ruta).content.decode()) == [], ruta
