"""Real workers and a real beat, frozen and killed: Salud names them."""

import os
import signal
import subprocess
import sys
from contextlib import contextmanager

import pytest
from django.utils import timezone

from bluecom.embebido.procesos import morir_con_el_padre
from bluecom.operacion.models import Clase, Latido
from bluecom.operacion.salud import revisar
from tests.apoyo.esperar import esperar_a

pytestmark = pytest.mark.largo
WORKER = "-m celery -A bluecom.celery worker --concurrency 1 --loglevel INFO"
BEAT = "-m celery -A bluecom.celery beat --pidfile= --schedule {agenda}"


@pytest.fixture
def lanzar(_trabajador, transactional_db, settings, tmp_path):
    """Start ``celery`` processes of this test, on its database, with a short pulse."""
    settings.PERIODO_LATIDO = 0.5
    procesos = []

    def lanzar(orden: str) -> subprocess.Popen[bytes]:
        with (tmp_path / "registro.log").open("ab") as salida:
            proceso = subprocess.Popen(
                [sys.executable, *orden.format(agenda=tmp_path / "agenda").split()],
                env=_trabajador.entorno | {"PERIODO_LATIDO": "0.5"},
                stdout=salida,
                stderr=salida,
                preexec_fn=morir_con_el_padre(signal.SIGKILL),
            )
        procesos.append(proceso)
        return proceso

    yield lanzar
    for proceso in procesos:
        if proceso.poll() is None:
            os.killpg(proceso.pid, signal.SIGKILL)
            proceso.wait()


@contextmanager
def congelado(proceso):
    os.killpg(proceso.pid, signal.SIGSTOP)
    yield
    os.killpg(proceso.pid, signal.SIGCONT)


def estado(clase: Clase) -> bool | None:
    """Whether the processes of that kind are well; ``None`` when there is none."""
    nombres = {str(latido) for latido in Latido.objects.filter(clase=clase)}
    hallados = [c.bien for c in revisar(ahora=timezone.now()) if c.nombre in nombres]
    return all(hallados) if hallados else None


@pytest.mark.parametrize(("orden", "clase"), [(WORKER, Clase.TRABAJADOR), (BEAT, Clase.RELOJ)])
def test_a_frozen_process_turns_red_and_back(lanzar, orden, clase):
    proceso = lanzar(orden)
    esperar_a(lambda: estado(clase), 60)

    with congelado(proceso):
        esperar_a(lambda: estado(clase) is False, 30)

    esperar_a(lambda: estado(clase), 30)


@pytest.mark.parametrize(("orden", "clase"), [(WORKER, Clase.TRABAJADOR), (BEAT, Clase.RELOJ)])
def test_a_killed_process_turns_red_and_one_that_stops_in_order_is_not_missed(lanzar, orden, clase):
    proceso = lanzar(orden)
    esperar_a(lambda: estado(clase), 60)
    os.killpg(proceso.pid, signal.SIGKILL)
    proceso.wait()
    esperar_a(lambda: estado(clase) is False, 30)

    otro = lanzar(orden)
    esperar_a(lambda: estado(clase), 60)
    otro.send_signal(signal.SIGTERM)
    otro.wait(60)

    assert not Latido.objects.filter(clase=clase).exists()


def test_the_wishes_of_beat_reach_the_worker(lanzar):
    lanzar(WORKER)
    lanzar(BEAT)

    esperar_a(lambda: Latido.objects.filter(clase=Clase.RECORRIDO).exists(), 60)
