"""The small parts of the embedded servers: folders, turns, programs, addresses, reasons."""

import errno
import os
import threading
from pathlib import Path

import pytest

from bluecom.embebido import binarios, carpetas, entorno, errores, pertenencia, puerto
from bluecom.embebido.direcciones import elegida, entre_corchetes
from bluecom.embebido.procesos import lanzar_aparte, terminar, vive
from bluecom.embebido.pruebas import preparar
from tests.apoyo.esperar import esperar_a


@pytest.fixture
def datos(tmp_path):
    return carpetas.crear_privada(tmp_path / "datos")


def test_a_folder_has_one_name_of_its_own_for_as_long_as_it_lives(datos, tmp_path):
    nombre = carpetas.identidad(datos)

    assert carpetas.identidad(datos) == nombre
    assert carpetas.identidad(carpetas.crear_privada(tmp_path / "otra")) != nombre


def test_one_process_at_a_time_has_the_turn(datos):
    entraron = []

    def otro():
        with carpetas.turno(datos):
            entraron.append("otro")

    hilo = threading.Thread(target=otro)
    with carpetas.turno(datos):
        hilo.start()
        entraron.append("yo")
    hilo.join(10)

    assert entraron == ["yo", "otro"]


def test_a_folder_of_sockets_apart_is_taken_away_once_it_is_empty(tmp_path):
    aparte, base = tmp_path / "aparte", tmp_path / "base"
    for carpeta in (aparte, base):
        carpeta.mkdir()
    (aparte / "en uso").touch()
    carpetas.soltar_sockets(aparte, base)
    assert aparte.exists()

    (aparte / "en uso").unlink()
    carpetas.soltar_sockets(aparte, base)
    carpetas.soltar_sockets(base, base)

    assert (aparte.exists(), base.exists()) == (False, True)


def test_a_database_apart_belongs_to_the_folder_that_is_still_there(datos, tmp_path):
    carpetas.identidad(datos)
    base = tmp_path / "base"
    base.mkdir()
    assert pertenencia.es_suya(datos, base)

    pertenencia.anotar(datos, base)
    copia = tmp_path / "copia"
    copia.mkdir()
    (copia / "identidad").write_text((datos / "identidad").read_text())

    assert pertenencia.es_suya(datos, base)
    assert not pertenencia.es_suya(copia, base)


def test_the_reason_of_the_system_is_said_in_words_with_the_place(tmp_path):
    lleno = OSError(errno.ENOSPC, "No space left", "/datos/x")

    assert errores.motivo(lleno) == "no queda espacio en el disco"
    assert errores.motivo(OSError(errno.EIO, "Input/output error")) == "Input/output error"
    assert "/datos/x: no queda espacio" in str(errores.no_se_escribe(lleno, tmp_path))
    sin_nombre = errores.no_se_escribe(OSError(errno.ENOSPC, "x"), tmp_path)
    assert str(tmp_path) in str(sin_nombre)


def test_an_address_is_written_in_brackets_only_where_it_has_colons(monkeypatch):
    monkeypatch.setenv("DIRECCION", " [::1] ")

    assert elegida() == "::1"
    assert [entre_corchetes(d) for d in ("::1", "127.0.0.1")] == ["[::1]", "127.0.0.1"]


def test_the_programs_of_the_wheel_can_be_read_by_the_user_that_runs_them(tmp_path):
    programas = binarios.programas_de_postgresql()
    assert {"postgres", "initdb"} <= {p.name for p in programas.iterdir()}

    legibles = binarios.programas_legibles(tmp_path)

    assert (legibles / "postgres").exists()
    usuario = binarios.usuario_del_servidor()
    assert (usuario is None) == (os.geteuid() != 0)
    if usuario is not None:
        assert usuario.pw_name == binarios.USUARIO_DEL_SERVIDOR


def test_what_is_started_apart_outlives_its_shell_and_stands_in_its_folder(datos):
    pid = lanzar_aparte(["sleep", "60"], registro=datos / "registro.log", en=datos)

    assert vive(pid, en=datos)
    assert not vive(pid, en=datos.parent)
    terminar(pid, en=datos)
    esperar_a(lambda: not vive(pid, en=datos))


def test_who_holds_the_data_is_known_until_it_lets_go(datos, monkeypatch):
    monkeypatch.setenv("DIRECCION", "127.0.0.1")
    monkeypatch.setenv("PUERTO", "0")
    assert not puerto.en_marcha(datos)

    with pytest.raises(errores.ErrorEmbebido, match="no es un puerto"):
        puerto.reservar(datos)

    assert puerto.en_marcha(datos)
    with pytest.raises(errores.ErrorEmbebido, match="ya está en marcha"):
        puerto.reservar(datos)
    puerto._candado = None


def test_what_the_caller_has_set_is_kept_and_the_rest_is_exported(datos, monkeypatch):
    for nombre in ("DATABASE_URL", "EMAIL_URL", "URL_PUBLICA", "EMBEBIDO", "ALLOWED_HOSTS"):
        monkeypatch.setenv(nombre, "se repone al terminar")
        monkeypatch.delenv(nombre)
    monkeypatch.setenv("REDIS_URL", "redis://mi-redis")

    entorno.exportar(datos)

    assert os.environ["REDIS_URL"] == "redis://mi-redis"
    assert os.environ["DATABASE_URL"].startswith("postgres")
    assert os.environ["EMBEBIDO"] == "1"


def test_the_servers_of_a_run_of_tests_go_with_it(monkeypatch):
    for nombre in ("REDIS_URL", "SECRET_KEY", "CLAVE_ARCHIVOS", "CARPETA_DATOS", "EMAIL_URL"):
        monkeypatch.setenv(nombre, os.environ[nombre])
    monkeypatch.setenv("EMBEBIDO", "1")

    servidores = preparar()

    assert servidores.redis.vive() and servidores.postgres is None
    assert Path(os.environ["CARPETA_DATOS"]).is_relative_to(servidores.carpeta)
    servidores.detener()
    assert not servidores.carpeta.exists()
