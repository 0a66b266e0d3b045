"""A probe inside the network reads health by http, for any Host, without a cookie."""

import pytest

from bluecom.cuentas.models import Rol
from tests.factories_cuentas import UsuarioFactory
from tests.operacion.conftest import RELOJ, TRABAJADOR

SONDAS = ["/salud/", "/salud/web/", f"/salud/latido/{TRABAJADOR}/", f"/salud/latido/{RELOJ}/"]
HOSTS = ["web:8000", "10.0.0.7", "cualquier_cosa", "ventas.example"]


@pytest.fixture(autouse=True)
def publicado_por_https(settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.ALLOWED_HOSTS = ["ventas.example"]


@pytest.mark.usefixtures("sano")
@pytest.mark.parametrize("sonda", SONDAS)
@pytest.mark.parametrize("host", HOSTS)
def test_a_probe_gets_its_word(client, sonda, host):
    respuesta = client.get(sonda, headers={"host": host})

    assert (respuesta.status_code, respuesta.json()) == (200, {"estado": "ok"})
    assert not respuesta.cookies


@pytest.mark.django_db
@pytest.mark.parametrize("sonda", ["/salud/", f"/salud/latido/{TRABAJADOR}/"])
def test_a_system_without_workers_answers_503(client, sonda):
    respuesta = client.get(sonda, headers={"host": "web:8000"})

    assert (respuesta.status_code, respuesta.json()) == (503, {"estado": "no ok"})


@pytest.mark.django_db
def test_the_web_alone_is_well_without_workers(client):
    assert client.get("/salud/web/", headers={"host": "web:8000"}).status_code == 200


@pytest.mark.django_db
def test_other_addresses_below_it_are_not_there_and_only_reading_is_answered(client):
    assert client.get("/salud/nada/", headers={"host": "web:8000"}).status_code == 404
    assert client.post("/salud/web/", headers={"host": "web:8000"}).status_code == 405


def test_every_other_address_still_asks_for_tls_and_a_known_host(client):
    assert client.get("/entrar/", headers={"host": "ventas.example"}).status_code == 301
    assert client.get("/entrar/", headers={"host": "web:8000"}).status_code == 400


@pytest.mark.usefixtures("sano")
def test_a_person_takes_the_way_of_every_page(client):
    client.force_login(UsuarioFactory(rol=Rol.ADMINISTRADOR))

    assert client.get("/salud/", headers={"host": "ventas.example"}).status_code == 301
    segura = client.get("/salud/", headers={"host": "ventas.example"}, secure=True)
    assert "Base de datos" in segura.content.decode()
