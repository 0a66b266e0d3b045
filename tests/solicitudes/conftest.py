"""People at their desks, each with a signed-in client."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from bluecom.cuentas.models import Rol, Usuario
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA

EntrarCon = Callable[[Usuario], Client]


@pytest.fixture
def una_hora_despues() -> Iterator[time_machine.Traveller]:
    """The counter works one hour after the sales of these tests were walked."""
    with time_machine.travel(AHORA + timedelta(hours=1), tick=False) as reloj:
        yield reloj


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
