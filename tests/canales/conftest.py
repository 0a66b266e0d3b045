"""People at the counter, each with a signed-in client."""

from collections.abc import Callable

import pytest
from django.test import Client

from bluecom.cuentas.models import Rol, Usuario
from tests.factories_cuentas import UsuarioFactory

EntrarCon = Callable[[Usuario], Client]


@pytest.fixture
def asesor(db: None) -> Usuario:
    return UsuarioFactory(rol=Rol.ASESOR, first_name="Ana")


@pytest.fixture
def canales(db: None) -> Usuario:
    return UsuarioFactory(rol=Rol.CANALES_VIRTUALES, first_name="Carla")


@pytest.fixture
def como() -> EntrarCon:
    """Return ``como(usuario)``: that person's browser, signed in."""

    def entrar(usuario: Usuario) -> Client:
        cliente = Client()
        cliente.force_login(usuario, backend="django.contrib.auth.backends.ModelBackend")
        return cliente

    return entrar


@pytest.fixture
def mostrador(canales: Usuario, como: EntrarCon) -> Client:
    """The browser of Canales Virtuales."""
    return como(canales)
