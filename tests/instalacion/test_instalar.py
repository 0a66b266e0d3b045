"""``requirements/preparar.sh``: a complete lock, installed as it is, or the reason in words."""

import re
import shutil
import subprocess
import venv

import pytest

from tests.instalacion.indice import proyecto_en, sirviendo
from tests.instalacion.uv import PROYECTO

pytestmark = pytest.mark.largo


@pytest.fixture
def indice(tmp_path):
    """An index with ``libreria`` 1.0, which asks for an extra of ``parte``, also 1.0."""
    carpeta = tmp_path / "indice"
    carpeta.mkdir()
    with sirviendo(carpeta) as indice:
        indice.ofrecer("libreria", "1.0", Requires_Dist="parte[extra]")
        indice.ofrecer("parte", "1.0", Provides_Extra="extra")
        yield indice


@pytest.fixture(scope="module")
def _entorno_con_pip(tmp_path_factory):
    carpeta = tmp_path_factory.mktemp("entorno") / ".venv"
    venv.create(carpeta, with_pip=True, symlinks=True)
    return carpeta


@pytest.fixture
def proyecto(tmp_path, indice, _entorno_con_pip):
    """A project with a new ``.venv`` (copied: making each one anew takes seconds)."""
    shutil.copytree(_entorno_con_pip, tmp_path / "proyecto" / ".venv", symlinks=True)
    proyecto = proyecto_en(tmp_path / "proyecto", indice.url)
    proyecto.escribir_lock(indice.pin("libreria==1.0") + indice.pin("parte==1.0"))
    return proyecto


def test_a_newer_release_in_the_index_changes_nothing(proyecto, indice):
    indice.ofrecer("libreria", "1.1", Requires_Dist="parte[extra]")
    indice.ofrecer("parte", "2.0", Provides_Extra="extra")

    estado, dicho = proyecto.preparar()

    assert estado == 0, dicho
    assert instaladas(proyecto) >= {"libreria==1.0", "parte==1.0"}


def test_nor_does_it_change_the_image(proyecto, indice):
    indice.ofrecer("parte", "2.0", Provides_Extra="extra")
    proyecto.escribir_lock(indice.pin("libreria==1.0") + indice.pin("parte==1.0"), "produccion")
    proyecto.suplantar("pip", f'exec {proyecto.entorno}/bin/python -m pip "$@"')
    orden = re.search(
        r"^RUN (pip install (?:.*\\\n)*.*)$", (PROYECTO / "Dockerfile").read_text(), re.M
    )

    estado, dicho = proyecto.ejecutar("sh", "-c", orden[1])

    assert estado == 0, dicho
    assert "No broken requirements found" in dicho
    assert instaladas(proyecto) >= {"libreria==1.0", "parte==1.0"}


def test_nothing_is_built(proyecto, indice):
    fuente = indice.carpeta / "parte" / "parte-3.0.tar.gz"
    fuente.write_bytes(b"never opened")
    (fuente.parent / "index.html").write_text(f'<!DOCTYPE html><a href="{fuente.name}">x</a>')
    proyecto.escribir_lock(f"parte==3.0 --hash=sha256:{'0' * 64}\n")

    estado, dicho = proyecto.preparar()

    assert estado == 1
    assert "No matching distribution found for parte==3.0" in dicho


def test_the_second_time_nothing_is_asked_of_the_index(proyecto):
    proyecto.preparar()
    proyecto.indice = "http://127.0.0.1:9/"

    assert proyecto.preparar() == (0, "")


def test_a_changed_lock_is_installed(proyecto, indice):
    proyecto.preparar()
    indice.ofrecer("parte", "2.0", Provides_Extra="extra")
    proyecto.escribir_lock(indice.pin("libreria==1.0") + indice.pin("parte==2.0"))

    estado, dicho = proyecto.preparar()

    assert estado == 0, dicho
    assert "parte==2.0" in instaladas(proyecto)


def test_an_altered_file_is_refused_in_the_words_of_pip(proyecto, indice):
    indice.ofrecer("parte", "1.0", Provides_Extra="otro")

    estado, dicho = proyecto.preparar()

    assert estado == 1
    assert "DO NOT MATCH THE HASHES" in dicho
    assert "en palabras de pip, está arriba" in dicho


def test_an_index_that_does_not_answer_is_said_by_pip(proyecto):
    proyecto.indice = "http://127.0.0.1:9/"

    estado, dicho = proyecto.preparar()

    assert estado == 1
    assert "Connection refused" in dicho


def test_an_incomplete_lock_is_refused(proyecto, indice):
    proyecto.escribir_lock(indice.pin("libreria==1.0"))

    estado, dicho = proyecto.preparar()

    assert estado == 1
    assert "libreria 1.0 requires parte, which is not installed" in dicho


@pytest.mark.parametrize("hecho", ["nothing", "no pip"])
def test_an_environment_cut_short_is_finished(proyecto, hecho):
    shutil.rmtree(proyecto.entorno)
    if hecho == "no pip":
        venv.create(proyecto.entorno, with_pip=False, symlinks=True)

    estado, dicho = proyecto.preparar()

    assert estado == 0, dicho
    assert "parte==1.0" in instaladas(proyecto)


def test_the_environment_of_another_user_is_left_alone(proyecto):
    proyecto.suplantar("id", "echo 12345")

    estado, dicho = proyecto.preparar()

    assert estado == 1
    assert ".venv es de otro usuario del sistema" in dicho
    assert proyecto.entorno.exists()


def test_the_environment_of_a_python_that_left_is_left_alone(proyecto):
    config = proyecto.entorno / "pyvenv.cfg"
    config.write_text(config.read_text().replace("version = 3.", "version = 3.0"))

    estado, dicho = proyecto.preparar()

    assert estado == 1
    assert "ese Python ya no está en esta máquina" in dicho
    assert "rm -rf .venv" in dicho
    assert config.exists()


def test_another_python_than_that_of_the_environment_is_not_taken_silently(proyecto):
    proyecto.suplantar("python3.99", "echo 3.99")

    estado, dicho = proyecto.preparar(PYTHON="python3.99")

    assert estado == 1
    assert "se pidió python3.99" in dicho


def instaladas(proyecto):
    lista = [str(proyecto.entorno / "bin" / "python"), "-m", "pip", "freeze"]
    return set(subprocess.run(lista, capture_output=True, text=True, check=True).stdout.split())
