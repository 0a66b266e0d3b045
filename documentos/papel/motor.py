"""The door to the renderer: one child per process, killed when a paper passes its limits."""

import atexit
import threading

from bluecom.aparte.hijo import Causa, Hijo, Interrumpido
from bluecom.aparte.protocolo import HECHO, PROHIBIDO, Limites
from documentos.errores import PapelExcedido, PapelImposible, URLProhibida

SEGUNDOS = 20.0
MEMORIA = 1024 * 1024 * 1024
PAPELES_POR_PROCESO = 250
"""Each paper leaves some 40 KB behind in the child; a new one starts before that counts."""
_candado = threading.Lock()


class Impresora:
    """The child that draws, with the limits of one paper."""

    def __init__(self, *, segundos: float = SEGUNDOS, memoria: int = MEMORIA) -> None:
        """Take the limits of one paper; the child starts with the first paper."""
        self.segundos, self.memoria = segundos, memoria
        self.hijo = Hijo("documentos.papel.impresora", encargos=PAPELES_POR_PROCESO)

    def imprimir(self, html: str) -> bytes:
        """Return the PDF or raise ``PapelExcedido``, ``URLProhibida`` or ``PapelImposible``."""
        limites = Limites(self.segundos, self.segundos, self.memoria)
        try:
            senal, cuerpo = self.hijo.preguntar(html.encode(), limites)
        except Interrumpido as interrumpido:
            raise _excedido(interrumpido.causa) from None
        if senal == PROHIBIDO:
            raise URLProhibida(cuerpo.decode())
        if senal != HECHO:
            raise PapelImposible(f"El papel no se pudo dibujar ({cuerpo.decode()[:200]}).")
        return cuerpo


def html_a_pdf(html: str) -> bytes:
    """Render one tagged archival PDF (PDF/A-2a)."""
    with _candado:
        return _impresora.imprimir(html)


def calentar(*, de_nuevo: bool = False) -> None:
    """Start the child when a worker starts; it loads fonts and stylesheet meanwhile."""
    with _candado:
        if de_nuevo:
            _impresora.hijo.matar()
        _impresora.hijo.empezar()


def proceso() -> int | None:
    """Process id of the child that draws, if it was started."""
    return _impresora.hijo.pid


def _excedido(causa: Causa) -> PapelExcedido:
    """Only memory is final: the same paper asks for it again on a machine that has time."""
    if causa is Causa.MEMORIA:
        return PapelExcedido("El papel pide más memoria de la permitida.", definitivo=True)
    if causa is Causa.TIEMPO:
        return PapelExcedido("El papel pasó de su límite de tiempo y se detuvo.")
    return PapelExcedido("El proceso que dibuja los papeles terminó antes de tiempo.")


_impresora = Impresora()
atexit.register(_impresora.hijo.matar)
