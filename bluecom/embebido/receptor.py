"""A real SMTP server on 127.0.0.1 that writes each message as an .eml file.

Run as ``python -P receptor.py FOLDER DESCRIPTOR``, for the modules beside it would hide others of
their name. It inherits the listening socket: the port is open before the process has started.
"""

import asyncio
import signal
import socket
import sys
import time
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session


class Escritor:
    """Writes what arrives, whole or not at all."""

    def __init__(self, carpeta: Path) -> None:
        self.carpeta = carpeta

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802  # aiosmtpd's name
        nombre = f"{time.strftime('%Y%m%d-%H%M%S')}-{time.time_ns() % 10**9:09d}.eml"
        nuevo = self.carpeta / f".{nombre}"
        nuevo.write_bytes(envelope.original_content or b"")
        nuevo.replace(self.carpeta / nombre)
        return "250 Guardado"


async def _atender(carpeta: Path, descriptor: int) -> None:
    bucle = asyncio.get_running_loop()
    fin = asyncio.Event()
    for senial in (signal.SIGTERM, signal.SIGINT):
        bucle.add_signal_handler(senial, fin.set)
    servidor = await bucle.create_server(
        lambda: SMTP(Escritor(carpeta), enable_SMTPUTF8=True, data_size_limit=50 * 1024 * 1024),
        sock=socket.socket(fileno=descriptor),
    )
    async with servidor:
        await fin.wait()


if __name__ == "__main__":
    asyncio.run(_atender(Path(sys.argv[1]), int(sys.argv[2])))
