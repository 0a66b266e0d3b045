"""Which proof of the terms is stronger (11.2), in whatever order it is heard."""

from itertools import combinations, permutations

import pytest

from solicitudes.reglas.constancia import CONCLUYEN, SIN_PRUEBA, Constancia, mas_fuerte

pytestmark = pytest.mark.paso("11.2")
C = Constancia
DE_MENOS_A_MAS = (
    "",
    C.SIN_DIRECCION,
    C.REBOTADA,
    C.ENVIADA,
    C.ENTREGADA,
    C.POR_OTRO_MEDIO,
    C.ACUSADA,
)


@pytest.mark.parametrize(("debil", "fuerte"), list(combinations(DE_MENOS_A_MAS, 2)))
def test_the_stronger_of_two_rules_whichever_came_first(debil, fuerte):
    assert {mas_fuerte(par, con_direccion=True) for par in permutations((debil, fuerte))} == {
        fuerte
    }


def test_every_proof_either_ends_the_procedure_or_asks_for_somebody():
    assert {"", *C.values} == {*CONCLUYEN, *SIN_PRUEBA}
    assert not {*CONCLUYEN} & {*SIN_PRUEBA}


def test_without_a_sending_it_says_whether_there_is_an_address():
    assert mas_fuerte([], con_direccion=True) == ""
    assert mas_fuerte([], con_direccion=False) == C.SIN_DIRECCION


def test_a_bounce_of_one_sending_says_nothing_of_another():
    assert mas_fuerte([C.REBOTADA, C.ENVIADA, C.REBOTADA], con_direccion=True) == C.ENVIADA
