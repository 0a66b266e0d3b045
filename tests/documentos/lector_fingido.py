"""The reader of letters with another engine: it says how large the photo is that it was given."""

import resource
import sys
from types import SimpleNamespace
from typing import Any

from bluecom.aparte.bucle import atender, sin_senales
from documentos.lector import responder


def motor(imagen: Any) -> SimpleNamespace:
    """As the real one answers: lines, or none."""
    if imagen.width < 300:
        while True:
            pass
    return SimpleNamespace(txts=("N. 1234567-1A", "VENCE 15/11/2031", f"{imagen.width}"))


def main() -> None:
    """Serve the pipe."""
    sin_senales()
    salida = sys.stdout.buffer
    sys.stdout = sys.stderr
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    atender(sys.stdin.buffer, salida, lambda encargo: responder(encargo, motor))


if __name__ == "__main__":
    main()
