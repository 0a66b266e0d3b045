"""A database that restarts, or a row that somebody else holds, is a moment and not a failure."""

import threading

import pytest
from django.db import connection, transaction
from django.test import Client

from bluecom.cuentas.models import Rol, Usuario
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def asesor() -> Client:
    cliente = Client(raise_request_exception=False)
    usuario = UsuarioFactory(rol=Rol.ASESOR)
    cliente.force_login(usuario, backend="django.contrib.auth.backends.ModelBackend")
    return cliente


def exigir_un_momento(respuesta) -> None:
    assert respuesta.status_code == 503
    assert respuesta["Retry-After"] == "5"
    assert "Espere unos segundos" in respuesta.content.decode()


def test_while_the_database_restarts_people_are_told_to_wait(asesor, monkeypatch):
    connection.close()
    with monkeypatch.context() as parche:
        parche.setitem(connection.settings_dict, "HOST", "/no/hay/nadie")
        respuesta = asesor.get("/cola/")
    connection.close()

    exigir_un_momento(respuesta)
    assert asesor.get("/cola/").status_code == 200


def test_nobody_waits_for_a_row_for_longer_than_the_limit(asesor):
    tomada, soltar = threading.Event(), threading.Event()

    def tomar():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("LOCK TABLE cartera_contactocartera")
            tomada.set()
            soltar.wait(60)
        connection.close()

    hilo = threading.Thread(target=tomar)
    hilo.start()
    tomada.wait(30)
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '100ms'")
    try:
        respuesta = asesor.post("/cola/siguiente/")
    finally:
        soltar.set()
        hilo.join()
        connection.close()

    exigir_un_momento(respuesta)


def test_the_limits_hold_in_every_connection():
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        (candado,) = cursor.fetchone()
        cursor.execute("SHOW idle_in_transaction_session_timeout")
        (ociosa,) = cursor.fetchone()

    assert (candado, ociosa) == ("15s", "5min")


def test_any_other_failure_is_still_ours(asesor, monkeypatch):
    def romper(*_args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Usuario, "tiene_rol", romper)

    assert asesor.get("/cola/").status_code == 500
