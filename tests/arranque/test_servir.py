"""``make run`` from an empty data folder to Ctrl-C, and what it says when it cannot."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest

from bluecom.embebido import ErrorEmbebido, carpetas, postgresql
from bluecom.embebido.supervisor import Supervisor
from tests.apoyo.esperar import esperar_a


@pytest.fixture
def servir(datos):
    """Return the running ``manage.py servir`` of an empty data folder, and its output's file."""
    with socket.socket() as prueba:
        prueba.bind(("127.0.0.1", 0))
        puerto = prueba.getsockname()[1]
    salida = datos / "salida.txt"
    with salida.open("wb") as archivo:
        proceso = subprocess.Popen(
            [sys.executable, "manage.py", "servir"],
            env=os.environ | {"PUERTO": str(puerto)},
            cwd=carpetas.PROYECTO,
            stdout=archivo,
            stderr=archivo,
        )
    yield proceso, salida
    if proceso.poll() is None:
        proceso.send_signal(signal.SIGTERM)
    proceso.wait(60)


def test_one_command_serves_and_ctrl_c_stops_everything(servir, datos):
    proceso, salida = servir
    texto = esperar_a(lambda: _anunciado(proceso, salida), 300)
    direccion = re.search(r"http://[\d.:]+/", texto)[0]
    with urllib.request.urlopen(direccion) as respuesta:
        assert respuesta.status == 200

    proceso.send_signal(signal.SIGINT)

    assert proceso.wait(60) == 0
    assert salida.read_text().endswith("Detenido.\n")
    assert postgresql.de_la_carpeta(datos).pid() is None


def _anunciado(proceso, salida):
    texto = salida.read_text()
    assert proceso.poll() is None, texto
    return texto if "Ctrl-C para detener" in texto else ""


def test_a_child_that_dies_is_named(tmp_path):
    supervisor = Supervisor(tmp_path)
    supervisor.lanzar("web", "una_biblioteca_que_no_existe")

    with pytest.raises(ErrorEmbebido, match="«web» terminó solo"):
        supervisor.vigilar()


def test_what_never_answers_is_one_sentence(tmp_path):
    supervisor = Supervisor(tmp_path)

    with pytest.raises(ErrorEmbebido, match="no respondió"):
        supervisor.esperar_hasta(lambda: False, 0.1)


def test_being_told_to_stop_ends_the_waiting(tmp_path):
    supervisor = Supervisor(tmp_path)
    supervisor.parar.set()

    assert supervisor.esperar_hasta(lambda: False, 60) is False


def test_stopping_ends_every_child(tmp_path):
    supervisor = Supervisor(tmp_path)
    supervisor.lanzar("web", "http.server", "--bind", "127.0.0.1", "0")

    supervisor.detener()

    assert supervisor.hijos["web"].poll() is not None
