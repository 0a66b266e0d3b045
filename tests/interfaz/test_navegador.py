"""The house as Chromium sees it: accessible, inside its frame, light, worked by keys."""

import gzip

import pytest
from django.urls import reverse
from playwright.sync_api import Response

from bluecom.cuentas.models import Rol
from tests.apoyo.navegador import EntrarComo, faltas_de_accesibilidad
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db(transaction=True)
DESBORDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("tema", ["light", "dark"])
@pytest.mark.parametrize("ancho", [1366, 360])
def test_guide_desk_and_login_are_accessible(
    entrar_como: EntrarComo, tema: str, ancho: int
) -> None:
    ventana = {"width": ancho, "height": 768}
    administrador = UsuarioFactory(rol=Rol.ADMINISTRADOR)
    pagina = entrar_como(administrador, color_scheme=tema, viewport=ventana)
    for nombre in ("guia", "guia_puesto"):
        pagina.goto(reverse(nombre))
        assert faltas_de_accesibilidad(pagina) == []
        assert pagina.evaluate(DESBORDE) <= 0

    anonima = entrar_como(None, color_scheme=tema, viewport=ventana)
    anonima.goto(reverse("entrar"))
    assert faltas_de_accesibilidad(anonima) == []


def test_first_visit_fits_its_budget(entrar_como: EntrarComo) -> None:
    pagina = entrar_como(UsuarioFactory(rol=Rol.ADMINISTRADOR))
    pesos: dict[str, int] = {}

    def pesar(respuesta: Response) -> None:
        pesos[respuesta.url.split("?")[0]] = len(gzip.compress(respuesta.body()))

    pagina.on("response", pesar)
    pagina.goto(reverse("guia_puesto"), wait_until="networkidle")

    letras = sum(peso for url, peso in pesos.items() if url.endswith(".woff2"))
    dibujos = sum(peso for url, peso in pesos.items() if url.endswith(".svg"))
    assert 0 < letras <= 60 * 1024
    assert sum(pesos.values()) - letras - dibujos <= 100 * 1024


def test_keys_search_help_and_go(entrar_como: EntrarComo) -> None:
    pagina = entrar_como(UsuarioFactory(rol=Rol.ASESOR))
    pagina.goto(reverse("avisos"))

    pagina.keyboard.press("/")
    assert pagina.evaluate("document.activeElement.id") == "busqueda-barra"

    pagina.keyboard.press("Escape")
    pagina.keyboard.press("?")
    assert pagina.locator("#ayuda-atajos").is_visible()

    pagina.keyboard.press("Escape")
    pagina.keyboard.press("g")
    pagina.keyboard.press("c")
    pagina.wait_for_url(f"**{reverse('cola')}")


def test_theme_is_remembered_by_the_server(entrar_como: EntrarComo) -> None:
    pagina = entrar_como(UsuarioFactory(rol=Rol.ADMINISTRADOR))
    pagina.goto(reverse("guia"))

    pagina.locator("summary.menu__abrir").click()
    pagina.get_by_role("button", name="Oscura").click()

    pagina.wait_for_selector('html[data-bs-theme="dark"]')
    assert pagina.url.endswith(reverse("guia"))
