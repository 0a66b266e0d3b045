"""Starts the tests' own servers before Django reads its settings."""

import os

import django
import pytest

from bluecom.embebido import pruebas

_servidores = pruebas.preparar()
os.environ["DJANGO_SETTINGS_MODULE"] = "bluecom.settings"
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright runs an event loop
os.environ["URL_PUBLICA"] = "http://127.0.0.1:8000"
django.setup()


def pytest_unconfigure(config: pytest.Config) -> None:
    _servidores.detener()
