"""A paper that never ends or never stops growing is killed, and the next one is drawn."""

import os
import signal
import threading

import pytest

from documentos.errores import PapelExcedido
from documentos.papel.motor import Impresora

pytestmark = pytest.mark.largo
ENORME = f"<html lang='es'><title>x</title>{'<p>Hola, mundo</p>' * 25_000}</html>"
NORMAL = "<!DOCTYPE html><html lang='es'><title>x</title><p>Hola</p></html>"


@pytest.fixture
def impresora():
    impresora = Impresora()
    yield impresora
    impresora.hijo.matar()


def test_a_paper_that_takes_too_long_is_killed_and_may_be_tried_again(impresora):
    impresora.segundos = 0.5

    with pytest.raises(PapelExcedido, match="límite de tiempo") as error:
        impresora.imprimir(ENORME)

    assert not error.value.definitivo
    impresora.segundos = 60
    assert impresora.imprimir(NORMAL).startswith(b"%PDF")


def test_a_paper_that_takes_too_much_memory_is_set_aside(impresora):
    impresora.memoria, impresora.segundos = 280_000_000, 120

    with pytest.raises(PapelExcedido, match="más memoria") as error:
        impresora.imprimir(ENORME)

    assert error.value.definitivo
    impresora.memoria = 1_000_000_000
    assert impresora.imprimir(NORMAL).startswith(b"%PDF")


def test_a_renderer_killed_by_somebody_else_does_not_blame_the_time(impresora):
    impresora.imprimir(NORMAL)
    impresora.segundos = 60
    muerte = threading.Timer(0.3, os.kill, [impresora.hijo.pid, signal.SIGKILL])
    muerte.start()

    with pytest.raises(PapelExcedido, match="terminó antes de tiempo") as error:
        impresora.imprimir(ENORME)

    muerte.join()
    assert not error.value.definitivo


def test_ctrl_c_is_for_who_started_the_renderer(impresora):
    impresora.imprimir(NORMAL)
    pid = impresora.hijo.empezar().pid

    os.kill(pid, signal.SIGINT)

    assert impresora.imprimir(NORMAL).startswith(b"%PDF")
    assert impresora.hijo.empezar().pid == pid


def test_a_renderer_that_ends_takes_its_temporary_fonts_along(impresora, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    impresora.imprimir(NORMAL)
    assert any(tmp_path.iterdir())

    impresora.hijo.matar()

    assert not any(tmp_path.iterdir())


def test_what_a_killed_renderer_left_is_gone_when_the_next_one_starts(
    impresora, tmp_path, monkeypatch
):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    de_otra_cosa = tmp_path / "bluecom-papeles-de-la-oficina"
    de_otra_cosa.mkdir()
    impresora.imprimir(NORMAL)
    antes = set(tmp_path.iterdir()) - {de_otra_cosa}
    with impresora.hijo.empezar() as proceso:
        proceso.kill()

    impresora.imprimir(NORMAL)

    despues = set(tmp_path.iterdir()) - {de_otra_cosa}
    assert (len(antes), len(despues)) == (1, 1)
    assert not antes & despues
    assert de_otra_cosa.exists()
