"""Who records waits for nobody, and whoever counts meanwhile leaves what he could not see."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from cartera.models import ContactoCartera, Llamada, LlamadaDeCentral
from indicadores.models import Conversacion, PorContar, Rasgo
from indicadores.recuento.comparar import comparar
from indicadores.recuento.juntar import juntar, uno_a_la_vez
from tests.indicadores import factories as f
from tests.indicadores.totales import COMIENZO, HORA, TRES_MESES, contadas, leidas

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def a_medias(acto: Callable[[], object]) -> Iterator[None]:
    """Somebody else's transaction, done and not yet committed inside the block."""
    hecho, seguir = threading.Event(), threading.Event()

    def otra_sesion() -> None:
        with transaction.atomic():
            acto()
            hecho.set()
            seguir.wait(30)
        connection.close()

    hilo = threading.Thread(target=otra_sesion)
    hilo.start()
    assert hecho.wait(30)
    try:
        yield
    finally:
        seguir.set()
        hilo.join()


def test_a_call_that_was_being_recorded_while_all_was_counted_is_counted_after():
    primera = f.llamada(COMIENZO)
    datos = {"contacto": primera.contacto, "agente": primera.agente}

    with a_medias(lambda: f.llamada(COMIENZO, **datos)):
        assert juntar() == 1
        assert leidas(TRES_MESES) == contadas(TRES_MESES)
        assert comparar("2026-10") == []

    assert PorContar.objects.count() == 1
    assert leidas(TRES_MESES) == contadas(TRES_MESES)
    assert sum(leidas(TRES_MESES).values()) == 2 * 2 * (1 + len(Rasgo))
    juntar()
    assert comparar("2026-10") == []


def test_a_call_is_recorded_while_somebody_counts():
    primera = f.llamada(COMIENZO)
    datos = {"contacto": primera.contacto, "agente": primera.agente}

    with a_medias(juntar):
        f.llamada(COMIENZO, **datos)
        assert leidas(TRES_MESES) == contadas(TRES_MESES)

    assert leidas(TRES_MESES) == contadas(TRES_MESES)
    assert PorContar.objects.count() == 1


def test_of_two_that_would_count_one_goes_away_and_writes_nothing():
    f.llamada(COMIENZO)

    with a_medias(uno_a_la_vez):
        assert juntar() == 0

    assert juntar() == 1


def test_a_call_taken_back_while_the_exchange_said_which_it_was_is_found_at_its_other_hour():
    """Neither sees the other: the first to commit is counted before the second does."""
    suya = f.llamada(COMIENZO)
    f.cruce_de(f.venta(tomada_en=COMIENZO - 3 * HORA, estado="TOMADA", asesor=suya.agente))
    de_la_central = LlamadaDeCentral.objects.get()
    de_la_central.cruce.empate, de_la_central.cruce.proposito = False, "OFERTA"
    de_la_central.cruce.save()
    juntar()

    def retirar() -> None:
        Llamada.objects.filter(pk=suya.pk).update(anulada_en=COMIENZO)

    with a_medias(retirar):
        LlamadaDeCentral.objects.update(llamada=suya)
        juntar()
        assert leidas(TRES_MESES) == contadas(TRES_MESES)

    assert Conversacion.objects.get().inicio == COMIENZO - 3 * HORA
    assert leidas(TRES_MESES) == contadas(TRES_MESES)
    juntar()
    assert leidas(TRES_MESES) == contadas(TRES_MESES)
    assert comparar("2026-10") == []


def test_a_call_recorded_while_its_client_was_moving_is_counted_where_he_lives_now():
    """It was counted in his old zone before the change of it was committed."""
    primera = f.llamada(COMIENZO)
    datos = {"contacto": primera.contacto, "agente": primera.agente}
    juntar()

    with a_medias(lambda: ContactoCartera.objects.update(zona="Otra", tecnologia="DTH")):
        f.llamada(COMIENZO + 3 * HORA, **datos)
        juntar()

    assert leidas(TRES_MESES) == contadas(TRES_MESES)
    juntar()
    assert leidas(TRES_MESES) == contadas(TRES_MESES)
    assert comparar("2026-10") == []
