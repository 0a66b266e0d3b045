"""A port is waited for a little, and its fault is nobody's but its own (steps 2 and 3)."""

import logging
from queue import SimpleQueue
from threading import Event

import pytest

from bluecom.integraciones.preguntar import A_LA_VEZ, Respuesta, escuchar, preguntar
from tests.apoyo.adaptadores import SE_LIBERA, Contrario, Lento, Mudo, Roto
from tests.apoyo.esperar import esperar_a

pytestmark = pytest.mark.paso("2.1", "3.2")


@pytest.fixture
def lento(settings):
    settings.SEGUNDOS_DE_CONSULTA = 0.05
    SE_LIBERA.clear()
    yield Lento()
    SE_LIBERA.set()


def test_what_the_system_answers_is_handed_on_with_its_name():
    dicho = Contrario().impedimentos("DEMO0001")

    assert preguntar("Smartflex", lambda: dicho) == Respuesta("Smartflex", dicho)
    assert preguntar("Smartflex", lambda: None) == Respuesta("Smartflex")


@pytest.mark.parametrize("adaptador", [Mudo(), Roto()])
def test_an_adapter_that_raises_did_not_answer_and_is_logged(adaptador, caplog):
    with caplog.at_level(logging.WARNING):
        respuesta = preguntar(adaptador.nombre, lambda: adaptador.capacidad("+59144251234"))

    assert respuesta == Respuesta(adaptador.nombre, callado=True)
    assert adaptador.nombre in caplog.text


def test_an_adapter_that_blocks_is_left_to_itself(lento):
    assert preguntar("bloqueado", lambda: lento.impedimentos("")).callado


def test_a_system_that_hangs_holds_a_few_threads_and_silences_no_other(lento, settings):
    for _ in range(A_LA_VEZ):
        preguntar("colgado", lambda: lento.impedimentos(""))
    hechas = []
    settings.SEGUNDOS_DE_CONSULTA = 30

    una_mas = preguntar("colgado", lambda: hechas.append(1))
    otro = preguntar("otro sistema", lambda: hechas.append(2))

    assert (una_mas.callado, otro.callado) == (True, False)
    assert hechas == [2]


@pytest.mark.django_db
def test_what_an_adapter_says_later_is_told_once_and_its_fault_is_logged(caplog):
    contado, roto = SimpleQueue(), Event()

    def falla():
        roto.set()
        raise KeyError("respuesta")

    escuchar("la central", lambda: 7, contado.put)
    escuchar("la central", falla, contado.put)

    assert contado.get(timeout=20) == 7
    assert roto.wait(20)
    esperar_a(lambda: "No se supo qué dijo después la central" in caplog.text)
    assert contado.empty()


def test_one_that_was_not_even_asked_says_so(lento, settings):
    for _ in range(A_LA_VEZ):
        preguntar("ocupado", lambda: lento.impedimentos(""))

    assert preguntar("ocupado", lambda: 1).sin_preguntar
