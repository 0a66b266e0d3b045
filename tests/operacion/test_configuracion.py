"""A value that could not work stops every process at its start, by its name."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from bluecom.embebido.carpetas import PROYECTO
from bluecom.operacion.configuracion import exigir_configuracion, revisar_configuracion

GUNICORN = "-m gunicorn bluecom.wsgi --bind 127.0.0.1:0 --workers 1 --no-control-socket"
WORKER = "-m celery -A bluecom.celery worker --concurrency 1"
BEAT = "-m celery -A bluecom.celery beat --pidfile= --schedule {agenda}"
PROCESOS = {"check": "manage.py check", "web": GUNICORN, "worker": WORKER, "beat": BEAT}


def arrancar(orden: str, tmp_path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a real process to its end; a start that is refused takes a few seconds."""
    return subprocess.run(
        [sys.executable, *orden.format(agenda=tmp_path / "agenda").split()],
        cwd=PROYECTO,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "bluecom.settings"} | variables,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.largo
@pytest.mark.parametrize("proceso", PROCESOS)
def test_a_wrong_key_stops_the_process_and_is_named(proceso, tmp_path):
    hecho = arrancar(PROCESOS[proceso], tmp_path, CLAVE_ARCHIVOS="corta")

    assert hecho.returncode != 0
    assert "CLAVE_ARCHIVOS debe ser el base64 de 32 bytes" in hecho.stdout + hecho.stderr
    assert "corta" not in hecho.stdout + hecho.stderr


ILEGIBLES = {
    "PERIODO_BARRIDO": "un rato",
    "LIMITE_SMARTFLEX_OBSERVACIONES": "mil",
    "RESERVA_CONEXIONES": "quizás",
    "NIVEL_REGISTRO": "mucho",
    "DATABASE_URL": "sqlite:///base",
    "REDIS_URL": "http://127.0.0.1:6379",
    "EMAIL_URL": "correo.example",
}


@pytest.mark.largo
@pytest.mark.parametrize("variable", ILEGIBLES)
def test_what_cannot_be_read_is_one_sentence_with_its_name(variable, tmp_path):
    hecho = arrancar("manage.py check", tmp_path, **{variable: ILEGIBLES[variable]})

    assert hecho.returncode == 1
    assert hecho.stderr.startswith(variable)
    assert len(hecho.stderr.splitlines()) == 1


def test_a_variable_of_before_is_said_to_be_read_no_more(monkeypatch):
    monkeypatch.setenv("MINUTOS_RESERVA", "45")

    (dicho,) = [aviso.msg for aviso in revisar_configuracion()]

    assert dicho.startswith("MINUTOS_RESERVA ya no se lee")
    exigir_configuracion()


@pytest.mark.largo
def test_an_empty_number_is_one_that_nobody_set(tmp_path):
    assert arrancar("manage.py check", tmp_path, PERIODO_BARRIDO="").returncode == 0


def test_the_configuration_of_the_tests_is_accepted():
    exigir_configuracion()


@pytest.mark.parametrize(
    ("ajuste", "valor", "nombre"),
    [
        ("PERIODO_BARRIDO", 0, "PERIODO_BARRIDO"),
        ("INTENTOS_MAXIMOS", -1, "INTENTOS_MAXIMOS"),
        ("DEFAULT_FROM_EMAIL", "COMTECO", "CORREO_REMITENTE"),
        ("INTEGRACIONES", {"smartflex": "bluecom.no.existe"}, "SMARTFLEX"),
        ("CARPETA_PRIVADA", "/dev/null/privado", "CARPETA_PRIVADA"),
    ],
)
def test_what_reads_well_and_could_not_work_is_named(settings, ajuste, valor, nombre):
    setattr(settings, ajuste, valor)

    with pytest.raises(ImproperlyConfigured, match=nombre):
        exigir_configuracion()


@pytest.mark.parametrize(
    ("ajuste", "valor", "nombre"),
    [
        ("servidor", "", "AMI_SERVIDOR"),
        ("usuario", "", "AMI_USUARIO"),
        ("secret", "", "AMI_CLAVE"),
        ("segundos", 60.0, "AMI_SEGUNDOS"),
        ("timbrado", 0.0, "AMI_TIMBRADO"),
        ("certificado", "/no/hay/tal.pem", "AMI_CERTIFICADO"),
    ],
)
def test_what_the_exchange_needs_is_asked_only_where_it_dials(
    central, settings, ajuste, valor, nombre
):
    exigir_configuracion()
    settings.AMI = settings.AMI | {ajuste: valor}

    with pytest.raises(ImproperlyConfigured, match=nombre):
        exigir_configuracion()
    settings.INTEGRACIONES = settings.INTEGRACIONES | {
        "elastix": "bluecom.integraciones.elastix.manual.Manual"
    }
    exigir_configuracion()
