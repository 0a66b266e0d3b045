"""Which record is of which call: nearest to nearest, one to one, and a tie is nobody's (4.1)."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluecom.bolivia.fechas import LA_PAZ
from indicadores.conversaciones.emparejar import DeAsesor, DeCentral, distancia, emparejar

CUANDO = datetime(2026, 11, 16, 9, 30, tzinfo=LA_PAZ)
MINUTO = timedelta(minutes=1)
NUMERO = "+59144251234"


def central(pk, minuto, dura=2, *, contestada=True, contacto=None, numero=NUMERO):
    inicio = CUANDO + minuto * MINUTO
    return DeCentral(pk, numero, inicio, inicio + dura * MINUTO, contestada, contacto)


def registro(pk, minuto, *, marcada=True, contacto=1, numero=NUMERO):
    return DeAsesor(pk, numero, CUANDO + minuto * MINUTO, marcada, contacto)


def juntar(centrales, registros):
    return emparejar(centrales, registros, lambda _: 15 * MINUTO)


def test_a_record_made_while_they_speak_is_at_no_distance_from_its_call():
    una = central(1, 0, dura=3)

    medidas = [distancia(una, CUANDO + m * MINUTO) for m in (-1, 0, 2, 3, 5)]

    assert medidas == [MINUTO, 0 * MINUTO, 0 * MINUTO, 0 * MINUTO, 2 * MINUTO]


@pytest.mark.parametrize(("minuto", "juntas"), [(17, {1: 9}), (18, {}), (-15, {1: 9}), (-16, {})])
def test_beyond_the_margin_they_are_not_the_same_call(minuto, juntas):
    assert juntar([central(1, 0)], [registro(9, minuto)]).pares == juntas


def test_two_calls_and_their_two_records_are_joined_in_order():
    llamadas = [central(1, 0, dura=1, contestada=False), central(2, 3)]
    registros = [registro(8, 1.5, marcada=False), registro(9, 6)]

    assert juntar(llamadas, registros).pares == {1: 8, 2: 9}


def test_a_mark_is_of_the_call_that_was_answered_though_another_is_nearer():
    llamadas = [central(1, 0), central(2, 3, dura=1, contestada=False)]

    resultado = juntar(llamadas, [registro(9, 4.5)])

    assert (resultado.pares, resultado.empatadas) == ({1: 9}, set())


def test_one_record_as_near_to_two_calls_is_of_neither_until_somebody_says():
    llamadas = [central(1, 0), central(2, 4)]

    resultado = juntar(llamadas, [registro(9, 3)])

    assert (resultado.pares, resultado.empatadas) == ({}, {1, 2})


def test_a_tie_that_another_record_undoes_is_no_tie():
    llamadas = [central(1, 0), central(2, 4)]

    resultado = juntar(llamadas, [registro(8, 3), registro(9, 6.5)])

    assert (resultado.pares, resultado.empatadas) == ({1: 8, 2: 9}, set())


def test_what_was_dialled_from_a_page_is_its_clients_whatever_number_he_has():
    desde_su_pagina = central(1, 0, contacto=7)
    de_otro = registro(8, 2, contacto=6)
    suyo = registro(9, 5, contacto=7, numero="+59170712345")

    assert juntar([desde_su_pagina], [de_otro, suyo]).pares == {1: 9}
    assert juntar([desde_su_pagina], [de_otro]).pares == {}


def test_another_number_is_another_call():
    assert juntar([central(1, 0)], [registro(9, 1, numero="+59144259999")]).pares == {}


llamadas_del_dia = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 5), st.booleans(), st.sampled_from([None, 1, 2])),
    max_size=7,
)
registros_del_dia = st.lists(
    st.tuples(st.integers(0, 60), st.booleans(), st.sampled_from([1, 2])), max_size=7
)


@given(llamadas_del_dia, registros_del_dia, st.randoms(use_true_random=False))
def test_they_are_one_to_one_and_the_same_in_any_order(llamadas, registros, azar):
    centrales = [
        central(pk, minuto, dura, contestada=si, contacto=de)
        for pk, (minuto, dura, si, de) in enumerate(llamadas)
    ]
    marcas = [registro(pk, m, marcada=si, contacto=de) for pk, (m, si, de) in enumerate(registros)]
    resultado = juntar(centrales, marcas)

    azar.shuffle(centrales)
    azar.shuffle(marcas)

    assert juntar(centrales, marcas) == resultado
    assert len(set(resultado.pares.values())) == len(resultado.pares)
    assert not resultado.empatadas & resultado.pares.keys()
