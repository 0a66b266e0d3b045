"""Navigation, theme, icons: what the layouts take for granted."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from bluecom.cuentas.models import Rol
from bluecom.interfaz.estados import ASPECTOS
from bluecom.interfaz.navegacion import DE_TODOS, POR_ROL, navegacion_de, primera_pagina
from tests.factories_cuentas import UsuarioFactory

SPRITE = (settings.BASE_DIR / "static/vendor/iconos.svg").read_text()
PLANTILLAS = [
    ruta
    for ruta in (Path(settings.BASE_DIR) / "templates").rglob("*.html")
    if "papeles" not in ruta.parts
]


@pytest.mark.parametrize("rol", POR_ROL)
def test_every_role_lands_somewhere_and_each_key_goes_to_one_place(rol: str) -> None:
    teclas = [e.tecla for e in (*POR_ROL[rol], *DE_TODOS)]

    assert len(teclas) == len(set(teclas))
    assert len(navegacion_de(rol)) == len(POR_ROL[rol])
    assert primera_pagina(rol) is not None


def test_every_icon_named_is_in_the_sprite() -> None:
    nombrados = {icono for icono, _ in ASPECTOS.values()}
    nombrados |= {e.icono for entradas in (*POR_ROL.values(), DE_TODOS) for e in entradas}
    for ruta in PLANTILLAS:
        nombrados |= set(re.findall(r"""\{% icono "([\w-]+)""", ruta.read_text()))
        nombrados |= set(re.findall(r'icono_nombre="([\w-]+)"', ruta.read_text()))

    assert {n for n in nombrados if f'id="{n}"' not in SPRITE} == set()


@pytest.mark.parametrize("ruta", PLANTILLAS, ids=lambda ruta: ruta.name)
def test_no_template_needs_more_than_the_csp_gives(ruta: Path) -> None:
    texto = ruta.read_text()

    assert not re.search(r"\sstyle=|\son\w+=\"|<style|<script(?![^>]*\ssrc=)", texto)


@pytest.mark.django_db
def test_guide_is_for_administrators_only(client: Client) -> None:
    client.force_login(UsuarioFactory(rol=Rol.ASESOR), backend=settings.AUTHENTICATION_BACKENDS[1])

    assert client.get(reverse("guia")).status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize(("rol", "busca"), [(Rol.ASESOR, True), (Rol.ADMINISTRADOR, False)])
def test_who_sees_no_sale_is_offered_no_search(rol: str, busca: bool, client: Client) -> None:
    client.force_login(UsuarioFactory(rol=rol), backend=settings.AUTHENTICATION_BACKENDS[1])

    pagina = client.get(reverse("avisos")).content.decode()

    assert (reverse("buscar") in pagina) is busca


@pytest.mark.django_db
@pytest.mark.parametrize("tabla", ["indicadores_definicion", "documentos_plantilladocumento"])
def test_an_empty_table_says_what_rules_without_it(tabla: str, client: Client) -> None:
    admin = UsuarioFactory(rol=Rol.ADMINISTRADOR, is_staff=True)
    client.force_login(admin, backend=settings.AUTHENTICATION_BACKENDS[1])

    assert "Sin filas rige la" in client.get(reverse(f"admin:{tabla}_changelist")).content.decode()


@pytest.mark.django_db
def test_the_address_of_a_button_opened_as_a_page_shows_a_way_on(client: Client) -> None:
    client.force_login(UsuarioFactory(rol=Rol.ASESOR), backend=settings.AUTHENTICATION_BACKENDS[1])

    respuesta = client.get(reverse("siguiente"))

    assert (respuesta.status_code, respuesta["Allow"]) == (405, "POST")
    assert "Ir al inicio" in respuesta.content.decode()


def test_theme_never_sends_anybody_to_another_site(client: Client) -> None:
    response = client.post(reverse("tema"), {"tema": "dark", "volver": "https://malo.example/"})

    assert response.headers["Location"] == "/"
    assert response.cookies["tema"].value == "dark"
