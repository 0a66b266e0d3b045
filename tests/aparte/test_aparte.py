"""A child process, its limits, and the line before it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event

import pytest

from bluecom.aparte.grupo import Grupo, Ocupado
from bluecom.aparte.hijo import Causa, Hijo, Interrumpido
from bluecom.aparte.protocolo import HECHO, Limites

HOLGADOS = Limites(segundos=60, procesador=10, memoria=500_000_000)


@pytest.fixture
def hijo():
    hijo = Hijo("tests.aparte.hijo_de_prueba", encargos=3)
    yield hijo
    hijo.matar()


@pytest.mark.parametrize(
    ("orden", "limites", "causa"),
    [
        ("dormir", replace(HOLGADOS, segundos=0.1), Causa.TIEMPO),
        ("girar", replace(HOLGADOS, procesador=0.1), Causa.TIEMPO),
        ("crecer", replace(HOLGADOS, memoria=200_000_000), Causa.MEMORIA),
        ("SIGABRT", HOLGADOS, Causa.MEMORIA),
        ("SIGKILL", HOLGADOS, Causa.AJENA),
    ],
)
def test_a_child_that_ends_says_why_and_another_takes_its_place(hijo, orden, limites, causa):
    with pytest.raises(Interrumpido) as interrumpido:
        hijo.preguntar(orden.encode(), limites)

    assert interrumpido.value.causa is causa
    assert hijo.preguntar(b"hola", HOLGADOS) == (HECHO, b"HOLA")


def test_each_errand_has_its_own_ceiling(hijo):
    hijo.preguntar(b"hola", replace(HOLGADOS, memoria=200_000_000))

    assert hijo.preguntar(b"a" * 10_000_000, HOLGADOS) == (HECHO, b"A" * 10_000_000)


def test_a_child_is_replaced_after_its_errands(hijo):
    hijo.preguntar(b"uno", HOLGADOS)
    primero = hijo.pid
    for _ in range(3):
        hijo.preguntar(b"otro", HOLGADOS)

    assert hijo.pid != primero


def test_who_finds_the_line_full_is_refused_at_once():
    grupo = Grupo(lambda: Hijo("tests.aparte.hijo_de_prueba", encargos=1), lugares=1, esperan=0)
    dentro, afuera = Event(), Event()

    def ocupar() -> None:
        with grupo.uno():
            dentro.set()
            afuera.wait(20)

    with ThreadPoolExecutor(1) as hilo:
        hilo.submit(ocupar)
        dentro.wait(20)
        with pytest.raises(Ocupado), grupo.uno():
            pass
        afuera.set()


def test_the_line_moves_on():
    grupo = Grupo(lambda: Hijo("tests.aparte.hijo_de_prueba", encargos=9), lugares=2, esperan=6)

    def preguntar(n: int) -> bytes:
        with grupo.uno() as hijo:
            return hijo.preguntar(f"n{n}".encode(), HOLGADOS)[1]

    with ThreadPoolExecutor(8) as hilos:
        respuestas = list(hilos.map(preguntar, range(8)))
    grupo.matar()

    assert respuestas == [f"N{n}".encode() for n in range(8)]


def test_a_child_that_cannot_start_is_no_fault_of_its_errand():
    hijo = Hijo("tests.aparte.no_existe", encargos=1)

    with pytest.raises(Interrumpido) as interrumpido:
        hijo.preguntar(b"hola", HOLGADOS)

    assert interrumpido.value.causa is Causa.AJENA
