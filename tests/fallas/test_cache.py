"""The cache without its Redis, stopped and frozen: each thing asked of it has an answer."""

import pytest
from django.core.cache import cache
from django.core.cache.backends.redis import RedisCacheClient

from bluecom.cache import SI_FALLA

PREGUNTAS = {
    "get": (lambda c: c.get("a", "nada"), "nada"),
    "get_or_set": (lambda c: c.get_or_set("a", lambda: 7), 7),
    "get_many": (lambda c: c.get_many(["a", "b"]), {}),
    "has_key": (lambda c: c.has_key("a"), False),
    "in": (lambda c: "a" in c, False),
    "add": (lambda c: c.add("a", 1), True),
    "set": (lambda c: c.set("a", 1), None),
    "set_many": (lambda c: c.set_many({"a": 1, "b": 2}), []),
    "touch": (lambda c: c.touch("a"), False),
    "delete": (lambda c: c.delete("a"), False),
    "delete_many": (lambda c: c.delete_many(["a", "b"]), None),
    "clear": (lambda c: c.clear(), False),
}


@pytest.mark.parametrize("nombre", PREGUNTAS)
def test_without_redis_a_question_reads_as_a_miss(sin_redis, nombre):
    pregunta, respuesta = PREGUNTAS[nombre]

    assert pregunta(cache) == respuesta


@pytest.mark.parametrize("contar", ["incr", "decr"])
def test_without_redis_no_number_is_known(sin_redis, contar):
    with pytest.raises(ValueError, match="no conoce"):
        getattr(cache, contar)("a")


def test_each_thing_that_django_asks_of_redis_has_its_answer():
    suyas = {n for n in vars(RedisCacheClient) if not n.startswith("_")} - {"get_client"}

    assert suyas == set(SI_FALLA)


def test_it_is_asked_again_once_it_is_back(redis_propio):
    cache.set("a", "antes")
    redis_propio.congelar()
    assert cache.get("a") is None

    redis_propio.volver()

    assert cache.get("a") == "antes"


def test_with_redis_the_cache_counts_and_remembers(redis_propio):
    cache.set_many({"a": 1, "b": 2})

    assert cache.incr("a", 4) == 5
    assert cache.get_many(["a", "b", "c"]) == {"a": 5, "b": 2}
    assert "b" in cache
