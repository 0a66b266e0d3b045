"""The same snapshot is the same bytes, whoever draws it, wherever and whenever."""

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from tests.documentos import muestras

RAIZ = Path(__file__).resolve().parents[2]
CODIGO = ("bluecom", "cartera", "documentos", "solicitudes", "indicadores", "static", "templates")
OTRO = {
    "PYTHONHASHSEED": "4242",
    "TZ": "Asia/Tokyo",
    "LC_ALL": "C",
    "LANG": "C",
    "SOURCE_DATE_EPOCH": "1",
}
GUION = """
import json, django
django.setup()
from tests.documentos.test_identicos import resumenes
print(json.dumps(resumenes()))
"""


def resumenes() -> dict[str, str]:
    """The SHA-256 of every paper of the invented sale, and of its dossier."""
    pdfs = {tipo: muestras.papel(tipo) for tipo in muestras.TODOS}
    pdfs["DOSIER"] = muestras.dosier()
    return {tipo: sha256(pdf).hexdigest() for tipo, pdf in pdfs.items()}


@pytest.fixture
def otro_lugar(tmp_path):
    """A copy of the code under another path, with an empty home."""
    lugar = tmp_path / "otra copia ñandú"
    for carpeta in (*CODIGO, "tests/documentos", "tests/apoyo"):
        destino = lugar / carpeta
        shutil.copytree(RAIZ / carpeta, destino, ignore=shutil.ignore_patterns("__pycache__"))
    (lugar / "tests" / "__init__.py").touch()
    (tmp_path / "hogar").mkdir()
    return lugar


def test_another_process_elsewhere_makes_the_same_bytes(otro_lugar, tmp_path):
    entorno = os.environ | OTRO
    entorno |= {"HOME": str(tmp_path / "hogar"), "PYTHONPATH": str(otro_lugar)}
    entorno |= {"DJANGO_SETTINGS_MODULE": "bluecom.settings", "XDG_CACHE_HOME": str(tmp_path)}

    hecho = subprocess.run(
        [sys.executable, "-c", GUION], cwd="/", env=entorno, stdout=subprocess.PIPE, check=True
    )

    assert json.loads(hecho.stdout) == resumenes()
