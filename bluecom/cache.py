"""A cache that may fail: Redis down or frozen never blocks a request."""

import time
from collections.abc import Callable
from typing import Any, ClassVar, Self

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis import ConnectionPool
from redis.exceptions import RedisError

_PAUSA = 5.0
"""Seconds for which a failed Redis is not asked again."""


def _no_esta(clave: Any, cuanto: int) -> int:
    """As Django answers for any number that the cache does not know."""
    raise ValueError("Redis no responde: el caché no conoce ese número.")


SI_FALLA: dict[str, Callable[..., Any]] = {
    "get": lambda clave, por_defecto=None: por_defecto,
    "get_many": lambda claves: {},
    "has_key": lambda clave: False,
    "incr": _no_esta,
    "add": lambda clave, valor, plazo: True,
    "set": lambda clave, valor, plazo: None,
    "set_many": lambda datos, plazo: None,
    "touch": lambda clave, plazo: False,
    "delete": lambda clave: False,
    "delete_many": lambda claves: None,
    "clear": lambda: False,
}
"""What each thing asked of Redis answers without it: nothing is there, and nothing is refused."""


class ConexionesDelProceso(ConnectionPool):
    """One pool for each address: Django makes a cache, and so a pool, for each thread.

    A thread that ended left its connections open for the garbage collector to find.
    """

    _por_direccion: ClassVar[dict[str, Self]] = {}

    @classmethod
    def from_url(cls, url: str, **opciones: Any) -> Self:
        if url not in cls._por_direccion:
            cls._por_direccion[url] = super().from_url(url, **opciones)
        return cls._por_direccion[url]


class CacheTolerante(RedisCache):
    """Django's Redis cache with a breaker: a failure reads as a miss.

    Nothing that must not be lost is kept in it.
    """

    _abierto_hasta = 0.0

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._class = ClienteTolerante


class ClienteTolerante(RedisCacheClient):
    """All that the cache asks of Redis, each with its answer for when there is none."""


def _tolerante(nombre: str, si_falla: Callable[..., Any]) -> Callable[..., Any]:
    def metodo(self: ClienteTolerante, *args: Any) -> Any:
        propio = getattr(super(ClienteTolerante, self), nombre)
        return _intentar(lambda: propio(*args), lambda: si_falla(*args))

    return metodo


for _nombre, _si_falla in SI_FALLA.items():
    setattr(ClienteTolerante, _nombre, _tolerante(_nombre, _si_falla))


def _intentar(operacion: Callable[[], Any], si_falla: Callable[[], Any]) -> Any:
    if time.monotonic() < CacheTolerante._abierto_hasta:
        return si_falla()
    try:
        return operacion()
    except (RedisError, OSError):
        CacheTolerante._abierto_hasta = time.monotonic() + _PAUSA
        return si_falla()
