"""A cache that may fail: Redis down or frozen never blocks a request."""

import time
from collections.abc import Callable
from typing import Any, ClassVar

from django.core.cache.backends.redis import RedisCache
from django.utils.functional import cached_property
from redis.exceptions import RedisError

_PAUSA = 5.0
"""Seconds for which a failed Redis is not asked again."""


class CacheTolerante(RedisCache):
    """Django's Redis cache with a breaker: a failure reads as a miss.

    Sessions are ``cached_db``, so a miss costs one query and nobody is logged out.

    Its connections belong to the process: Django makes a cache for each thread, and a thread
    that ends would leave its own open for the garbage collector to find.
    """

    _abierto_hasta = 0.0
    _clientes: ClassVar[dict[tuple[str, ...], Any]] = {}

    @cached_property
    def _cache(self) -> Any:
        servidores = tuple(self._servers)
        if servidores not in self._clientes:
            self._clientes[servidores] = self._class(self._servers, **self._options)
        return self._clientes[servidores]

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
