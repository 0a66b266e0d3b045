"""A Redis of one test's own, which may be killed or frozen without touching anybody else's."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from redis import ConnectionPool

from bluecom.cache import CacheTolerante, ConexionesDelProceso
from bluecom.embebido.redis import Redis


class RedisPropio:
    """``parar()`` and ``congelar()`` are the two ways in which it does not answer."""

    def __init__(self, carpeta: Path) -> None:
        self._servidor = Redis(carpeta=carpeta, sockets=carpeta)
        self._servidor.lanzar_como_hijo()
        self.url = self._servidor.url

    def parar(self) -> None:
        """Down: nobody listens any more."""
        self._senal(signal.SIGKILL)
        assert self._servidor.proceso is not None
        self._servidor.proceso.wait()

    def congelar(self) -> None:
        """Frozen: it takes the connection and never answers."""
        self._senal(signal.SIGSTOP)

    def volver(self) -> None:
        """It is back, with all that it knew if it was only frozen."""
        assert self._servidor.proceso is not None
        if self._servidor.proceso.poll() is None:
            self._senal(signal.SIGCONT)
        else:
            self._servidor.socket.unlink(missing_ok=True)
            self._servidor.lanzar_como_hijo()
        CacheTolerante._abierto_hasta = 0.0

    def _senal(self, senal: signal.Signals) -> None:
        assert self._servidor.proceso is not None
        os.kill(self._servidor.proceso.pid, senal)

    def terminar(self) -> None:
        assert self._servidor.proceso is not None
        if self._servidor.proceso.poll() is None:
            self.parar()


FALLAS = {"parado": RedisPropio.parar, "congelado": RedisPropio.congelar}


@pytest.fixture
def redis_propio(settings: Any) -> Iterator[RedisPropio]:
    """The cache's Redis while the test lasts."""
    carpeta = Path(tempfile.mkdtemp(prefix="bluecom-redis-"))  # a socket's path must be short
    propio = RedisPropio(carpeta)
    caches = deepcopy(settings.CACHES)
    caches["default"]["LOCATION"] = propio.url
    settings.CACHES = caches
    CacheTolerante._abierto_hasta = 0.0
    yield propio
    propio.terminar()
    reserva: ConnectionPool | None = ConexionesDelProceso._por_direccion.pop(propio.url, None)
    if reserva is not None:
        reserva.disconnect()
    CacheTolerante._abierto_hasta = 0.0
    shutil.rmtree(carpeta)


@pytest.fixture(params=sorted(FALLAS))
def sin_redis(redis_propio: RedisPropio, request: pytest.FixtureRequest) -> RedisPropio:
    """Once stopped and once frozen: each test that asks for it runs twice."""
    FALLAS[request.param](redis_propio)
    return redis_propio
