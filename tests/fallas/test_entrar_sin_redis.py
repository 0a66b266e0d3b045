"""Signing in and out while Redis is stopped or frozen: neither waits nor comes undone."""

import pytest
from django.test import Client

from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db(transaction=True)
CLAVE = "clave-de-prueba-1"


def _entrar(cliente: Client) -> int:
    datos = {"username": UsuarioFactory().username, "password": CLAVE}
    return cliente.post("/entrar/", datos).status_code


def test_a_person_signs_in_and_works_without_redis(sin_redis):
    cliente = Client()

    assert _entrar(cliente) == 302
    assert cliente.get("/avisos/").status_code == 200


def test_too_many_failures_pause_without_redis_too(sin_redis, settings):
    cliente, persona = Client(), UsuarioFactory()
    for _ in range(settings.AXES_FAILURE_LIMIT):
        cliente.post("/entrar/", {"username": persona.username, "password": "otra"})

    respuesta = cliente.post("/entrar/", {"username": persona.username, "password": CLAVE})
    assert respuesta.status_code == 429


@pytest.mark.parametrize("falla", ["parar", "congelar"])
def test_a_sign_out_is_not_undone_when_redis_is_back(redis_propio, falla):
    cliente = Client()
    _entrar(cliente)
    assert cliente.get("/avisos/").status_code == 200
    vieja = cliente.cookies["sessionid"].value
    getattr(redis_propio, falla)()
    cliente.post("/salir/")

    redis_propio.volver()

    cliente.cookies["sessionid"] = vieja
    assert cliente.get("/avisos/").url == "/entrar/?next=/avisos/"
