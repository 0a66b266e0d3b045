"""The administrator edits a text of Annex 2 in the browser and sees it tried live (9.1)."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from solicitudes.textos.aprobaciones import aprobar_correcciones
from tests.apoyo.navegador import faltas_de_accesibilidad
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.glosas.fabricas import (
    TEXTO,
    aprobacion_anotada,
    carta,
    version_programada,
    version_propuesta,
)

PAGINA = "/glosas/FTTH_GPON/INDEPENDIENTE/"


@pytest.fixture
def administrador(transactional_db):
    return UsuarioFactory(rol=Rol.ADMINISTRADOR, first_name="Ana", last_name="Muestra")


@pytest.mark.paso("9.1")
def test_a_change_is_seen_on_the_invented_sale_while_it_is_typed(entrar_como, administrador):
    pagina = entrar_como(administrador)
    pagina.goto(PAGINA)
    texto = pagina.get_by_label("Texto, con los huecos entre llaves")
    bueno = texto.input_value()

    texto.fill(bueno.replace("{tarifa}", "...."))
    expect(pagina.locator("#ensayo .errores")).to_contain_text("Quedan puntos suspensivos")

    texto.fill(bueno.replace("CLIENTE SOLICITA", "EL CLIENTE SOLICITA"))
    expect(pagina.locator("#ensayo ins").first).to_have_text("EL ")
    expect(pagina.locator("#ensayo .errores")).to_have_count(0)


@pytest.mark.parametrize("esquema", ["light", "dark"])
def test_axe_finds_nothing_in_the_texts_of_annex_2(esquema, entrar_como, administrador, retratar):
    ahora = timezone.now()
    aprobacion_anotada(version_programada(ahora), ahora)
    version_propuesta(ahora, hoy(ahora) + timedelta(days=9), texto=f"{TEXTO} GRACIAS.")
    aprobar_correcciones(["HSR_025"], carta(ahora), acto=Acto(administrador, ahora))
    pagina = entrar_como(administrador, color_scheme=esquema)
    faltas = {}
    for ruta in ("/glosas/", PAGINA, "/glosas/correcciones/"):
        pagina.goto(ruta)
        retratar(pagina, f"{ruta.strip('/').replace('/', '-')}-{esquema}".lower())
        faltas[ruta] = faltas_de_accesibilidad(pagina)

    assert not any(faltas.values()), faltas
