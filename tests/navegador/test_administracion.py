"""The administration as Chromium sees it: the house's bar, and nothing that axe finds."""

from datetime import timedelta

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.models import Rol, Usuario
from cartera.parametros import RESERVA
from solicitudes.reglas.control import RECIBIDOS
from tests.apoyo.navegador import EntrarComo, faltas_de_accesibilidad
from tests.documentos.textos import propuesta
from tests.factories_cuentas import UsuarioFactory
from tests.parametros.numeros import propuesto
from tests.solicitudes.listas import versiones

pytestmark = pytest.mark.django_db(transaction=True)
DE_CADA_CLASE = [
    "/admin/",
    "/admin/cuentas/usuario/",
    "/admin/cuentas/usuario/add/",
    "/admin/solicitudes/camposmartflex/",
    "/admin/solicitudes/condicioncomercial/",
    "/admin/solicitudes/producto/FTTH_GPON/change/",
    "/admin/parametros/valordeparametro/",
    "/admin/solicitudes/listadecontrol/",
    "/admin/solicitudes/textodeterminos/",
    "/admin/solicitudes/prorrogadeci/",
    "/admin/solicitudes/prorrogadeci/add/",
]
LISTAS = [
    f"/admin/solicitudes/listadecontrol/add/?lista={clave}"
    for clave in ("EXPLICACION", "RECIBIDOS", "REVISION")
]


@pytest.fixture
def jefa() -> Usuario:
    ahora, manana = timezone.now(), hoy(timezone.now()) + timedelta(days=1)
    propuesta(ahora=ahora, vigente_desde=manana)
    propuesto(RESERVA, 45, manana, ahora=ahora)
    versiones.propuesta(RECIBIDOS, versiones.filas(RECIBIDOS, sin="NOMBRE"), manana, ahora=ahora)
    return UsuarioFactory(rol=Rol.ADMINISTRADOR)


def _todas(persona: Usuario) -> list[str]:
    """The index, a history, and of each table its list, a new row and the first that is there."""
    paginas = ["/admin/", "/admin/cuentas/", f"/admin/cuentas/usuario/{persona.pk}/history/"]
    paginas += LISTAS
    for modelo in admin.site._registry:
        base = f"admin:{modelo._meta.app_label}_{modelo._meta.model_name}"
        paginas += [reverse(f"{base}_changelist"), reverse(f"{base}_add")]
        if fila := modelo._default_manager.first():
            paginas.append(reverse(f"{base}_change", args=[fila.pk]))
    return paginas


def _faltas(entrar_como: EntrarComo, persona: Usuario, paginas: list[str], esquema: str):
    pagina = entrar_como(persona, color_scheme=esquema)
    faltas = {}
    for direccion in paginas:
        pagina.goto(direccion)
        assert pagina.locator(".barra").is_visible(), direccion
        faltas[direccion] = faltas_de_accesibilidad(pagina)
    return {direccion: suyas for direccion, suyas in faltas.items() if suyas}


@pytest.mark.largo
def test_axe_finds_nothing_in_any_page_of_the_administration(entrar_como, jefa):
    assert _faltas(entrar_como, jefa, _todas(jefa), "light") == {}


@pytest.mark.parametrize("esquema", ["light", "dark"])
def test_axe_finds_nothing_in_a_page_of_each_kind(entrar_como, jefa, esquema):
    assert _faltas(entrar_como, jefa, DE_CADA_CLASE, esquema) == {}


def test_the_chosen_appearance_rules_the_administration_too(entrar_como, jefa):
    pagina = entrar_como(jefa, color_scheme="light")
    pagina.goto("/admin/")
    pagina.locator(".menu__abrir").click()
    pagina.get_by_role("button", name="Oscura").click()
    pagina.wait_for_url("**/admin/")

    assert pagina.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
