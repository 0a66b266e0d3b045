"""A person with a browser, and the forms of the pages as they are drawn."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from bluecom.cuentas.models import Usuario

BACKEND = "django.contrib.auth.backends.ModelBackend"
_FICHA = re.compile(r'name="una_vez" value="([\w-]+)"')


@pytest.fixture
def navegador() -> Callable[[Usuario], Client]:
    def abrir(usuario: Usuario) -> Client:
        cliente = Client()
        cliente.force_login(usuario, backend=BACKEND)
        return cliente

    return abrir


@pytest.fixture
def ficha_en() -> Callable[..., dict[str, str]]:
    """The token of the form that a page draws for an address, as a field to send."""

    def buscar(cliente: Client, pagina: str, accion: str = "") -> dict[str, str]:
        respuesta: Any = cliente.get(pagina)
        html = respuesta.content.decode()
        desde = html.index(f'action="{accion}"') if accion else 0
        hallada = _FICHA.search(html, desde)
        assert hallada is not None, f"{pagina}: el formulario de {accion or 'la página'} no la trae"
        return {"una_vez": hallada[1]}

    return buscar
