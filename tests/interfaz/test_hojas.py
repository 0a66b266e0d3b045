"""A list turned over sheet by sheet: nobody counts it."""

import pytest

from bluecom.cuentas.models import Usuario
from bluecom.interfaz.hojas import hoja
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def cinco():
    for _ in range(5):
        UsuarioFactory()
    return Usuario.objects.filter(is_active=True).exclude(rol="SISTEMA").order_by("pk")


def test_each_sheet_says_whether_another_follows_without_counting(cinco, django_assert_num_queries):
    with django_assert_num_queries(3):
        hojas = [hoja(cinco, str(n), por_hoja=2) for n in (1, 2, 3)]

    assert [len(h.object_list) for h in hojas] == [2, 2, 1]
    assert [h.has_next() for h in hojas] == [True, True, False]
    assert [h.has_previous() for h in hojas] == [False, True, True]
    assert (hojas[1].start_index(), hojas[1].end_index()) == (3, 4)


@pytest.mark.parametrize("numero", [None, "", "0", "-1", "x", "9" * 30, "²"])
def test_a_number_that_is_none_is_the_first(cinco, numero):
    assert hoja(cinco, numero, por_hoja=2).number == 1


def test_after_the_last_there_is_nothing(cinco):
    assert hoja(cinco, "9", por_hoja=2).object_list == []
