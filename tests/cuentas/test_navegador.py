"""One's own account as Chromium sees it: light and dark, wide and narrow."""

import pytest
from playwright.sync_api import expect

from bluecom.cuentas.models import Rol
from tests.apoyo.navegador import faltas_de_accesibilidad
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db(transaction=True)
PAGINAS = ["/cuenta/", "/cuenta/contrasena/", "/segundo-factor/"]
DESBORDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize(("tema", "ancho"), [("light", 1366), ("dark", 360)])
def test_axe_finds_nothing_in_ones_own_account(entrar_como, tema, ancho):
    persona = UsuarioFactory(rol=Rol.SUPERVISOR)
    pagina = entrar_como(persona, color_scheme=tema, viewport={"width": ancho, "height": 768})

    for ruta in PAGINAS:
        pagina.goto(ruta)
        assert faltas_de_accesibilidad(pagina) == []
        assert pagina.evaluate(DESBORDE) <= 0


def test_a_session_left_open_elsewhere_is_closed_from_the_menu(entrar_como):
    persona = UsuarioFactory(rol=Rol.SUPERVISOR)
    aqui, alla = entrar_como(persona), entrar_como(persona)
    alla.goto("/mes/")
    aqui.goto("/mes/")

    aqui.get_by_text(str(persona), exact=True).first.click()
    aqui.get_by_text("Mi cuenta").click()
    aqui.get_by_role("button", name="Cerrar la de").click()

    expect(aqui.locator("main")).to_contain_text("Se cerró la sesión.")
    alla.goto("/mes/")
    expect(alla.locator("h1")).to_have_text("Entrar")
