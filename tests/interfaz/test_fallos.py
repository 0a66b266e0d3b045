"""A database that restarts, or a row that somebody else holds, is a moment and not a failure."""

import threading
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.db import OperationalError, connection, transaction
from django.test import Client
from psycopg.errors import DiskFull

from bluecom.cuentas.models import Rol, Usuario
from bluecom.interfaz.fallos import fallo, tarda
from solicitudes.models import Nota
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import venta_en

pytestmark = pytest.mark.django_db(transaction=True)


def entrar(rol: str) -> Client:
    cliente = Client(raise_request_exception=False)
    usuario = UsuarioFactory(rol=rol)
    cliente.force_login(usuario, backend="django.contrib.auth.backends.ModelBackend")
    return cliente


@pytest.fixture
def asesor() -> Client:
    return entrar(Rol.ASESOR)


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


def test_what_was_written_while_the_database_restarts_can_be_sent_again(asesor, monkeypatch):
    connection.close()
    datos = {"texto": "Llamó la hija", "una_vez": "n" * 22, "csrfmiddlewaretoken": "f" * 64}
    with monkeypatch.context() as parche:
        parche.setitem(connection.settings_dict, "HOST", "/no/hay/nadie")
        respuesta = asesor.post("/revision/1/nota/", datos)
    connection.close()

    exigir_un_momento(respuesta)
    exigir_lo_escrito(unescape(respuesta.content.decode()))


def exigir_lo_escrito(pagina: str) -> None:
    assert 'action="/revision/1/nota/"' in pagina
    assert 'name="texto" value="Llamó la hija"' in pagina
    assert f'name="una_vez" value="{"n" * 22}"' in pagina
    assert f'name="csrfmiddlewaretoken" value="{"f" * 64}"' in pagina


def tardar(pedido: WSGIRequest) -> tuple[str, dict[str, str], str]:
    """The first line, the headers and the page of an answer that is late."""
    dicho: list[Any] = []
    partes = tarda(pedido.environ, lambda estado, cabeceras: dicho.extend([estado, cabeceras]))
    return dicho[0], dict(dicho[1]), unescape(b"".join(partes).decode())


def test_a_page_that_is_late_holds_what_was_sent_and_is_guarded_as_any_other(rf):
    datos = {"texto": "Llamó la hija", "una_vez": "n" * 22, "csrfmiddlewaretoken": "f" * 64}

    estado, cabeceras, pagina = tardar(rf.post("/revision/1/nota/", datos))

    assert estado == "503 Service Unavailable"
    assert cabeceras["Retry-After"] == "5"
    assert "no-store" in cabeceras["Cache-Control"]
    assert "default-src 'none'" in cabeceras["Content-Security-Policy"]
    assert cabeceras["X-Frame-Options"] == "DENY"
    assert "si ya estaba guardado, no se guarda dos veces" in pagina
    exigir_lo_escrito(pagina)


def test_a_late_sign_in_does_not_show_its_password(rf):
    _, _, pagina = tardar(rf.post("/entrar/", {"username": "ana", "password": "secreta-9"}))

    assert "El sistema tarda en responder" in pagina
    assert "secreta-9" not in pagina
    assert "<form" not in pagina


def test_what_cannot_be_read_is_late_all_the_same(rf):
    mal = "multipart/form-data; boundary="

    _, _, pagina = tardar(rf.generic("POST", "/ventas/1/archivos/", b"nada", content_type=mal))

    assert "El sistema tarda en responder" in pagina


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


@pytest.fixture
def base_llena() -> Iterator[None]:
    """What PostgreSQL answers to a write when its disk is full, here of a note alone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION pg_temp.sin_lugar() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE 'could not extend file: No space left' USING ERRCODE = '53100'; END $$"
        )
        cursor.execute(
            "CREATE TRIGGER sin_lugar BEFORE INSERT OR UPDATE ON solicitudes_nota "
            "FOR EACH ROW EXECUTE FUNCTION pg_temp.sin_lugar()"
        )
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER sin_lugar ON solicitudes_nota")


def test_without_room_in_the_base_what_was_written_is_said_and_can_be_sent_again(base_llena):
    venta, canales = venta_en(Estado.ENTREGADA), entrar(Rol.CANALES_VIRTUALES)
    datos = {"texto": "Llamó la hija, vuelve el lunes", "una_vez": "n" * 22}

    respuesta = canales.post(f"/revision/{venta.pk}/nota/", datos)

    pagina = unescape(respuesta.content.decode())
    assert (respuesta.status_code, respuesta["Retry-After"]) == (507, "60")
    assert "No hay espacio en el disco de la base de datos" in pagina
    assert 'name="texto" value="Llamó la hija, vuelve el lunes"' in pagina
    assert f'value="{"n" * 22}"' in pagina
    assert f'action="/revision/{venta.pk}/nota/"' in pagina
    assert not Nota.objects.exists()


def test_a_password_is_not_shown_back(rf):
    pedido = rf.post("/cuenta/clave/", {"new_password1": "secreta-9", "otro": "x y"})
    try:
        raise OperationalError from DiskFull()
    except OperationalError:
        pagina = fallo(pedido)

    assert pagina.status_code == 507
    assert "secreta-9" not in pagina.content.decode()


def test_any_other_failure_is_still_ours(asesor, monkeypatch):
    def romper(*_args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Usuario, "tiene_rol", romper)

    assert asesor.get("/cola/").status_code == 500
