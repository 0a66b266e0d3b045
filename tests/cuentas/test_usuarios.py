"""An administrator creates people and edits them, and cannot lock the house."""

import pytest
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from bluecom.bitacora.models import Evento
from bluecom.bitacora.servicios import verificar
from bluecom.cuentas.models import Rol, Usuario
from bluecom.cuentas.orden import POR_NOMBRE
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


def test_what_is_pasted_of_a_person_is_read_as_typed(dentro):
    persona = UsuarioFactory(username="ana")
    clave = {"password1": "una-clave-larga-7", "password2": "una-clave-larga-7"}

    dentro.post(NUEVO, {"username": "\u2068luc\u00ada\u2069", "rol": Rol.ASESOR, **clave})
    guardar(dentro, persona, username="ana\u2011paz", email="\u202aana@correo.example\u202c")

    assert Usuario.objects.get(username="luca").rol == Rol.ASESOR
    assert (persona.username, persona.email) == ("ana-paz", "ana@correo.example")


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


def _eventos(persona: Usuario) -> list[Evento]:
    return list(Evento.objects.filter(cadena=f"usuario:{persona.pk}"))


def test_what_changes_in_a_person_is_in_the_log_with_its_author(dentro, jefa):
    persona = UsuarioFactory()

    guardar(dentro, persona, rol=Rol.SUPERVISOR, first_name="Ana", celular_whatsapp="70712345")

    (evento,) = _eventos(persona)
    assert (evento.tipo, evento.actor) == ("editar_usuario", jefa)
    assert evento.datos["antes"] == {"rol": "ASESOR"}
    assert evento.datos["despues"] == {"rol": "SUPERVISOR"}
    assert {"rol", "first_name", "celular_whatsapp"} <= set(evento.datos["campos"])
    assert verificar(evento.cadena) == []


def test_the_log_keeps_neither_names_nor_numbers_of_a_person(dentro):
    persona = UsuarioFactory(first_name="Antes")

    guardar(dentro, persona, first_name="Rosalía", email="r@x.example", celular_whatsapp="70712345")

    guardado = str(_eventos(persona)[0].datos)
    for privado in ("Antes", "Rosalía", "r@x.example", "70712345"):
        assert privado not in guardado


def test_a_new_person_is_in_the_log_and_must_choose_a_password(dentro, jefa):
    clave = {"password1": "una-clave-larga-7", "password2": "una-clave-larga-7"}

    dentro.post(NUEVO, {"username": "nueva", "rol": Rol.ASESOR, **clave})

    nueva = Usuario.objects.get(username="nueva")
    (evento,) = _eventos(nueva)
    assert nueva.debe_cambiar_clave
    assert (evento.tipo, evento.actor) == ("crear_usuario", jefa)
    assert evento.datos["despues"]["rol"] == "ASESOR"
    assert "clave" not in str(evento.datos["antes"])


def test_a_name_that_differs_by_a_capital_is_refused_in_words(dentro):
    UsuarioFactory(username="lucia")
    persona = UsuarioFactory()

    respuesta = guardar(dentro, persona, username="LUCIA")

    assert "Ya hay una persona con ese usuario." in respuesta
    assert persona.username != "LUCIA"


def test_a_password_given_by_the_administrator_is_changed_at_the_next_entry(dentro, jefa):
    persona, suyo = UsuarioFactory(), Client()
    suyo.force_login(persona)
    clave = {"password1": "una-clave-larga-7", "password2": "una-clave-larga-7"}

    dentro.post(f"/admin/cuentas/usuario/{persona.pk}/password/", clave)

    persona.refresh_from_db()
    assert persona.debe_cambiar_clave
    assert persona.check_password("una-clave-larga-7")
    assert suyo.get("/cola/").url == "/entrar/?next=/cola/"
    assert [(evento.tipo, evento.actor) for evento in _eventos(persona)] == [
        ("dar_contrasena", jefa)
    ]


def test_a_password_that_is_refused_obliges_nobody(dentro):
    persona = UsuarioFactory()

    dentro.post(
        f"/admin/cuentas/usuario/{persona.pk}/password/", {"password1": "x", "password2": "x"}
    )

    persona.refresh_from_db()
    assert not persona.debe_cambiar_clave


def test_an_administrator_changes_the_own_password_where_everybody_does(dentro, jefa):
    respuesta = dentro.get(f"/admin/cuentas/usuario/{jefa.pk}/password/")

    assert respuesta.url == "/cuenta/contrasena/"


def test_who_is_deactivated_loses_every_session_though_reactivated_at_once(dentro):
    persona, suyo = UsuarioFactory(), Client()
    suyo.force_login(persona)

    guardar(dentro, persona, is_active=None)
    guardar(dentro, persona, is_active="on")

    assert persona.is_active
    assert suyo.get("/cola/").url == "/entrar/?next=/cola/"


def test_a_second_factor_that_is_taken_away_is_in_the_log(dentro, jefa):
    persona = UsuarioFactory()
    TOTPDevice.objects.create(user=persona, name="teléfono")

    dentro.post(LISTA, {"action": "quitar_segundo_factor", "_selected_action": [persona.pk]})

    assert [(e.tipo, e.actor) for e in _eventos(persona)] == [("quitar_segundo_factor", jefa)]


def test_the_chair_of_the_system_is_not_in_the_filter(dentro):
    texto = dentro.get(LISTA).content.decode()

    assert "rol__exact=SUPERVISOR" in texto
    assert "rol__exact=SISTEMA" not in texto


def test_people_are_listed_as_in_spanish_whatever_the_database_sorts_by():
    for nombre in ("Zoe", "Álvaro", "Ñusta", "Bruno", "Norma", "Óscar"):
        UsuarioFactory(first_name=nombre, last_name="Paz")

    en_orden = Usuario.objects.filter(last_name="Paz").order_by(*POR_NOMBRE)

    assert [persona.first_name for persona in en_orden] == [
        "Álvaro", "Bruno", "Norma", "Ñusta", "Óscar", "Zoe",
    ]  # fmt: skip
