"""Several children for many threads, and a short line before them: no thread waits for long."""

import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bluecom.aparte.hijo import Hijo


class Ocupado(Exception):
    """All children are busy and enough threads already wait."""


class Grupo:
    """``lugares`` children at most; ``esperan`` threads may wait for one, the next is refused."""

    def __init__(self, crear: Callable[[], Hijo], *, lugares: int, esperan: int) -> None:
        """No child starts yet."""
        self.hijos = [crear() for _ in range(lugares)]
        self._entrada = threading.BoundedSemaphore(lugares + esperan)
        self._libres: queue.LifoQueue[Hijo] = queue.LifoQueue()
        for hijo in self.hijos:
            self._libres.put(hijo)

    @contextmanager
    def uno(self) -> Iterator[Hijo]:
        """A child for this thread alone; raises ``Ocupado`` at once when the line is full."""
        if not self._entrada.acquire(blocking=False):
            raise Ocupado
        try:
            hijo = self._libres.get()
            try:
                yield hijo
            finally:
                self._libres.put(hijo)
        finally:
            self._entrada.release()

    def matar(self) -> None:
        """End every child; the next errand starts another."""
        for hijo in self.hijos:
            hijo.matar()
