"""An administrator creates people and edits them, and cannot lock the house."""

import pytest
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from bluecom.cuentas.models import Rol, Usuario
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db
LISTA = reverse("admin:cuentas_usuario_changelist")
NUEVO = reverse("admin:cuentas_usuario_add")


@pytest.fixture
def jefa() -> Usuario:
    return UsuarioFactory(rol=Rol.ADMINISTRADOR, username="jefa")


@pytest.fixture
def dentro(jefa) -> Client:
    client = Client()
    client.force_login(jefa)
    return client


def guardar(client, persona, **cambios):
    datos = {"username": persona.username, "rol": persona.rol, "is_active": "on"} | cambios
    url = reverse("admin:cuentas_usuario_change", args=[persona.pk])
    enviados = {campo: valor for campo, valor in datos.items() if valor is not None}
    respuesta = client.post(url, enviados, follow=True)
    persona.refresh_from_db()
    return respuesta.content.decode()


def test_the_chair_of_the_system_is_neither_offered_nor_accepted(dentro):
    persona = UsuarioFactory()
    clave = {"password1": "una-clave-larga-7", "password2": "una-clave-larga-7"}

    dentro.post(NUEVO, {"username": "nadie", "rol": Rol.SISTEMA, **clave})
    respuesta = guardar(dentro, persona, rol=Rol.SISTEMA)

    assert "SISTEMA no es una de las opciones" in respuesta
    pagina = dentro.get(NUEVO).content.decode()
    assert 'value="SISTEMA"' not in pagina
    assert "carácteres" not in pagina
    assert persona.rol == Rol.ASESOR
    assert not Usuario.objects.filter(username="nadie").exists()


def test_who_was_given_that_chair_by_mistake_gets_another(dentro):
    perdida, sistema = UsuarioFactory(rol=Rol.SISTEMA), Usuario.objects.sistema()

    guardar(dentro, perdida, rol=Rol.ASESOR)

    sistema_en_admin = dentro.get(reverse("admin:cuentas_usuario_change", args=[sistema.pk]))
    assert perdida.rol == Rol.ASESOR
    assert sistema_en_admin.status_code == 302


def test_nobody_takes_away_their_own_role_or_account(dentro, jefa):
    pagina = dentro.get(reverse("admin:cuentas_usuario_change", args=[jefa.pk])).content.decode()

    guardar(dentro, jefa, rol=Rol.ASESOR, is_active=None, first_name="Ana")

    assert (jefa.rol, jefa.is_active, jefa.first_name) == (Rol.ADMINISTRADOR, True, "Ana")
    assert "Su propio rol y su propia cuenta activa los cambia otro administrador." in pagina
    assert 'name="is_active"' not in pagina


def test_another_administrator_can(dentro):
    otra = UsuarioFactory(rol=Rol.ADMINISTRADOR)

    guardar(dentro, otra, rol=Rol.SUPERVISOR, is_active=None)

    assert (otra.rol, otra.is_active) == (Rol.SUPERVISOR, False)


@pytest.mark.parametrize("escrito", ["abc", "7071", "4251234"])
def test_the_number_that_receives_photos_is_a_mobile(dentro, escrito):
    persona = UsuarioFactory()

    respuesta = guardar(dentro, persona, celular_whatsapp=escrito)

    assert "Escriba un celular de 8 cifras, por ejemplo 70712345." in respuesta
    assert persona.celular_whatsapp == ""


def test_the_mobile_is_kept_as_everywhere(dentro):
    persona = UsuarioFactory()

    guardar(dentro, persona, celular_whatsapp="707 12345")

    assert persona.celular_whatsapp == "+59170712345"


def test_who_has_no_second_factor_is_told_apart(dentro):
    con, sin = UsuarioFactory(last_name="Con"), UsuarioFactory(last_name="Sin")
    TOTPDevice.objects.create(user=con, name="teléfono")
    accion = {"action": "quitar_segundo_factor", "_selected_action": [con.pk, sin.pk]}

    texto = dentro.post(LISTA, accion, follow=True).content.decode()

    assert "Sin segundo factor que quitar: Persona Sin." in texto
    assert "Segundo factor quitado a Persona Con: al entrar de nuevo" in texto


def test_the_catalogue_leads_to_the_other_pages_of_the_administrator(dentro):
    texto = dentro.get(reverse("admin:index")).content.decode()

    for pagina in ("plantillas_glosa", "salud", "avisos"):
        assert f'href="{reverse(pagina)}"' in texto
    assert "Ver el sitio" not in texto


@pytest.mark.parametrize("pagina", ["/admin/", "/admin/login/?next=/admin/"])
def test_there_is_one_login(client, pagina):
    assert client.get(pagina).url == "/entrar/?next=/admin/"


def test_a_login_leads_nowhere_outside(client, settings):
    respuesta = client.get("/admin/login/?next=https://ajeno.example/")

    entrar = client.get(respuesta.url)
    assert entrar.status_code == 200
    UsuarioFactory(username="jefa", rol=Rol.ADMINISTRADOR)
    datos = {"username": "jefa", "password": "clave-de-prueba-1"}
    assert client.post(respuesta.url, datos).url == "/"
