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
    """Return a ``preexec_fn`` that puts the child in a group and ends it when its parent dies."""
    libc = ctypes.CDLL(None)

    def preparar() -> None:
        os.setpgid(0, 0)
        libc.prctl(_PR_SET_PDEATHSIG, int(senial))

    return preparar


def vive(pid: int, *, en: Path) -> bool:
    """Tell whether that process is alive and stands in that very folder.

    A pid noted in a folder travels with its copies, and pids come round again; the place where
    a process stands does not.
    """
    if pid <= 0:
        return False
    try:
        estado = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        return estado != "Z" and _esta_en(pid, en)
    except (OSError, IndexError):
        return False


def _esta_en(pid: int, carpeta: Path) -> bool:
    try:
        return Path(f"/proc/{pid}/cwd").samefile(carpeta)
    except PermissionError:  # root in a container may not see where another user's process is
        argumentos = Path(f"/proc/{pid}/cmdline").read_text(errors="surrogateescape").split("\0")
        rutas = [Path(argumento.removeprefix("unixsocket:")) for argumento in argumentos]
        return any(ruta == carpeta or carpeta in ruta.parents for ruta in rutas)


def esperar(condicion: Callable[[], bool], limite: float, cada: float = 0.05) -> bool:
    """Wait until the condition holds; tell whether it did within the limit, in seconds."""
    fin = time.monotonic() + limite
    while not condicion():
        if time.monotonic() > fin:
            return False
        time.sleep(cada)
    return True


def terminar(pid: int, *, en: Path, senial: signal.Signals = signal.SIGTERM) -> None:
    """Stop that process of ours, insisting after ten seconds; nothing when it is gone."""
    for aviso in (senial, signal.SIGKILL):
        if not vive(pid, en=en):
            return
        os.kill(pid, aviso)
        esperar(lambda: not vive(pid, en=en), 10)


def lanzar_aparte(
    orden: list[str],
    *,
    registro: Path,
    en: Path,
    fd: int = 0,
    identidad: dict[str, object] | None = None,
) -> int:
    """Start a process that outlives this one, stands in ``en`` and hears no terminal's signals.

    A shell starts it and leaves, so that it is nobody's child; ``fd`` is inherited when not 0.
    """
    resultado = subprocess.run(  # type: ignore[call-overload]  # user, group
        ["/bin/sh", "-c", _EN_SEGUNDO_PLANO, "sh", str(registro), *orden],
        stdout=subprocess.PIPE,
        check=True,
        start_new_session=True,
        pass_fds=[fd] if fd else [],
        cwd=en,
        env=ENTORNO,
        **(identidad or {}),
    )
    return int(resultado.stdout)
