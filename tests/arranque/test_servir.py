"""``make run`` from an empty data folder to Ctrl-C, and what it says when it cannot."""

import gzip
import os
import re
import signal
import subprocess
import sys

import psycopg
import pytest
from django.core.management import CommandError, call_command

from bluecom.embebido import carpetas, correo, postgresql
from tests.apoyo.esperar import esperar_a
from tests.arranque.en_marcha import EnMarcha

pytestmark = pytest.mark.largo


@pytest.fixture
def servir(datos):
    """Return a function that runs ``manage.py servir`` on the data folder; stopped at the end."""
    marchas = []

    def empezar(**entorno: str) -> EnMarcha:
        marchas.append(EnMarcha(datos, entorno))
        return marchas[-1]

    yield empezar
    for marcha in marchas:
        marcha.detener()


def test_one_command_serves_and_ctrl_c_stops_everything(servir, datos, settings):
    marcha = servir()
    texto = marcha.esperar()
    assert f"Bluecom está en marcha: http://127.0.0.1:{marcha.puerto}/" in texto
    assert marcha.pedir("/entrar/").status == 200
    _comprime(marcha)
    _un_nombre_ajeno_dice_como_se_permite(marcha)
    _guarda_sus_conexiones(marcha)
    settings.EMBEBIDO, settings.CARPETA_DATOS = True, datos
    with pytest.raises(CommandError, match="está en marcha"):
        call_command("detener")

    marcha.proceso.send_signal(signal.SIGINT)

    assert marcha.proceso.wait(60) == 0
    assert marcha.salida.read_text().endswith("Detenido.\n")
    assert postgresql.de_la_carpeta(datos).pid() is None


def _comprime(marcha: EnMarcha) -> None:
    """The page, and the stylesheet that was compressed when the static files were collected."""
    hoja = re.search(r'/static/vendor/bootstrap[^"]+css', marcha.pedir("/entrar/").cuerpo.decode())
    for ruta in ("/entrar/", hoja[0]):
        entera, comprimida = marcha.pedir(ruta), marcha.pedir(ruta, **{"Accept-Encoding": "gzip"})
        assert comprimida.headers["Content-Encoding"] == "gzip"
        assert len(comprimida.cuerpo) < len(entera.cuerpo) / 2
        assert len(gzip.decompress(comprimida.cuerpo)) == len(entera.cuerpo)


def _guarda_sus_conexiones(marcha: EnMarcha) -> None:
    """With no request under way, a thread of the web keeps the one it made."""
    esperar_a(lambda: marcha.pedir("/salud/").status == 200, 60)  # everybody's first sign of life
    quedan = "SELECT 1 FROM pg_stat_activity WHERE application_name = 'web' AND state = 'idle'"
    with psycopg.connect(postgresql.de_la_carpeta(marcha.datos).url()) as conexion:
        esperar_a(lambda: conexion.execute(quedan).fetchone())


def _un_nombre_ajeno_dice_como_se_permite(marcha: EnMarcha) -> None:
    respuesta = marcha.pedir("/entrar/", Host="ventas.oficina:8000")
    assert respuesta.status == 400
    assert "ALLOWED_HOSTS=ventas.oficina" in respuesta.cuerpo.decode()


def test_whatever_dies_is_started_again_and_the_work_goes_on(servir, datos):
    """Killed, as the system does when memory runs out: each in its turn, with no word to us."""
    _preparar_la_base()
    marcha = servir(PERIODO_PENDIENTES="1")
    marcha.esperar()
    for nombre, pid in {
        "base de datos": lambda: postgresql.de_la_carpeta(datos).pid(),
        "Redis": lambda: int((datos / "redis" / "pid").read_text()),
        "buzón de correo": lambda: correo.Buzon(datos).pid,
        "tareas": lambda: marcha.hijo("celery -A bluecom.celery worker"),
        "reloj": lambda: marcha.hijo("celery -A bluecom.celery beat"),
        "web": lambda: marcha.hijo("gunicorn"),
    }.items():
        os.kill(pid(), signal.SIGKILL)

        esperar_a(lambda nombre=nombre: f"«{nombre}» terminó solo" in marcha.dicho(), 60)
        esperar_a(marcha.atiende, 120)
        clave = marcha.deber_correo()
        esperar_a(lambda clave=clave: marcha.llego(clave), 120)


def _preparar_la_base() -> None:
    """People and portfolio, without the day of work whose papers take long."""
    orden = [sys.executable, "manage.py", "demo", "--sin-ventas"]
    subprocess.run(orden, cwd=carpetas.PROYECTO, check=True, capture_output=True)
