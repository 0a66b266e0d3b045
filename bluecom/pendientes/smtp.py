"""The dialogue with the mail server: how long it may last, and what its answers mean."""

import smtplib
import socket
from typing import Any

from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend

from bluecom.pendientes.alarma import Alarma
from bluecom.pendientes.errores import Apartar, Reintentar
from bluecom.pendientes.fallas import sin_direcciones

_RECHAZOS = {
    smtplib.SMTPRecipientsRefused: "no acepta la dirección",
    smtplib.SMTPSenderRefused: "no acepta el remitente",
    smtplib.SMTPDataError: "no acepta el mensaje",
    smtplib.SMTPAuthenticationError: "no acepta el usuario o la clave con que entra el sistema",
    smtplib.SMTPNotSupportedError: "no admite lo que este correo necesita",
}
_MUDOS = {
    ConnectionRefusedError: "nadie atiende en su puerto",
    TimeoutError: "no contestó a tiempo",
    socket.gaierror: "no se encuentra su nombre en la red",
    smtplib.SMTPServerDisconnected: "cortó la conexión o no contestó a tiempo",
}


class BuzonConPlazo(EmailBackend):
    """Django's mail by SMTP, in dialogues that end."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _DialogoCifrado if self.use_ssl else _Dialogo


class _Dialogo(smtplib.SMTP):
    """Cut after ``SEGUNDOS_DE_CORREO``, however slowly the other side goes on answering.

    ``EMAIL_TIMEOUT`` bounds one answer only, and the lease of the owed row must outlast them all.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._alarma = Alarma(settings.SEGUNDOS_DE_CORREO, lambda: self.sock)
        super().__init__(*args, **kwargs)

    def getreply(self) -> tuple[int, bytes]:
        respuesta = (0, b"") if self._alarma.vencida else super().getreply()
        if self._alarma.vencida:  # what was read may be half a line
            self.close()
            raise smtplib.SMTPServerDisconnected("El diálogo pasó de su plazo.")
        return respuesta

    def close(self) -> None:
        self._alarma.cancelar()
        super().close()


class _DialogoCifrado(_Dialogo, smtplib.SMTP_SSL):
    """The same, secret from its first byte."""


def leer_respuesta(error: smtplib.SMTPException | OSError) -> Apartar | Reintentar:
    """Temporary or for good, by the reply code (4xx, 5xx), at whatever moment it came."""
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return Apartar(f"El servidor de correo {_RECHAZOS[type(error)]}.")
    codigo, dicho = _respuesta(error)
    que = _RECHAZOS.get(type(error), "no atiende")
    if not codigo:
        return Reintentar(f"El servidor de correo no responde: {_por_que_calla(error)}.")
    if 500 <= codigo <= 599:
        return Apartar(f"El servidor de correo {que}. Respondió {codigo}: «{dicho}».")
    return Reintentar(
        f"El servidor de correo {que} por ahora; se intenta otra vez solo. "
        f"Respondió {codigo}: «{dicho}»."
    )


def _respuesta(error: Exception) -> tuple[int, str]:
    """The code and the server's own words; ``(0, "")`` when it did not answer."""
    codigo, dicho = getattr(error, "smtp_code", 0), getattr(error, "smtp_error", b"")
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codigo, dicho = min(error.recipients.values())
    texto = dicho.decode(errors="replace") if isinstance(dicho, bytes) else str(dicho)
    return max(0, int(codigo)), sin_direcciones(" ".join(texto.split()))[:120]


def _por_que_calla(error: Exception) -> str:
    for clase, texto in _MUDOS.items():
        if isinstance(error, clase):
            return texto
    return f"falló la conexión ({type(error).__name__})"
