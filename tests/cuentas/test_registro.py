"""What the log of the process says of a refusal, and what browsers ask for by themselves."""

import logging
import sys

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from tests.factories_cuentas import UsuarioFactory


def _linea(codigo: int) -> str:
    """The record of a refusal as the console of our settings writes it."""
    try:
        raise PermissionError("Su rol no abre esta página.")
    except PermissionError:
        traza = sys.exc_info()
    registro = logging.LogRecord("django.request", 30, "", 1, "Forbidden: /x/", None, traza)
    registro.status_code = codigo
    consola = settings.LOGGING["handlers"]["consola"]
    for nombre in consola["filters"]:
        import_string(settings.LOGGING["filters"][nombre]["()"])().filter(registro)
    return logging.Formatter("{message}", style="{").format(registro)


def test_a_refusal_is_one_line_of_the_log():
    assert _linea(403) == "Forbidden: /x/"


def test_an_error_of_ours_keeps_its_traceback():
    assert "Traceback" in _linea(500)


@pytest.mark.django_db
def test_the_icon_that_every_browser_asks_for_is_there(client):
    client.force_login(UsuarioFactory())

    assert client.get("/favicon.ico").url.endswith("img/bluecom.svg")
