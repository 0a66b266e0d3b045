"""A real SMTP server inside the test process, which can be down or refuse somebody."""

import asyncio
import email
import email.policy
import socket
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class _ConRespuestas(SMTP):
    """Says at each moment of the dialogue what the test wants it to say."""

    async def push(self, status: Any) -> None:
        texto = status.decode() if isinstance(status, bytes) else status
        if texto.startswith("220 ") and (dicho := self.event_handler.respuestas.get("CONEXION")):
            status = dicho
        await super().push(status)

    async def smtp_DATA(self, arg: str) -> None:
        if dicho := self.event_handler.respuestas.get("DATA"):
            await self.push(dicho)
        else:
            await super().smtp_DATA(arg)


class _Controlador(Controller):
    def factory(self) -> SMTP:
        return _ConRespuestas(self.handler, **self.SMTP_kwargs)


class ServidorCorreo:
    """``mensajes`` that arrived; ``rechazar`` holds the addresses it refuses.

    ``respuestas`` is what it says at ``CONEXION``, ``MAIL``, ``RCPT``, ``DATA`` or ``FIN`` (the
    end of the message) instead of agreeing; ``al_llegar`` is done in the middle of ``FIN``.
    """

    def __init__(self) -> None:
        self.mensajes: list[EmailMessage] = []
        self.remitentes: list[str] = []
        self.rechazar: set[str] = set()
        self.respuestas: dict[str, str] = {}
        self.al_llegar: Callable[[], None] | None = None
        self.puerto = _puerto_libre()
        self._controlador: Controller | None = None

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.puerto}"

    def arrancar(self) -> None:
        if self._controlador is None:
            self._controlador = _Controlador(self, hostname="127.0.0.1", port=self.puerto)
            self._controlador.start()

    def detener(self) -> None:
        if self._controlador is not None:
            self._controlador.stop()
            self._controlador = None

    def como_nuevo(self) -> None:
        """Up, empty and agreeable, whatever the test before wanted of it."""
        self.arrancar()
        self.mensajes.clear()
        self.remitentes.clear()
        self.rechazar.clear()
        self.respuestas.clear()
        self.al_llegar = None

    async def handle_MAIL(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, opciones: Any
    ) -> str:
        if dicho := self.respuestas.get("MAIL"):
            return dicho
        envelope.mail_from, envelope.mail_options = address, opciones
        return "250 OK"

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _opciones: Any
    ) -> str:
        if dicho := self.respuestas.get("RCPT"):
            return dicho
        if address in self.rechazar:
            return "550 No existe ese buzon"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        if self.al_llegar is not None:
            await asyncio.to_thread(self.al_llegar)
        if dicho := self.respuestas.get("FIN"):
            return dicho
        mensaje = email.message_from_bytes(envelope.original_content, policy=email.policy.default)
        self.mensajes.append(mensaje)
        self.remitentes.append(envelope.mail_from or "")
        return "250 OK"


def _puerto_libre() -> int:
    with socket.socket() as prueba:
        prueba.bind(("127.0.0.1", 0))
        return int(prueba.getsockname()[1])


@pytest.fixture(scope="session")
def _servidor_correo() -> Iterator[ServidorCorreo]:
    servidor = ServidorCorreo()
    servidor.arrancar()
    yield servidor
    servidor.detener()


@pytest.fixture
def servidor_correo(_servidor_correo: ServidorCorreo, settings: Any) -> ServidorCorreo:
    """The running SMTP server, empty, with Django's mail pointed at it."""
    _servidor_correo.como_nuevo()
    settings.EMAIL_BACKEND = "bluecom.pendientes.smtp.BuzonConPlazo"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", _servidor_correo.puerto
    return _servidor_correo
