"""The child's end of the pipe: it says that it is ready, then answers until it is closed.

Each errand brings its own ceilings, which the kernel holds: without memory an allocation fails,
and who takes too much of the processor is killed, in whatever library it is.
"""

import gc
import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import BinaryIO

from bluecom.aparte.protocolo import CABECERA, ENCARGO, FALLA, HECHO, LISTO, SIN_MEMORIA

ENCARGOS_SIN_ORDENAR = 16


class Negado(Exception):
    """The answer is a refusal: a letter of the protocol and a sentence."""

    def __init__(self, senal: bytes, frase: str) -> None:
        """Keep both for the pipe."""
        super().__init__(frase)
        self.senal = senal


def sin_senales() -> None:
    """Ctrl-C is for who started the child and holds its pipe; a crash leaves no core behind."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def atender(entrada: BinaryIO, salida: BinaryIO, hacer: Callable[[bytes], bytes]) -> None:
    """Answer every errand of the pipe; tidy up between errands, not within.

    The first answer asks for nothing: it says that everything is loaded.
    """
    gc.freeze()
    gc.disable()
    salida.write(CABECERA.pack(LISTO, 0))
    salida.flush()
    for n in count(1):
        cabecera = entrada.read(ENCARGO.size)
        if not cabecera:
            return
        memoria, procesador, largo = ENCARGO.unpack(cabecera)
        encargo = entrada.read(largo)
        with _limitado(memoria, procesador):
            senal, cuerpo = _responder(hacer, encargo)
        salida.write(CABECERA.pack(senal, len(cuerpo)) + cuerpo)
        salida.flush()
        if n % ENCARGOS_SIN_ORDENAR == 0:
            gc.collect()


@contextmanager
def _limitado(memoria: int, procesador: float) -> Iterator[None]:
    resource.setrlimit(resource.RLIMIT_AS, (memoria, resource.RLIM_INFINITY))
    signal.setitimer(signal.ITIMER_PROF, procesador)  # SIGPROF, which ends the process
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _responder(hacer: Callable[[bytes], bytes], encargo: bytes) -> tuple[bytes, bytes]:
    try:
        return HECHO, hacer(encargo)
    except Negado as negado:
        return negado.senal, str(negado).encode()
    except (MemoryError, SystemError):  # the second is how some C libraries run out of it
        return SIN_MEMORIA, b""
    except Exception as error:  # the child must outlive an errand that cannot be done
        return FALLA, f"{type(error).__name__}: {error}".encode()
