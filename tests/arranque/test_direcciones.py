"""Where it listens and by which names it answers: IPv4, IPv6, the whole network, a proxy."""

import socket

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from bluecom.embebido import ErrorEmbebido, direcciones, puerto
from bluecom.url_publica import anfitrion, leer_url_publica


@pytest.mark.parametrize("texto", ["::1", "[::1]", "0:0:0:0:0:0:0:1"])
def test_ipv6_may_be_written_with_brackets_or_without(texto, monkeypatch):
    monkeypatch.setenv("DIRECCION", texto)
    monkeypatch.setenv("PUERTO", "8123")

    assert puerto.enlace() == "[::1]:8123"
    assert puerto.urls() == ["http://[::1]:8123"]


@pytest.mark.parametrize("texto", ["127.0.0.1", "::1", "localhost", ""])
def test_a_free_port_is_found_free_where_it_would_listen(texto, monkeypatch):
    monkeypatch.setenv("DIRECCION", texto)
    monkeypatch.setenv("PUERTO", str(_puerto_libre()))

    puerto.comprobar_libre()

    assert direcciones.anfitriones() == []


@pytest.mark.parametrize(
    ("texto", "frase"),
    [
        ("no es una direccion", "no es una dirección de este equipo"),
        ("2001:db8::5", "esa dirección no es de este equipo"),
        ("198.51.100.7", "esa dirección no es de este equipo"),
    ],
)
def test_an_address_that_is_not_ours_is_one_sentence(texto, frase, monkeypatch):
    monkeypatch.setenv("DIRECCION", texto)

    with pytest.raises(ErrorEmbebido, match=f"DIRECCION={texto}.*{frase}"):
        puerto.comprobar_libre()


def test_the_whole_network_is_answered_by_each_address_of_this_machine(monkeypatch):
    monkeypatch.setenv("DIRECCION", "0.0.0.0")

    assert {"127.0.0.1", socket.gethostname().lower()} <= set(direcciones.anfitriones())
    assert direcciones.propia() == "127.0.0.1"
    assert all(":" not in direccion for direccion in direcciones.todas())


def test_the_whole_network_of_ipv6_too(monkeypatch):
    monkeypatch.setenv("DIRECCION", "::")

    assert {"127.0.0.1", "[::1]"} <= set(direcciones.anfitriones())
    assert direcciones.propia() == "::1"


@pytest.mark.parametrize(
    ("texto", "nombre"),
    [
        ("http://[fd00::5]", "[fd00::5]"),
        ("https://Ventas.Example:8443/", "ventas.example"),
        ("http://192.168.1.20:8000", "192.168.1.20"),
    ],
)
def test_the_public_address_names_its_host(texto, nombre):
    assert anfitrion(leer_url_publica(texto)) == nombre


@pytest.mark.parametrize(
    ("texto", "frase"),
    [
        ("ventas.example", "Escríbala entera"),
        ("ventas.example:8000", "Escríbala entera"),
        ("http://[fd00::5", "Escríbala entera"),
        ("http://ventas.example:ocho", "Escríbala entera"),
        ("ftp://ventas.example", "Escríbala entera"),
        ("", "Escríbala entera"),
        ("https://comteco.example:444/ventas", "debe ser solo https://comteco.example:444:"),
        ("https://comteco.example/?a=1", "debe ser solo https://comteco.example:"),
        ("https://ana:clave@comteco.example", "debe ser solo https://comteco.example:"),
    ],
)
def test_a_public_address_that_could_not_work_is_refused_by_its_name(texto, frase):
    with pytest.raises(ImproperlyConfigured, match=r"^URL_PUBLICA") as error:
        leer_url_publica(texto)

    assert frase in str(error.value)


def test_a_strange_host_reads_how_it_is_allowed(settings):
    settings.ALLOWED_HOSTS = ["ventas.example"]

    respuesta = Client().get("/entrar/", headers={"host": "otro.example:8000"})

    assert respuesta.status_code == 400
    assert "ALLOWED_HOSTS=otro.example" in respuesta.content.decode()


def test_a_host_that_is_none_is_not_repeated(settings):
    settings.ALLOWED_HOSTS = ["ventas.example"]

    respuesta = Client().get("/entrar/", headers={"host": "<b>otro</b>"})

    assert respuesta.status_code == 400
    assert "otro" not in respuesta.content.decode().replace("otro.example", "")


def _puerto_libre() -> int:
    with socket.socket() as prueba:
        prueba.bind(("127.0.0.1", 0))
        return int(prueba.getsockname()[1])
