"""Small tools for the processes that embedded mode starts."""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_EN_SEGUNDO_PLANO = 'registro=$1; shift; "$@" >>"$registro" 2>&1 </dev/null & echo $!'
ENTORNO = {"LC_ALL": "C.UTF-8", "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "TZ": "UTC"}
"""What an embedded server sees: the caller's locale would change sorting or stop the start."""


def morir_con_el_padre(senial: signal.Signals) -> Callable[[], None]:
    """Return a ``preexec_fn`` that ends the child when its parent dies (tests only)."""
    libc = ctypes.CDLL(None)

    def preparar() -> None:
        os.setpgid(0, 0)
        libc.prctl(_PR_SET_PDEATHSIG, int(senial))

    return preparar


def vive(pid: int, *, con: str) -> bool:
    """Tell whether that process is alive and its command line holds that text."""
    try:
        linea = Path(f"/proc/{pid}/cmdline").read_bytes()
        estado = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return False
    return estado != "Z" and con in linea.replace(b"\0", b" ").decode(errors="replace")


def esperar(condicion: Callable[[], bool], limite: float, cada: float = 0.05) -> bool:
    """Wait until the condition holds; tell whether it did within the limit, in seconds."""
    fin = time.monotonic() + limite
    while not condicion():
        if time.monotonic() > fin:
            return False
        time.sleep(cada)
    return True


def terminar(pid: int, *, con: str, senial: signal.Signals = signal.SIGTERM) -> None:
    """Stop that process of ours, insisting after ten seconds; nothing when it is gone."""
    for aviso in (senial, signal.SIGKILL):
        if not vive(pid, con=con):
            return
        os.kill(pid, aviso)
        esperar(lambda: not vive(pid, con=con), 10)


def lanzar_aparte(orden: list[str], registro: Path, *, entorno: dict[str, str], fd: int = 0) -> int:
    """Start a process that outlives this one and hears none of its terminal's signals.

    A shell starts it and leaves, so that it is nobody's child; ``fd`` is inherited when not 0.
    """
    resultado = subprocess.run(
        ["/bin/sh", "-c", _EN_SEGUNDO_PLANO, "sh", str(registro), *orden],
        stdout=subprocess.PIPE,
        check=True,
        start_new_session=True,
        pass_fds=[fd] if fd else [],
        cwd="/",
        env=entorno,
    )
    return int(resultado.stdout)
