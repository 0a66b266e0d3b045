"""Starts the tests' own servers before Django reads its settings."""

import atexit
import gc
import os

import django
import pytest
from django.conf import settings

from bluecom.embebido import pruebas

_servidores = pruebas.preparar()
atexit.register(_servidores.detener)
os.environ["DJANGO_SETTINGS_MODULE"] = "bluecom.settings"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs an event loop
django.setup()
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # Argon2 is slow
del os.environ["DJANGO_SETTINGS_MODULE"]  # an xdist worker would read settings before this file

pytest_plugins = [
    "tests.apoyo.correo",
    "tests.apoyo.trabajador",
    "tests.apoyo.redis_propio",
    "tests.apoyo.web",
    "tests.apoyo.vaciado",
    "tests.apoyo.adelantados",
    "tests.apoyo.migraciones",
    "tests.apoyo.navegador",
    "tests.apoyo.central",
    "tests.apoyo.firma",
]


def pytest_collection_finish() -> None:
    """What is imported by now lives as long as the run: no collection walks it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 50)


def pytest_unconfigure(config: pytest.Config) -> None:
    _servidores.detener()
