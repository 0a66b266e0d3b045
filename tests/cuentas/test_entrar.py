"""Who comes in, who does not, and what they are told."""

import pytest
from django.db import IntegrityError
from django.test import Client

from bluecom.cuentas.models import Rol, Usuario
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db
CLAVE = "clave-de-prueba-1"
PRIMERAS = {
    Rol.ASESOR: "/mesa/",
    Rol.CANALES_VIRTUALES: "/recepcion/",
    Rol.SUPERVISOR: "/mes/",
    Rol.JEFE_VENTAS: "/mes/",
    Rol.JEFE_SERVICIO: "/mes/",
    Rol.ADMINISTRADOR: "/admin/",
}


def _entrar(cliente: Client, usuario: str, clave: str = CLAVE):
    return cliente.post("/entrar/", {"username": usuario, "password": clave})


def _dicho(respuesta) -> list[str]:
    return list(respuesta.context["form"].non_field_errors())


@pytest.mark.parametrize(("rol", "pagina"), PRIMERAS.items())
def test_each_role_lands_on_its_own_desk(client, rol, pagina):
    usuario = UsuarioFactory(rol=rol)

    assert _entrar(client, usuario.username).url == "/"
    assert client.get("/").url == pagina
    assert client.get(pagina, follow=True).status_code == 200


def test_every_failure_says_the_same(client):
    """Nobody learns whether the name, the password or the account was wrong."""
    buena = UsuarioFactory()
    baja = UsuarioFactory(is_active=False)

    frases = [
        _dicho(_entrar(client, buena.username, "otra")),
        _dicho(_entrar(client, "nadie")),
        _dicho(_entrar(client, baja.username)),
    ]

    assert frases[0] == frases[1] == frases[2]
    assert len(frases[0]) == 1


def test_nobody_comes_in_as_the_system(client):
    Usuario.objects.sistema()

    assert _entrar(client, "sistema", "").status_code == 200
    assert "_auth_user_id" not in client.session


def test_too_many_failures_pause_that_person_there(client, settings):
    usuario, otra = UsuarioFactory(), UsuarioFactory()
    for _ in range(settings.AXES_FAILURE_LIMIT):
        ultima = _entrar(client, usuario.username, "otra")

    assert ultima.status_code == 429
    assert "Acceso en pausa" in ultima.content.decode()
    assert _entrar(client, usuario.username).status_code == 429
    assert _entrar(Client(REMOTE_ADDR="10.0.0.9"), otra.username).status_code == 302


def test_the_pause_is_the_same_for_a_name_that_does_not_exist(client, settings):
    for _ in range(settings.AXES_FAILURE_LIMIT):
        ultima = _entrar(client, "nadie", "otra")

    assert ultima.status_code == 429


def test_a_name_longer_than_any_name_is_refused_in_words(client):
    respuesta = _entrar(client, "x" * 5000)

    assert respuesta.status_code == 200
    assert "correctos" in respuesta.content.decode()


def test_a_deactivated_person_is_out_at_the_next_request(client):
    usuario = UsuarioFactory()
    client.force_login(usuario, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/cola/").status_code == 200

    Usuario.objects.filter(pk=usuario.pk).update(is_active=False)

    assert client.get("/cola/").url == "/entrar/?next=/cola/"


def test_who_was_deactivated_and_comes_back_signs_in_again(client):
    """The old cookie was shown while the account was closed: it is dead."""
    usuario = UsuarioFactory()
    client.force_login(usuario, backend="django.contrib.auth.backends.ModelBackend")
    Usuario.objects.filter(pk=usuario.pk).update(is_active=False)
    client.get("/cola/")
    Usuario.objects.filter(pk=usuario.pk).update(is_active=True)

    assert client.get("/cola/").url == "/entrar/?next=/cola/"


def test_a_changed_password_ends_other_sessions(client):
    usuario = UsuarioFactory()
    _entrar(client, usuario.username)
    usuario.set_password("una-clave-nueva-9")
    usuario.save()

    assert client.get("/cola/").url == "/entrar/?next=/cola/"


def test_logging_out_is_a_post_and_ends_the_session(client):
    _entrar(client, UsuarioFactory().username)

    assert client.get("/salir/").status_code == 405
    assert client.post("/salir/").url == "/entrar/"
    assert client.get("/cola/").url == "/entrar/?next=/cola/"


def test_the_login_does_not_send_anybody_to_another_site(client):
    usuario = UsuarioFactory()

    respuesta = client.post(
        "/entrar/?next=https://otro.example/",
        {"username": usuario.username, "password": CLAVE, "next": "https://otro.example/"},
    )

    assert respuesta.url == "/"


@pytest.mark.parametrize("escrito", ["ASESOR.Ñ", "Asesor.ñ", " asesor.Ñ ", "\u200easesor.ñ\u202c"])
def test_a_name_is_the_same_with_capitals_spaces_and_signs_nobody_sees(client, escrito):
    UsuarioFactory(username="asesor.ñ")

    assert _entrar(client, escrito).status_code == 302


def test_no_two_people_differ_by_a_capital():
    UsuarioFactory(username="Lucía")

    with pytest.raises(IntegrityError, match="usuario_un_nombre"):
        UsuarioFactory(username="lucía")


def test_each_spelling_of_a_name_counts_for_its_pause(client, settings):
    usuario = UsuarioFactory(username="jefe")
    for n in range(settings.AXES_FAILURE_LIMIT):
        _entrar(client, "JEFE" if n % 2 else "Jefe", "otra")

    assert _entrar(client, usuario.username).status_code == 429


def test_a_session_is_known_by_its_browser_and_address(client):
    usuario = UsuarioFactory()
    agente = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140 Safari/537.36"
    client.post(
        "/entrar/",
        {"username": usuario.username, "password": CLAVE},
        headers={"User-Agent": agente},
    )

    assert client.session["navegador"] == "Chrome en Windows"
    assert client.session["direccion"] == "127.0.0.1"
