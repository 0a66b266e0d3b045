"""The pause after many failures: whom it stops behind the proxy, and whom it does not."""

import os
import subprocess
import sys

import pytest
from django.test import Client, RequestFactory

from bluecom.cuentas.direccion import direccion_de
from bluecom.cuentas.models import Rol
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db
CLAVE = "clave-de-prueba-1"
MALO, BUENA = "203.0.113.66", "198.51.100.7"


@pytest.fixture
def tras_un_proxy(settings) -> None:
    settings.PROXIES = 1


def entrar(nombre: str, clave: str = CLAVE, desde: str = "") -> int:
    cabeceras = {"X-Forwarded-For": desde} if desde else {}
    datos = {"username": nombre, "password": clave}
    return Client().post("/entrar/", datos, headers=cabeceras).status_code


def fallar(nombre: str, veces: int, desde: str = "") -> None:
    for _ in range(veces):
        entrar(nombre, "otra", desde)


def test_behind_the_proxy_nobody_locks_another_out(tras_un_proxy, settings):
    jefe = UsuarioFactory(rol=Rol.JEFE_VENTAS).username
    fallar(jefe, settings.AXES_FAILURE_LIMIT, MALO)

    assert entrar(jefe, desde=BUENA) == 302
    assert entrar(jefe, desde=MALO) == 429


def test_an_address_that_the_client_wrote_himself_changes_nothing(tras_un_proxy, settings):
    jefe = UsuarioFactory().username
    for n in range(settings.AXES_FAILURE_LIMIT):
        entrar(jefe, "otra", f"10.0.0.{n}, {MALO}")

    assert entrar(jefe, desde=f"{BUENA}, {MALO}") == 429
    assert entrar(jefe, desde=f"{MALO}, {BUENA}") == 302


def test_without_a_proxy_the_header_changes_nothing(settings):
    assert settings.PROXIES == 0
    jefe = UsuarioFactory().username
    for n in range(settings.AXES_FAILURE_LIMIT):
        entrar(jefe, "otra", f"10.0.0.{n}")

    assert entrar(jefe, desde=BUENA) == 429


def test_one_address_does_not_try_many_names(tras_un_proxy, settings):
    settings.FALLAS_POR_DIRECCION = 12
    for n in range(12):
        fallar(f"nadie{n}", 1, MALO)
    persona = UsuarioFactory().username

    assert entrar(persona, desde=MALO) == 429
    assert entrar(persona, desde=BUENA) == 302


def test_a_few_who_mistype_pause_nobody_else_of_their_office(settings):
    for n in range(settings.AXES_FAILURE_LIMIT * 3):
        fallar(f"persona con prisa {n}", 1)

    assert entrar(UsuarioFactory().username) == 302


@pytest.mark.parametrize(
    ("proxies", "cabecera", "direccion"),
    [
        (0, "203.0.113.1", "10.9.9.9"),
        (1, "203.0.113.1", "203.0.113.1"),
        (1, "1.1.1.1, 203.0.113.1", "203.0.113.1"),
        (2, "1.1.1.1, 203.0.113.1, 10.0.0.2", "203.0.113.1"),
        (2, "203.0.113.1", "10.9.9.9"),
        (1, "", "10.9.9.9"),
        (1, "<script>", "10.9.9.9"),
        (1, " 2001:DB8::1 ", "2001:db8::1"),
        (1, "::ffff:203.0.113.1", "203.0.113.1"),
    ],
)
def test_a_chain_is_read_from_the_right(settings, proxies, cabecera, direccion):
    settings.PROXIES = proxies
    request = RequestFactory(REMOTE_ADDR="10.9.9.9").get("/", headers={"X-Forwarded-For": cabecera})

    assert direccion_de(request) == direccion


@pytest.mark.parametrize(("entorno", "proxies"), [("1", 0), ("0", 1)])
def test_one_proxy_is_believed_in_production_and_none_embedded(entorno, proxies):
    orden = "from bluecom import settings; print(settings.PROXIES)"
    limpio = {nombre: valor for nombre, valor in os.environ.items() if nombre != "PROXIES"}

    leido = subprocess.run(
        [sys.executable, "-c", orden],
        env=limpio | {"EMBEBIDO": entorno},
        capture_output=True,
        text=True,
        check=True,
    )

    assert leido.stdout.strip() == str(proxies)
