"""What an installation is made of: its images, the role of its database, its variables."""

import os
import re
import subprocess
import sys

import psycopg
import pytest

from bluecom import servidor_web
from bluecom.embebido import binarios, postgresql
from bluecom.embebido.carpetas import PROYECTO
from tests.arranque.carpeta import carpeta_propia

DESPLIEGUE = PROYECTO / "docs" / "despliegue"
COMPOSE = (PROYECTO / "docker-compose.yml").read_text()
MANUAL = (DESPLIEGUE / "README.md").read_text()
DE_LA_MAQUINA = {"DEBUG", "EMBEBIDO", "STATIC_ROOT", "CARPETA_PRIVADA"}
"""Of the image, of ``make run`` or of the tests: nobody who installs sets them."""


def test_each_image_may_be_named_by_its_digest_and_the_manual_says_how():
    imagenes = re.findall(r"(?:image|IMAGEN_PYTHON): (?!bluecom:local)(.*)", COMPOSE)

    con_variable = [re.fullmatch(r"\$\{(IMAGEN_\w+):-([\w.:-]+)\}", i) for i in imagenes]

    assert len(imagenes) == 4
    for variable in con_variable:
        assert variable is not None
        assert f"{variable[1]}=$(digest {variable[2]})" in MANUAL
    assert "ARG IMAGEN_PYTHON=" in (PROYECTO / "Dockerfile").read_text()


def test_every_variable_that_the_settings_read_stands_in_the_manual():
    settings = (PROYECTO / "bluecom" / "settings.py").read_text()
    leidas = set(re.findall(r'(?:env\.\w+|_secreto)\(\s*"([A-Z_]+)"', settings))
    manual = MANUAL + (PROYECTO / "docs" / "operacion.md").read_text()

    assert {n for n in leidas - DE_LA_MAQUINA if f"`{n}`" not in manual} == set()


def test_the_proxy_says_no_version_and_speaks_spanish_where_the_web_does_not():
    conf = (DESPLIEGUE / "nginx.conf").read_text()
    paginas = re.findall(r"error_page [\d ]+ (?:=\d+ )?/([\w-]+\.html);", conf)

    assert "server_tokens off;" in conf
    assert len(paginas) == 2
    for pagina in paginas:
        assert 'lang="es' in (DESPLIEGUE / "paginas" / pagina).read_text()


@pytest.mark.parametrize("lista", [".gitignore", ".dockerignore"])
def test_the_key_of_the_site_is_taken_along_by_nobody(lista):
    assert "certificados" in (PROYECTO / lista).read_text().replace("/", "").split()


def test_a_connection_is_kept_for_longer_than_a_browser_keeps_it():
    assert servidor_web.keepalive >= 60


@pytest.fixture
def base_de_compose(monkeypatch):
    """The address of a database made by compose's own script, as its image runs it."""
    with carpeta_propia(monkeypatch) as datos:
        cluster = postgresql.de_la_carpeta(datos)
        cluster.asegurar()
        with psycopg.connect(cluster.url("postgres"), autocommit=True) as conexion:
            conexion.execute("DROP DATABASE bluecom")
        entorno = {
            "PATH": f"{binarios.programas_de_postgresql()}:{os.environ['PATH']}",
            "PGHOST": str(cluster.sockets),
            "PGDATABASE": "postgres",
            "POSTGRES_USER": "postgres",
            "CLAVE_BASE": "clave",
        }
        subprocess.run(["/bin/sh", str(DESPLIEGUE / "base.sh")], env=entorno, check=True)
        yield cluster.url().replace("postgres@", "bluecom@")


@pytest.mark.largo
def test_the_application_of_compose_owns_its_database_and_is_no_superuser(
    base_de_compose, tmp_path
):
    assert "DATABASE_URL: postgresql://bluecom:" in COMPOSE
    entorno = os.environ | {
        "DATABASE_URL": base_de_compose,
        "SECRET_KEY": "x" * 60,
        "CLAVE_ARCHIVOS": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
        "URL_PUBLICA": "https://ventas.example",
        "CARPETA_DATOS": str(tmp_path),
    }

    orden = [sys.executable, "manage.py", "migrate", "--noinput", "--verbosity", "0"]
    subprocess.run(orden, cwd=PROYECTO, env=entorno, check=True)

    with psycopg.connect(base_de_compose) as conexion:
        fila = conexion.execute(
            "SELECT rolsuper, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
    assert fila == (False, False, False)
