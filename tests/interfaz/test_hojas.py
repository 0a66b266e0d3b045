"""A list turned over sheet by sheet: nobody counts it, and each sheet is composed once."""

import pytest

from bluecom.cuentas.models import Usuario
from bluecom.interfaz.hojas import Hojas, cuantas
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def cinco():
    return [UsuarioFactory(first_name=f"P{n}") for n in range(5)]


def _componer(activas: bool, *, desde: int):
    suyas = Usuario.objects.filter(is_active=activas, pk__gte=desde).order_by("pk")
    return {"filas": suyas, "cuantas": cuantas(suyas)}


HOJAS = Hojas(_componer, por_hoja=2)


def hoja(cinco, pagina):
    return HOJAS.leer(True, pagina=pagina, desde=cinco[0].pk)[0]


def test_each_sheet_says_whether_another_follows_in_one_message(cinco, django_assert_num_queries):
    with django_assert_num_queries(3):
        hojas = [hoja(cinco, str(n)) for n in (1, 2, 3)]

    assert [list(una) for una in hojas] == [cinco[:2], cinco[2:4], cinco[4:]]
    assert [h.has_next() for h in hojas] == [True, True, False]
    assert [h.has_previous() for h in hojas] == [False, True, True]
    assert (hojas[1].start_index(), hojas[1].end_index()) == (3, 4)


def test_what_else_the_page_reads_comes_along(cinco):
    _, demas = HOJAS.leer(True, pagina="2", desde=cinco[1].pk)
    assert demas == {"cuantas": [4]}

    assert HOJAS.leer(False, pagina=None, desde=cinco[0].pk)[1] == {"cuantas": []}


def test_a_sheet_that_was_composed_is_read_anew(cinco):
    assert hoja(cinco, "3").object_list == cinco[4:]
    otra = UsuarioFactory()

    assert hoja(cinco, "3").object_list == [cinco[4], otra]


@pytest.mark.parametrize("numero", [None, "", "0", "-1", "x", "9" * 30, "²"])
def test_a_number_that_is_none_is_the_first(cinco, numero):
    assert hoja(cinco, numero).number == 1


def test_after_the_last_there_is_nothing(cinco):
    assert hoja(cinco, "9").object_list == []
