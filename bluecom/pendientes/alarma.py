"""A dialogue with the outside ends, however slowly the other side goes on answering."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress


class Alarma:
    """Cuts the dialogue's socket after so many seconds; a time-out bounds one answer only."""

    def __init__(self, segundos: float, enchufe: Callable[[], socket.socket | None]) -> None:
        self.vencida, self._enchufe = False, enchufe
        self._reloj = threading.Timer(segundos, self._cortar)
        self._reloj.daemon = True
        self._reloj.start()

    def cancelar(self) -> None:
        self._reloj.cancel()

    def _cortar(self) -> None:
        self.vencida = True
        with suppress(OSError):
            if (enchufe := self._enchufe()) is not None:
                enchufe.shutdown(socket.SHUT_RDWR)
