"""What the threads of one process share."""

from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from threading import Barrier

from django.conf import settings
from django.core.cache import cache
from redis import Redis


def test_threads_share_the_connections_of_the_cache():
    cache.set("compartida", "sí")
    leido: SimpleQueue[str] = SimpleQueue()
    al_final = Barrier(9, timeout=20)

    def leer() -> None:
        leido.put(str(cache.get("compartida")))
        al_final.wait()  # none ends before the last has read

    with Redis.from_url(settings.CACHES["default"]["LOCATION"]) as redis:
        antes = len(redis.client_list())
        with ThreadPoolExecutor(8) as hilos:
            for _ in range(8):
                hilos.submit(leer)
                assert leido.get(timeout=20) == "sí"
            despues = len(redis.client_list())
            al_final.wait()

    assert despues == antes
