"""What was said of one offer and holds of another (5.1)."""

import pytest

from solicitudes.glosas import DICEN, Afirmacion, siguen_dichas

pytestmark = pytest.mark.paso("5.1")
DE_UNA = {campo: f"{campo} 1" for campos in DICEN.values() for campo in campos}
DICHAS = {str(afirmacion): "2026-11-23T10:00:00-04:00" for afirmacion in Afirmacion}


@pytest.mark.parametrize("afirmacion", Afirmacion)
def test_each_thing_is_said_again_when_what_it_tells_changes(afirmacion):
    for campo in DICEN[afirmacion]:
        quedan = siguen_dichas(DICHAS, DE_UNA, {**DE_UNA, campo: "otro"})

        assert set(DICHAS) - set(quedan) == {a for a in Afirmacion if campo in DICEN[a]}


def test_of_an_offer_that_says_the_same_everything_stays_with_its_instant():
    assert siguen_dichas(DICHAS, DE_UNA, {**DE_UNA, "campania": "otra"}) == DICHAS
