"""The daily anchor: the hash of all tips, so that no chain is rewritten whole."""

import threading
from datetime import timedelta

import pytest
from django.db import DatabaseError, OperationalError, connection, transaction

from bluecom.bitacora.anclas import anclar, verificar_anclas
from bluecom.bitacora.models import Ancla
from bluecom.bitacora.servicios import anotar, verificar_todas
from bluecom.bitacora.tasks import anclar_el_dia
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import acto_del_sistema

pytestmark = pytest.mark.django_db


def test_an_anchor_covers_each_chain_once_and_only_up_to_its_day(ahora):
    anotar("a", "uno", acto=acto_del_sistema(ahora))
    anotar("a", "dos", acto=acto_del_sistema(ahora))
    anotar("b", "uno", acto=acto_del_sistema(ahora))
    anotar("c", "mañana", acto=acto_del_sistema(ahora + timedelta(days=1)))

    assert anclar(hoy(ahora)).cadenas == 2


def test_the_anchor_of_a_day_is_made_once(ahora):
    anotar("a", "uno", acto=acto_del_sistema(ahora))
    primera = anclar(hoy(ahora))
    anotar("a", "dos", acto=acto_del_sistema(ahora))

    assert anclar(hoy(ahora)).hash == primera.hash


def test_the_nightly_task_anchors_the_day_before():
    anclar_el_dia()

    assert Ancla.objects.count() == 1


@pytest.fixture
def tres_dias(ahora):
    """Three days of acts, each anchored; the day of each."""
    dias = [ahora + timedelta(days=n) for n in range(3)]
    for n, dia in enumerate(dias):
        anotar("a", "acto", acto=acto_del_sistema(dia), datos={"n": n})
        anotar(f"b{n}", "acto", acto=acto_del_sistema(dia))
        anclar(hoy(dia))
    return [hoy(dia) for dia in dias]


def _ordenar(*ordenes: str) -> None:
    with connection.cursor() as cursor:
        for orden in ordenes:
            cursor.execute(orden)


def _reescribir(orden: str) -> None:
    """What only somebody with the keys of the database could do."""
    aparte = "SET session_replication_role = {}".format
    _ordenar("SET CONSTRAINTS ALL IMMEDIATE", aparte("replica"), orden, aparte("origin"))


def test_what_nobody_touched_holds(tres_dias):
    assert list(verificar_anclas()) == []
    assert list(verificar_todas()) == []


def test_an_anchor_is_made_of_what_its_day_added_alone(tres_dias):
    ultima = Ancla.objects.get(dia=tres_dias[2])
    siguiente = tres_dias[2] + timedelta(days=1)

    assert ultima.cadenas == 2  # «a» moved again and «b2» was born; «b0» and «b1» rest
    assert anclar(siguiente).cadenas == 0


def test_a_day_without_beat_is_covered_by_the_next_anchor(ahora):
    anotar("a", "acto", acto=acto_del_sistema(ahora))
    anotar("b", "acto", acto=acto_del_sistema(ahora + timedelta(days=1)))

    assert anclar(hoy(ahora + timedelta(days=1))).cadenas == 2


def test_an_act_in_the_night_belongs_to_the_next_day(ahora):
    anotar("a", "acto", acto=acto_del_sistema(ahora))
    anotar("a", "acto", acto=acto_del_sistema(ahora + timedelta(days=1)))

    anclar(hoy(ahora))
    anclar(hoy(ahora + timedelta(days=1)))

    assert list(verificar_anclas()) == []
    assert [a.cadenas for a in Ancla.objects.order_by("dia")] == [1, 1]


def test_a_chain_cut_at_its_end_is_told_by_its_anchor(tres_dias):
    _reescribir("DELETE FROM bitacora_evento WHERE cadena = 'b1'")

    assert list(verificar_todas()) == []
    assert list(verificar_anclas()) == [
        f"El ancla del {tres_dias[1]:%d/%m/%Y} no coincide con los eventos de ese día."
    ]


def test_an_anchor_taken_out_is_missed_by_the_next(tres_dias):
    _reescribir(f"DELETE FROM bitacora_ancla WHERE dia = '{tres_dias[1]}'")

    assert len(list(verificar_anclas())) == 1


@pytest.mark.parametrize(
    "orden",
    [
        "TRUNCATE bitacora_evento",
        "TRUNCATE bitacora_ancla",
        "UPDATE bitacora_ancla SET cadenas = 9",
        "DELETE FROM bitacora_ancla",
    ],
)
def test_the_database_refuses_to_empty_the_log_or_to_touch_an_anchor(tres_dias, orden):
    with pytest.raises(DatabaseError, match="no se modifica"), transaction.atomic():
        _ordenar("SET CONSTRAINTS ALL IMMEDIATE", orden)

    assert list(verificar_anclas()) == []


@pytest.mark.django_db(transaction=True)
def test_while_somebody_is_in_the_middle_of_an_act_the_anchor_waits_for_another_hour(ahora):
    hecho, seguir = threading.Event(), threading.Event()

    def acto():
        with transaction.atomic():
            anotar("a", "acto", acto=acto_del_sistema(ahora))
            hecho.set()
            seguir.wait(30)
        connection.close()

    hilo = threading.Thread(target=acto)
    hilo.start()
    hecho.wait(30)
    try:
        with pytest.raises(OperationalError):
            anclar(hoy(ahora))
    finally:
        seguir.set()
        hilo.join()

    assert anclar(hoy(ahora)).cadenas == 1
