"""Debian's Chromium on the live server, signed in as whoever the test says."""

import os
import shutil
import sys
import threading
import traceback
from collections.abc import Callable, Generator, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Response,
)
from playwright.sync_api import (
    TimeoutError as Tardo,
)

from bluecom.cuentas.models import Usuario
from tests.apoyo.esperar import esperar_a

EntrarComo = Callable[..., Page]
_SIN_RED_PROPIA = (
    "--disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-default-apps"
).split()

_DE_AXE = {
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
    "preload": False,
}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Use the Chromium on PATH; as root it only runs without its sandbox."""
    programa = shutil.which("chromium") or shutil.which("google-chrome")
    if programa is None:
        pytest.fail("Falta Chromium. Escriba: sudo apt-get install chromium", pytrace=False)
    sin_caja = ["--no-sandbox"] if os.geteuid() == 0 else []
    argumentos = [*_SIN_RED_PROPIA, *sin_caja]
    return {**browser_type_launch_args, "executable_path": programa, "args": argumentos}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_context_args,
        "locale": "es-BO",
        "timezone_id": "America/La_Paz",
        "viewport": {"width": 1366, "height": 768},
        "reduced_motion": "reduce",
    }


class Vigia:
    """Notes what no page may do: break a script or the CSP, log an abort, answer with a 5xx."""

    def __init__(self) -> None:
        self.problemas: list[str] = []

    def mirar(self, contexto: BrowserContext) -> None:
        contexto.on("console", self._consola)
        contexto.on("weberror", lambda error: self.problemas.append(str(error.error)))
        contexto.on("response", self._respuesta)

    def _consola(self, mensaje: ConsoleMessage) -> None:
        graves = ("Content Security Policy", "htmx:sendAbort")
        if mensaje.type == "error" and any(grave in mensaje.text for grave in graves):
            self.problemas.append(f"{mensaje.text} {mensaje.location}")

    def _respuesta(self, respuesta: Response) -> None:
        if respuesta.status >= 500:
            self.problemas.append(f"{respuesta.status} {respuesta.url}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: "pytest.CallInfo[None]"
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Of a page that did not come, print also what whoever should have made it was doing."""
    informe = yield
    if call.excinfo is not None and isinstance(call.excinfo.value, Tardo):
        informe.sections.append(("what each thread of this process was doing", _hilos()))
    return informe


def _hilos() -> str:
    nombres = {hilo.ident: hilo.name for hilo in threading.enumerate()}
    return "\n".join(
        f"{nombres.get(quien, quien)}\n{''.join(traceback.format_stack(marco)[-15:])}"
        for quien, marco in sys._current_frames().items()
        if quien != threading.get_ident()
    )


@pytest.fixture
def entrar_como(
    live_server: Any, browser: Browser, browser_context_args: dict[str, Any]
) -> Iterator[EntrarComo]:
    """Return ``entrar_como(usuario, **context options)``: a page of that person's own browser.

    ``None`` gives a page without a session. Relative addresses go to the live server.
    """
    vigia = Vigia()
    contextos: list[BrowserContext] = []

    def abrir(usuario: Usuario | None = None, **opciones: Any) -> Page:
        contexto = browser.new_context(
            **{**browser_context_args, "base_url": live_server.url, **opciones}
        )
        contextos.append(contexto)
        contexto.set_default_timeout(30_000)
        contexto.set_default_navigation_timeout(60_000)
        vigia.mirar(contexto)
        if usuario is not None:
            contexto.add_cookies([sesion_de(usuario, live_server.url)])
        return contexto.new_page()

    yield abrir
    for contexto in contextos:
        contexto.close()
    esperar_a(_nadie_pide)
    assert not vigia.problemas


def _nadie_pide() -> bool:
    """Tell whether the live server has answered all it was asked.

    A draft saved as its page closes would still hold tables that are about to be emptied.
    """
    return not any("process_request_thread" in hilo.name for hilo in threading.enumerate())


def sesion_de(usuario: Usuario, url: str) -> Any:
    """Return the cookie of this person's own session."""
    cliente = Client()
    cliente.force_login(usuario, backend="django.contrib.auth.backends.ModelBackend")
    return {
        "name": settings.SESSION_COOKIE_NAME,
        "value": cliente.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": url,
    }


def faltas_de_accesibilidad(pagina: Page) -> list[str]:
    """Return axe's violations on this page, one line each; empty is clean.

    Whether each thing to press is large enough (WCAG 2.2) axe looks at only when asked. It does
    not read the style sheets again: a sheet that imports another it would write into the page. Nor
    does it send what it found in order, which is most of its answer.
    """
    resultado = Axe().run(pagina, options=_DE_AXE)
    return [
        f"{falta['id']}: {falta['help']} — {nodo['html'][:160]}"
        for falta in resultado.response["violations"]
        for nodo in falta["nodes"]
    ]
