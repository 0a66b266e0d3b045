"""A head arrives whole before a thread takes it, however slowly it comes.

gunicorn's ``gthread`` gives a thread to a connection with its first byte, and that thread waits for
the rest without an end: as many heads as threads, never ended, and nobody else is served. Here the
loop that accepts gathers them, which holds nothing but the bytes.
"""

from functools import partial
from selectors import EVENT_READ
from time import monotonic
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

PLAZO = 10
"""Seconds that a head has from its first byte on; a browser's is there at once."""
EN_ESPERA = 200
"""Heads that each process waits for; with more, the one that came first makes room."""
LARGO = 64 * 1024
"""Bytes that no honest head has."""
_FIN = b"\r\n\r\n"


class Cabeceras(ThreadWorker):  # type: ignore[misc]  # published without types
    """gunicorn's own worker, whose threads only see heads that have ended."""

    def enqueue_req(self, conn: Any) -> None:
        """Wait for a head: of a connection just made, kept alive, or with more already read."""
        conn.init()
        conn.sock.setblocking(False)
        conn.cabecera = conn.parser.unreader.take_buffered()
        conn.timeout = monotonic() + (PLAZO if conn.cabecera else self.cfg.keepalive)
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, EVENT_READ, partial(self._llega, conn))
        if _termino(conn.cabecera):
            self._entregar(conn)
        elif len(self.pending_conns) > EN_ESPERA:
            self._cerrar(self.pending_conns[0])

    def _llega(self, conn: Any, _sock: Any) -> None:
        try:
            trozo = conn.sock.recv(LARGO)
        except BlockingIOError:
            return
        except OSError:
            trozo = b""
        if not conn.cabecera:
            conn.timeout = monotonic() + PLAZO
        conn.cabecera += trozo
        if _termino(conn.cabecera):
            self._entregar(conn)
        elif not trozo or len(conn.cabecera) > LARGO:
            self._cerrar(conn)

    def _entregar(self, conn: Any) -> None:
        self._soltar(conn)
        conn.parser.unreader.unread(conn.cabecera)
        super().enqueue_req(conn)

    def murder_pending(self) -> None:
        """Close what had its time; a process that stops waits for no head that has not begun."""
        ahora = monotonic()
        for conn in list(self.pending_conns):
            if conn.timeout <= ahora or not (self.alive or conn.cabecera):
                self._cerrar(conn)

    def _cerrar(self, conn: Any) -> None:
        self._soltar(conn)
        self.nr_conns -= 1
        conn.close()

    def _soltar(self, conn: Any) -> None:
        self.poller.unregister(conn.sock)
        self.pending_conns.remove(conn)


def _termino(cabecera: bytes) -> bool:
    """Whether the empty line has come; empty lines before a request are none of its own."""
    return _FIN in cabecera.lstrip(b"\r\n")
