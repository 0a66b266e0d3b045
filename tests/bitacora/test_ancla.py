"""The daily anchor: the hash of all tips, so that no chain is rewritten whole."""

from datetime import timedelta

import pytest

from bluecom.bitacora.models import Ancla
from bluecom.bitacora.servicios import anclar, anotar
from bluecom.bitacora.tasks import anclar_el_dia
from bluecom.bolivia.fechas import hoy

pytestmark = pytest.mark.django_db


def test_an_anchor_covers_each_chain_once_and_only_up_to_its_day(ahora):
    anotar("a", "uno", actor=None, ahora=ahora)
    anotar("a", "dos", actor=None, ahora=ahora)
    anotar("b", "uno", actor=None, ahora=ahora)
    anotar("c", "mañana", actor=None, ahora=ahora + timedelta(days=1))

    assert anclar(hoy(ahora)).cadenas == 2


def test_the_anchor_of_a_day_is_made_once(ahora):
    anotar("a", "uno", actor=None, ahora=ahora)
    primera = anclar(hoy(ahora))
    anotar("a", "dos", actor=None, ahora=ahora)

    assert anclar(hoy(ahora)).hash == primera.hash


def test_the_nightly_task_anchors_the_day_before():
    anclar_el_dia()

    assert Ancla.objects.count() == 1
