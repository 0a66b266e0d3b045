"""Three people with their browsers, an invented portfolio, and where pictures are kept."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from cartera.demo import crear_cartera_demo
from tests.factories_cuentas import UsuarioFactory

Retratar = Callable[[Page, str], None]
expect.set_options(timeout=30_000)  # a busy machine is slow, not wrong


@pytest.fixture
def personas(transactional_db: None) -> dict[str, Usuario]:
    """An asesora, a reviewer and the Jefe de Ventas, with a portfolio to call."""
    personas = {
        "asesora": UsuarioFactory(rol=Rol.ASESOR, first_name="Lucía", last_name="Vargas"),
        "canales": UsuarioFactory(
            rol=Rol.CANALES_VIRTUALES, first_name="Rosa", last_name="Quiroga"
        ),
        "jefe": UsuarioFactory(rol=Rol.JEFE_VENTAS, first_name="Álvaro", last_name="Méndez"),
    }
    crear_cartera_demo(
        acto=Acto(personas["jefe"], timezone.now()), nombre="Cartera DEMO", cantidad=6
    )
    return personas


@pytest.fixture
def retratar(tmp_path: Path) -> Retratar:
    """Keep a picture of a page; ``CAPTURAS=docs/imagenes`` keeps those of the README."""
    carpeta = Path(os.environ.get("CAPTURAS", tmp_path))

    def hacer(pagina: Page, nombre: str) -> None:
        pagina.wait_for_load_state("networkidle")
        pagina.screenshot(path=carpeta / f"{nombre}.png")
        assert (carpeta / f"{nombre}.png").stat().st_size > 10_000

    return hacer
