"""A cache that may fail: Redis down or frozen never blocks a request."""

import time
from collections.abc import Callable
from typing import Any, ClassVar, Self

from django.core.cache.backends.redis import RedisCache
from redis import ConnectionPool
from redis.exceptions import RedisError

_PAUSA = 5.0
"""Seconds for which a failed Redis is not asked again."""


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

    Sessions are ``cached_db``, so a miss costs one query and nobody is logged out.
    """

    _abierto_hasta = 0.0

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return self._intentar(
            lambda: super(CacheTolerante, self).get(key, default, version), default
        )

    def set(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> None:
        self._intentar(lambda: super(CacheTolerante, self).set(key, value, *args, **kwargs), None)

    def add(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> bool:
        return bool(
            self._intentar(
                lambda: super(CacheTolerante, self).add(key, value, *args, **kwargs), True
            )
        )

    def delete(self, key: Any, version: int | None = None) -> bool:
        return bool(self._intentar(lambda: super(CacheTolerante, self).delete(key, version), False))

    def _intentar(self, operacion: Callable[[], Any], si_falla: Any) -> Any:
        if time.monotonic() < CacheTolerante._abierto_hasta:
            return si_falla
        try:
            return operacion()
        except (RedisError, OSError):
            CacheTolerante._abierto_hasta = time.monotonic() + _PAUSA
            return si_falla
