"""Each mark is told once, however many sweep."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection, transaction

from bluecom.plazos.barrido import barrer
from bluecom.plazos.models import Plazo
from bluecom.plazos.servicios import abrir
from bluecom.plazos.tasks import barrer as tarea

HORA = timedelta(hours=1)


@pytest.mark.django_db
def test_a_kind_that_the_room_never_heard_of_is_told_its_marks(rellamada, ahora):
    abrir(rellamada.tipo, 1, ahora=ahora)
    abrir(rellamada.tipo, 2, ahora=ahora + HORA)

    assert barrer(ahora=ahora + 3 * HORA) == ["PREVIA 1"]
    assert barrer(ahora=ahora + 5 * HORA) == ["PREVIA 2", "VENCIDO 1"]
    assert barrer(ahora=ahora + 5 * HORA) == []


@pytest.mark.django_db
def test_with_nothing_to_tell_one_question_is_asked(rellamada, ahora, django_assert_num_queries):
    abrir(rellamada.tipo, 1, ahora=ahora)

    with django_assert_num_queries(3) as preguntas:  # the savepoint of the test, and its release
        assert barrer(ahora=ahora) == []

    assert [p["sql"].split()[0] for p in preguntas] == ["SAVEPOINT", "SELECT", "RELEASE"]


@pytest.mark.django_db
def test_the_question_is_answered_by_its_own_index(rellamada, ahora):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = Plazo.objects.con_marca(ahora).explain()

    assert "plazo_por_avisar" in plan


@pytest.mark.django_db
def test_what_fails_in_one_kind_is_tried_again_and_stops_no_other(rellamada, ahora, caplog):
    abrir(rellamada.tipo, 1, ahora=ahora)
    rellamada.falla = True
    assert barrer(ahora=ahora + 3 * HORA) == []
    assert "Nadie avisó de 1 plazos: rellamada" in caplog.text

    rellamada.falla = False
    assert barrer(ahora=ahora + 3 * HORA) == ["PREVIA 1"]


@pytest.mark.django_db
def test_what_is_simulated_is_told_again(rellamada, ahora):
    abrir(rellamada.tipo, 1, ahora=ahora)

    assert barrer(ahora=ahora + 5 * HORA, simular=True) == ["VENCIDO 1"]
    assert barrer(ahora=ahora + 5 * HORA) == ["VENCIDO 1"]


@pytest.mark.django_db
def test_beat_sweeps_by_the_clock(rellamada, ahora):
    abrir(rellamada.tipo, 1, ahora=ahora - timedelta(days=900))

    tarea()

    assert rellamada.dichas == [(1, "VENCIDO")]


@pytest.mark.django_db(transaction=True)
def test_of_many_sweeps_at_once_one_tells(rellamada, ahora):
    for cosa in range(20):
        abrir(rellamada.tipo, cosa, ahora=ahora)
    salida = Barrier(4, timeout=10)

    def barrido(_):
        salida.wait()
        try:
            return barrer(ahora=ahora + 5 * HORA)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hilos:
        textos = [texto for suyos in hilos.map(barrido, range(4)) for texto in suyos]

    assert sorted(textos) == sorted(f"VENCIDO {cosa}" for cosa in range(20))


@pytest.mark.django_db(transaction=True)
def test_what_somebody_is_meeting_is_left_to_that_person(rellamada, ahora):
    plazo = abrir(rellamada.tipo, 1, ahora=ahora)

    def barrido():
        try:
            return barrer(ahora=ahora + 5 * HORA)
        finally:
            connection.close()

    with transaction.atomic(), ThreadPoolExecutor(1) as hilo:
        Plazo.objects.select_for_update().get(pk=plazo.pk)
        assert hilo.submit(barrido).result(timeout=30) == []

    assert barrer(ahora=ahora + 5 * HORA) == ["VENCIDO 1"]
