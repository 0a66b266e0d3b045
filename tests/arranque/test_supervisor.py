"""The supervisor alone, with processes that die at once or never answer."""

import os
import signal
from pathlib import Path

import pytest

from bluecom.embebido import ErrorEmbebido
from bluecom.embebido.supervisor import CAIDAS, Supervisor
from tests.apoyo.esperar import esperar_a


@pytest.fixture
def dichos():
    return []


@pytest.fixture
def supervisor(tmp_path, dichos):
    supervisor = Supervisor(tmp_path, dichos.append)
    yield supervisor
    supervisor.detener()


def test_a_child_that_dies_at_the_start_is_named(supervisor, tmp_path):
    supervisor.lanzar("web", "-m", "una_biblioteca_que_no_existe")

    with pytest.raises(ErrorEmbebido, match=f"«web» terminó solo.*{tmp_path / 'web.log'}"):
        supervisor.esperar_hasta(lambda: False, 60)


def test_what_dies_again_and_again_ends_the_watch_by_its_name(supervisor, dichos, tmp_path):
    supervisor.lanzar("tareas", "-c", "raise SystemExit(3)")

    with pytest.raises(ErrorEmbebido, match=f"«tareas» terminó solo.*{tmp_path / 'tareas.log'}"):
        supervisor.vigilar()

    assert len(dichos) == CAIDAS - 1


def test_what_dies_once_is_told_and_started_again(supervisor, dichos):
    supervisor.lanzar("reloj", "-m", "http.server", "--bind", "127.0.0.1", "0")
    primero = supervisor.hijos["reloj"].proceso
    os.kill(primero.pid, signal.SIGKILL)
    primero.wait()
    supervisor.decir = lambda texto: (dichos.append(texto), supervisor.parar.set())

    supervisor.vigilar()

    assert "«reloj» terminó solo y se inicia de nuevo" in dichos[0]
    assert supervisor.hijos["reloj"].vive()
    assert supervisor.hijos["reloj"].proceso.pid != primero.pid


def test_what_a_dead_child_left_behind_is_gone_before_the_next(supervisor, tmp_path):
    """A worker's pool would go on taking tasks, and a web's worker keeps its port."""
    nieto = "import subprocess, sys; print(subprocess.Popen(['sleep', '600']).pid, flush=True)"
    supervisor.lanzar("web", "-c", f"{nieto}; import time; time.sleep(600)")
    registro = tmp_path / "web.log"
    esperar_a(lambda: registro.read_text().strip())
    hijo = supervisor.hijos["web"]
    hijo.proceso.kill()
    hijo.proceso.wait()

    hijo.lanzar()

    esperar_a(lambda: _murio(int(registro.read_text().split()[0])))


def test_a_child_that_is_run_to_its_end_fails_by_its_name(supervisor):
    assert supervisor.ejecutar("demo", "-c", "pass")
    with pytest.raises(ErrorEmbebido, match="«demo»"):
        supervisor.ejecutar("demo", "-c", "raise SystemExit(1)")


def test_being_told_to_stop_ends_what_is_run(supervisor):
    supervisor.parar.set()

    assert not supervisor.ejecutar("demo", "-c", "import time; time.sleep(600)")


def test_what_never_answers_is_one_sentence(supervisor):
    with pytest.raises(ErrorEmbebido, match="no respondió"):
        supervisor.esperar_hasta(lambda: False, 0.1)


def test_being_told_to_stop_ends_the_waiting(supervisor):
    supervisor.parar.set()

    assert supervisor.esperar_hasta(lambda: False, 60) is False


def test_stopping_ends_every_child(supervisor):
    supervisor.lanzar("web", "-m", "http.server", "--bind", "127.0.0.1", "0")

    supervisor.detener()

    assert not supervisor.hijos["web"].vive()


def _murio(pid: int) -> bool:
    """Gone, or an orphan that nobody collects."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True
