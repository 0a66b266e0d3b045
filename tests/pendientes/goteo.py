"""A server that goes on answering and never says anything."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread


@contextmanager
def servidor_que_gotea() -> Iterator[int]:
    """It answers a byte now and then and never ends its first line."""
    with socket.create_server(("127.0.0.1", 0)) as oyente:

        def gotear() -> None:
            conexion, _ = oyente.accept()
            with conexion:
                conexion.settimeout(0.05)
                while True:
                    try:
                        conexion.sendall(b"2")
                        if not conexion.recv(1):
                            return
                    except TimeoutError:
                        continue
                    except OSError:
                        return

        hilo = Thread(target=gotear, daemon=True)
        hilo.start()
        yield oyente.getsockname()[1]
        hilo.join(20)
