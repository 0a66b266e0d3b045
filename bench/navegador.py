"""One person's browser, and what a page costs: processor, questions, bytes."""

from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench import base
from bench.medida import alternados
from bluecom.cuentas.models import Usuario

VACIA = "/cuenta/"
"""A page that asks who one is and shows no more: what any page costs."""


@dataclass(frozen=True)
class Costo:
    """Milliseconds of processor of a page and of the empty one, by turns.

    ``preguntas``: messages to PostgreSQL beside those of the empty page.
    """

    pagina: float
    vacia: float
    preguntas: int
    bytes: int


def entrar(usuario: Usuario) -> Client:
    cliente = Client()
    cliente.force_login(usuario, backend="django.contrib.auth.backends.ModelBackend")
    return cliente


def costo(cliente: Client, ruta: str, *, veces: int) -> Costo:
    """The best of so many times, after one that nobody counts."""
    respuesta = cliente.get(ruta, secure=True)
    assert respuesta.status_code == 200, f"{ruta}: {respuesta.status_code}"
    with CaptureQueriesContext(connection) as hechas:
        cliente.get(VACIA, secure=True)
    de_toda_pagina = len(hechas)  # the next request forgets them
    with CaptureQueriesContext(connection) as hechas:
        cliente.get(ruta, secure=True)
    preguntas = len(hechas) - de_toda_pagina
    pagina, vacia = alternados(
        veces,
        lambda: cliente.get(ruta, secure=True),
        lambda: cliente.get(VACIA, secure=True),
        base.procesador,
    )
    return Costo(pagina, vacia, preguntas, len(respuesta.content))
