"""The embedded servers start, are found again, and fail with one sentence."""

import os
import signal
import smtplib
import socket
import stat

import psycopg
import pytest
from redis import Redis as Cliente

from bluecom import embebido
from bluecom.embebido import carpetas, correo, postgresql, puerto, redis, secretos
from tests.apoyo.esperar import esperar_a


def test_a_command_finds_everything_started(datos):
    embebido.preparar_entorno(["manage.py", "migrate"])

    with psycopg.connect(os.environ["DATABASE_URL"]) as conexion:
        assert conexion.execute("SELECT upper('ñandú')").fetchone() == ("ÑANDÚ",)
    assert Cliente.from_url(os.environ["REDIS_URL"]).ping()
    with smtplib.SMTP("127.0.0.1", int(os.environ["EMAIL_URL"].rpartition(":")[2])) as cliente:
        cliente.sendmail("a@example.com", ["b@example.com"], "Subject: Terminos\n\nHola")
    (mensaje,) = esperar_a(lambda: list((datos / "correo").glob("*.eml")))
    assert b"Terminos" in mensaje.read_bytes()


def test_commands_find_the_same_servers_until_they_are_stopped(datos):
    embebido.arrancar(datos)
    primero = postgresql.de_la_carpeta(datos).pid(), correo.Buzon(datos).url

    embebido.arrancar(datos)
    assert (postgresql.de_la_carpeta(datos).pid(), correo.Buzon(datos).url) == primero

    embebido.detener(datos)
    assert postgresql.de_la_carpeta(datos).pid() is None
    assert not redis.de_la_carpeta(datos).responde()


def test_a_stale_pid_file_does_not_keep_it_from_starting(datos):
    cluster = postgresql.de_la_carpeta(datos)
    cluster.crear()
    (cluster.datos / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster.datos}\n0\n5432\n")

    cluster.asegurar()

    assert cluster.responde()


def test_a_base_that_does_not_answer_yet_is_not_called_broken(datos):
    cluster = postgresql.de_la_carpeta(datos)
    cluster.asegurar()
    cluster.paciencia = 1
    os.kill(cluster.pid(), signal.SIGSTOP)
    try:
        with pytest.raises(embebido.ErrorEmbebido, match="todavía no responde") as error:
            cluster.asegurar()
    finally:
        os.kill(cluster.pid(), signal.SIGCONT)

    assert "respaldo" not in str(error.value)


def test_a_broken_data_folder_is_one_sentence(datos):
    cluster = postgresql.de_la_carpeta(datos)
    cluster.crear()
    (cluster.datos / "global" / "pg_control").unlink()

    with pytest.raises(embebido.ErrorEmbebido, match="PostgreSQL no puede abrir su carpeta"):
        cluster.asegurar()


def test_data_of_another_postgresql_are_refused(datos):
    cluster = postgresql.de_la_carpeta(datos)
    cluster.crear()
    (cluster.datos / "PG_VERSION").write_text("16\n")

    with pytest.raises(embebido.ErrorEmbebido, match="es de PostgreSQL 16"):
        cluster.asegurar()


def test_a_command_without_a_database_starts_nothing(datos):
    embebido.preparar_entorno(["manage.py", "check"])

    assert os.environ["EMBEBIDO"] == "1"
    assert not postgresql.de_la_carpeta(datos).datos.exists()


def test_help_starts_nothing(datos):
    embebido.preparar_entorno(["manage.py", "migrate", "--help"])

    assert not postgresql.de_la_carpeta(datos).datos.exists()


def test_a_configured_database_leaves_the_environment_alone(datos, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://en.otra.parte/bluecom")

    embebido.preparar_entorno(["manage.py", "migrate"])

    assert "EMBEBIDO" not in os.environ
    assert {camino.name for camino in datos.iterdir()} == {"identidad", "arranque.lock"}


def test_a_command_ends_with_the_sentence_and_no_traceback(datos):
    (datos / "secretos.json").write_text("{")

    with pytest.raises(SystemExit, match=r"secretos\.json está dañado"):
        embebido.preparar_entorno(["manage.py", "check"])


def test_secrets_are_made_once_and_for_their_owner_only(datos):
    primeros = secretos.leer_o_crear(datos)

    assert secretos.leer_o_crear(datos) == primeros
    assert stat.S_IMODE((datos / "secretos.json").stat().st_mode) == 0o600


def test_a_busy_port_names_the_way_out(datos, monkeypatch):
    with socket.socket() as ocupado:
        ocupado.bind(("127.0.0.1", 0))
        ocupado.listen()
        numero = ocupado.getsockname()[1]
        monkeypatch.setenv("PUERTO", str(numero))

        with pytest.raises(embebido.ErrorEmbebido, match=f"PUERTO={numero + 1} make run"):
            puerto.comprobar_libre()


@pytest.mark.parametrize("texto", ["ocho mil", "0", "70000", "-1"])
def test_a_port_that_is_no_port_is_one_sentence(texto, monkeypatch):
    monkeypatch.setenv("PUERTO", texto)

    with pytest.raises(embebido.ErrorEmbebido, match="no es un puerto"):
        puerto.elegido()


def test_a_data_folder_that_cannot_be_is_one_sentence(tmp_path, monkeypatch):
    (tmp_path / "archivo").write_text("")
    monkeypatch.setenv("CARPETA_DATOS", str(tmp_path / "archivo"))

    with pytest.raises(embebido.ErrorEmbebido, match="No se puede usar la carpeta de datos"):
        carpetas.carpeta_datos()


def test_a_long_path_gets_a_short_folder_for_its_sockets(tmp_path):
    larga = carpetas.crear_privada(tmp_path / ("x" * 80))

    corta = carpetas.carpeta_sockets(larga)

    assert len(str(corta)) < 60
    corta.rmdir()
