"""The second factor of those who see everybody's papers."""

from base64 import b32decode
from binascii import hexlify

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from bluecom.bitacora.models import Evento
from bluecom.cuentas.middleware import CON_SEGUNDO_FACTOR
from bluecom.cuentas.models import Rol
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def exigido(settings) -> None:
    settings.EXIGIR_SEGUNDO_FACTOR = True


def _entrar(client, rol):
    usuario = UsuarioFactory(rol=rol)
    client.force_login(usuario, backend="django.contrib.auth.backends.ModelBackend")
    return usuario


def _codigo(dispositivo: TOTPDevice) -> str:
    return f"{totp(dispositivo.bin_key):06d}"


@pytest.mark.parametrize("rol", [r for r in Rol if r != Rol.SISTEMA])
def test_all_who_see_other_peoples_clients_are_asked(client, rol):
    _entrar(client, rol)

    respuesta = client.get("/avisos/")

    assert set(Rol) - {Rol.ASESOR, Rol.SISTEMA} == CON_SEGUNDO_FACTOR
    if rol != Rol.ASESOR:
        assert respuesta.url == "/segundo-factor/"
    else:
        assert respuesta.status_code == 200


def test_enrolment_shows_the_key_once_and_lets_in_with_its_code(client):
    usuario = _entrar(client, Rol.CANALES_VIRTUALES)
    alta = client.get("/segundo-factor/").context["alta"]
    dispositivo = TOTPDevice.objects.get(user=usuario)
    assert hexlify(b32decode(alta["clave"])).decode() == dispositivo.key
    assert not dispositivo.confirmed

    assert client.post("/segundo-factor/", {"codigo": _codigo(dispositivo)}).url == "/"

    assert client.get("/recepcion/").status_code == 200
    assert client.get("/segundo-factor/").context["alta"] is None


@pytest.mark.parametrize("codigo", ["000000", "12345", "abcdef", "", "\x00", "9" * 400])
def test_a_wrong_code_is_refused_in_words(client, codigo):
    usuario = _entrar(client, Rol.JEFE_VENTAS)
    client.get("/segundo-factor/")
    if codigo == _codigo(TOTPDevice.objects.get(user=usuario)):
        codigo = "000001"

    respuesta = client.post("/segundo-factor/", {"codigo": codigo})

    assert respuesta.status_code == 200
    assert respuesta.context["form"].errors["codigo"]
    assert client.get("/mes/").url == "/segundo-factor/"


@pytest.mark.parametrize("como", ["{} {}", "{}-{}", " {}.{} ", "{}\u2011{}", "\u200e{}\u00a0{}"])
def test_a_code_is_read_as_the_telephone_shows_it(client, como):
    usuario = _entrar(client, Rol.JEFE_VENTAS)
    client.get("/segundo-factor/")
    codigo = _codigo(TOTPDevice.objects.get(user=usuario))

    escrito = como.format(codigo[:3], codigo[3:])

    assert client.post("/segundo-factor/", {"codigo": escrito}).url == "/"


def test_the_code_gives_the_session_another_key(client):
    usuario = _entrar(client, Rol.JEFE_VENTAS)
    client.get("/segundo-factor/")
    antes = client.cookies["sessionid"].value
    codigo = _codigo(TOTPDevice.objects.get(user=usuario))
    client.post("/segundo-factor/", {"codigo": codigo})

    despues = client.cookies["sessionid"].value
    client.cookies["sessionid"] = antes

    assert despues != antes
    assert client.get("/mes/").url == "/entrar/?next=/mes/"


def test_a_telephone_that_is_enrolled_is_in_the_log(client):
    usuario = _entrar(client, Rol.JEFE_VENTAS)
    client.get("/segundo-factor/")
    codigo = _codigo(TOTPDevice.objects.get(user=usuario))

    client.post("/segundo-factor/", {"codigo": codigo})

    evento = Evento.objects.get(cadena=f"usuario:{usuario.pk}")
    assert (evento.tipo, evento.actor) == ("registrar_segundo_factor", usuario)


def test_a_code_does_not_serve_twice(client):
    usuario = _entrar(client, Rol.JEFE_VENTAS)
    client.get("/segundo-factor/")
    codigo = _codigo(TOTPDevice.objects.get(user=usuario))
    client.post("/segundo-factor/", {"codigo": codigo})
    client.force_login(usuario, backend="django.contrib.auth.backends.ModelBackend")

    assert client.post("/segundo-factor/", {"codigo": codigo}).status_code == 200


def test_without_the_code_one_may_still_leave(client):
    _entrar(client, Rol.ADMINISTRADOR)

    assert 'action="/salir/"' in client.get("/segundo-factor/").content.decode()
    assert client.post("/salir/").url == "/entrar/"


def test_who_lost_the_phone_enrols_another_once_the_administrator_removes_it(client):
    usuario = UsuarioFactory(rol=Rol.JEFE_VENTAS)
    perdido = TOTPDevice.objects.create(user=usuario, name="teléfono")
    jefa = _entrar(client, Rol.ADMINISTRADOR)
    TOTPDevice.objects.create(user=jefa, name="teléfono", confirmed=False)
    client.post("/segundo-factor/", {"codigo": _codigo(TOTPDevice.objects.get(user=jefa))})

    accion = {"action": "quitar_segundo_factor", "_selected_action": [usuario.pk]}
    client.post("/admin/cuentas/usuario/", accion)

    assert not TOTPDevice.objects.filter(pk=perdido.pk).exists()
    assert LogEntry.objects.get().change_message == "Quitó el segundo factor."


def test_the_administration_shows_nobodys_key():
    assert not admin.site.is_registered(TOTPDevice)
