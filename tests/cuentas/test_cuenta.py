"""One's own account: the password that one chooses, and the sessions that one closes."""

import pytest
from django.test import Client

from bluecom.bitacora.models import Evento
from bluecom.cuentas.models import Rol, Sesion, Usuario
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db
CLAVE, NUEVA = "clave-de-prueba-1", "otra-mia-y-larga-9"


def dentro(persona: Usuario) -> Client:
    cliente = Client()
    cliente.post("/entrar/", {"username": persona.username, "password": CLAVE})
    return cliente


def cambiar(cliente: Client, actual: str = CLAVE, nueva: str = NUEVA, otra_vez: str = ""):
    datos = {"old_password": actual, "new_password1": nueva, "new_password2": otra_vez or nueva}
    return cliente.post("/cuenta/contrasena/", datos)


def fuera(cliente: Client) -> bool:
    return cliente.get("/cuenta/").status_code == 302


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol != Rol.SISTEMA])
def test_every_role_changes_its_own_password(rol):
    persona = UsuarioFactory(rol=rol)

    assert cambiar(dentro(persona)).url == "/cuenta/"

    persona.refresh_from_db()
    assert persona.check_password(NUEVA)


@pytest.mark.parametrize(
    ("cambios", "dice"),
    [
        ({"actual": "no es esta"}, "incorrecta"),
        ({"nueva": "corta"}, "demasiado corta"),
        ({"otra_vez": "y-no-es-la-misma"}, "no coinciden"),
        ({"nueva": CLAVE}, "Es la que ya tiene"),
    ],
)
def test_a_password_that_cannot_be_says_why_and_changes_nothing(cambios, dice):
    persona = UsuarioFactory()

    respuesta = cambiar(dentro(persona), **cambios)

    assert dice in respuesta.content.decode()
    persona.refresh_from_db()
    assert persona.check_password(CLAVE)


def test_the_new_password_ends_the_other_sessions_and_not_this_one():
    persona = UsuarioFactory()
    aqui, alla = dentro(persona), dentro(persona)

    cambiar(aqui)

    assert fuera(alla)
    assert not fuera(aqui)
    assert Sesion.objects.filter(usuario=persona).count() == 1


def test_the_log_says_who_and_when_and_nothing_of_the_password():
    persona = UsuarioFactory()
    cambiar(dentro(persona))

    evento = Evento.objects.get(cadena=f"usuario:{persona.pk}")
    assert (evento.tipo, evento.actor, evento.datos) == ("cambiar_contrasena", persona, {})


def test_a_password_that_somebody_else_gave_is_changed_before_anything_else():
    persona = UsuarioFactory(debe_cambiar_clave=True)
    cliente = dentro(persona)

    assert cliente.get("/cola/").url == "/cuenta/contrasena/"
    assert "Elija su contraseña" in cliente.get("/cuenta/contrasena/").content.decode()
    assert cambiar(cliente).url == "/"
    assert cliente.get("/cola/").status_code == 200


def test_who_must_change_it_may_still_leave():
    cliente = dentro(UsuarioFactory(debe_cambiar_clave=True))

    assert 'action="/salir/"' in cliente.get("/cuenta/contrasena/").content.decode()
    assert cliente.post("/salir/").url == "/entrar/"


def test_one_reads_ones_own_sessions_and_nobody_elses():
    persona = UsuarioFactory()
    aqui = dentro(persona)
    dentro(persona)
    dentro(UsuarioFactory())

    sesiones = aqui.get("/cuenta/").context["sesiones"]

    assert [sesion["esta"] for sesion in sesiones].count(True) == 1
    assert len(sesiones) == 2
    assert sesiones[0]["direccion"] == "127.0.0.1"


def test_no_page_carries_the_key_of_another_session():
    persona = UsuarioFactory()
    aqui = dentro(persona)
    dentro(persona)

    texto = aqui.get("/cuenta/").content.decode()

    assert not any(sesion.pk in texto for sesion in Sesion.objects.filter(usuario=persona))


def test_one_session_is_closed_from_another():
    persona = UsuarioFactory()
    aqui, alla, mas_alla = dentro(persona), dentro(persona), dentro(persona)
    suya = Sesion.objects.get(pk=alla.cookies["sessionid"].value)

    aqui.post("/cuenta/cerrar/", {"cual": suya.marca})

    assert [fuera(aqui), fuera(alla), fuera(mas_alla)] == [False, True, False]


def test_all_others_are_closed_at_once():
    persona = UsuarioFactory()
    aqui, alla = dentro(persona), dentro(persona)

    aqui.post("/cuenta/cerrar/")

    assert (fuera(aqui), fuera(alla)) == (False, True)


def test_nobody_closes_the_session_of_another_person():
    otra = dentro(UsuarioFactory())
    suya = Sesion.objects.get(pk=otra.cookies["sessionid"].value)

    dentro(UsuarioFactory()).post("/cuenta/cerrar/", {"cual": suya.marca})

    assert not fuera(otra)
