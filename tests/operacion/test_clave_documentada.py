"""The key that the manual's own command makes is the key that opens the files."""

import contextlib
import io
import re
import subprocess
from pathlib import Path

import pytest

from documentos.almacen import almacen

MANUAL = Path("docs/despliegue/README.md")


@pytest.fixture
def orden() -> str:
    """The ``python3 -c '…'`` of the manual, as somebody would copy it."""
    return re.search(r"CLAVE_ARCHIVOS=\$\((python3 -c '[^']+')\)", MANUAL.read_text())[1]


def test_the_command_of_the_manual_makes_a_key_that_stores_and_reads(orden, settings):
    settings.CLAVE_ARCHIVOS = subprocess.check_output(orden, shell=True, text=True)

    assert _ida_y_vuelta()


def test_two_hundred_keys_of_the_manual_all_serve(orden, settings):
    programa = compile(re.search(r"'(.+)'", orden)[1], "manual", "exec")
    for _ in range(200):
        with contextlib.redirect_stdout(io.StringIO()) as salida:
            exec(programa, {})
        settings.CLAVE_ARCHIVOS = salida.getvalue()

        assert _ida_y_vuelta(), settings.CLAVE_ARCHIVOS


def test_either_alphabet_opens_the_same_file(settings):
    settings.CLAVE_ARCHIVOS = "Y71r0u-a9s49oqIso4TocUKQuc7RDT9Pi7WVLLcbjY_="
    guardado = almacen().guardar(b"una foto")

    settings.CLAVE_ARCHIVOS = "Y71r0u+a9s49oqIso4TocUKQuc7RDT9Pi7WVLLcbjY/="

    assert almacen().leer(guardado.nombre) == b"una foto"


def _ida_y_vuelta() -> bool:
    guardado = almacen().guardar(b"una foto")
    return almacen().leer(guardado.nombre, sha256=guardado.sha256) == b"una foto"
