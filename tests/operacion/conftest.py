"""A system that is well: a worker and beat that beat, and a mail server that answered."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from bluecom.operacion.latidos import latir
from bluecom.operacion.models import Clase, Revision
from bluecom.operacion.revisiones import CORREO
from tests.operacion.lugares import OtroLugar

TRABAJADOR, RELOJ = "celery@mesa", "beat@mesa"


@pytest.fixture(autouse=True)
def carpeta_privada(settings: Any, tmp_path: Path) -> Path:
    settings.CARPETA_PRIVADA = tmp_path / "privado"
    return tmp_path / "privado"


@pytest.fixture
def otro_lugar(tmp_path: Path) -> Iterator[OtroLugar]:
    lugar = OtroLugar(tmp_path)
    yield lugar
    lugar.quitar()


@pytest.fixture
def sano(db: None) -> None:
    latir(TRABAJADOR, Clase.TRABAJADOR)
    latir(RELOJ, Clase.RELOJ)
    latir("recorrido", Clase.RECORRIDO)
    Revision.objects.create(nombre=CORREO, hecha_en=timezone.now())
