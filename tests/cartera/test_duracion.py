"""How long a portfolio will last, at the pace of its last days of calls."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from bluecom.bolivia.fechas import ayer
from bluecom.cuentas.models import Rol
from bluecom.plazos.calendario import Calendario
from cartera import consultas
from cartera.duracion import DIAS_QUE_SE_DICEN, Duracion, estimar
from cartera.horarios import A_TODA_HORA, Horario
from cartera.models import AvanceDelDia, Cartera
from cartera.servicios.conteos import anotar_el_dia
from cartera.tasks import juntar_conteos
from tests.cartera.factories import CarteraFactory, ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory

LUNES = date(2026, 3, 2)
DE_LUNES_A_VIERNES = Horario(Calendario.escrito([*["08:00-20:00"] * 5, "", ""]))


def noches(*trabajados: int, desde: date = LUNES) -> list[tuple[date, int]]:
    return [(desde + timedelta(days=n), cuantos) for n, cuantos in enumerate(trabajados)]


def test_the_untouched_are_divided_by_the_clients_newly_worked_each_day():
    una = estimar(100, noches(0, 20, 40, 60), A_TODA_HORA, LUNES + timedelta(days=4))

    assert una == Duracion(100, nuevos=60, mirados=3, dias=5, hasta=date(2026, 3, 11))
    assert una.por_dia == "20"


def test_only_days_of_calls_count_before_and_after():
    """Friday to Tuesday are two days of calls, and of the next five two fall after the weekend."""
    avances = [(LUNES, 0), (date(2026, 3, 6), 40), (date(2026, 3, 10), 60)]

    una = estimar(50, avances, DE_LUNES_A_VIERNES, date(2026, 3, 11))

    assert (una.mirados, una.dias, una.hasta) == (6, 5, date(2026, 3, 18))


@pytest.mark.parametrize("avances", [[], noches(5), noches(0, 20, 40), noches(9, 9, 9, 9)])
def test_with_too_few_days_or_nobody_new_nothing_is_said(avances):
    assert not estimar(100, avances, A_TODA_HORA, LUNES).se_sabe


def test_the_pace_is_that_of_the_last_ten_days():
    lentas, rapidas = range(20), range(119, 1120, 100)

    una = estimar(500, noches(*lentas, *rapidas), A_TODA_HORA, LUNES)

    assert (una.nuevos, una.mirados, una.dias) == (1000, 10, 5)


def test_whoever_is_taken_back_out_does_not_make_it_last_for_ever():
    assert not estimar(100, noches(50, 40, 30, 20), A_TODA_HORA, LUNES).se_sabe


def test_what_is_longer_than_a_year_of_work_is_said_so():
    una = estimar(10_000_000, noches(0, 1, 2, 3), A_TODA_HORA, LUNES)

    assert una.de_sobra and una.hasta is None
    assert una.dias and una.dias > DIAS_QUE_SE_DICEN


@pytest.mark.parametrize(
    ("nuevos", "mirados", "dicho"), [(60, 3, "20"), (7, 2, "3,5"), (1, 10, "0,1"), (401, 10, "40")]
)
def test_a_small_pace_is_said_with_a_tenth(nuevos, mirados, dicho):
    assert Duracion(1, nuevos, mirados).por_dia == dicho


@pytest.mark.django_db
def test_each_night_keeps_how_far_each_portfolio_is_and_new_clients_do_not_move_it():
    cartera, antier = CarteraFactory(), ayer(timezone.now()) - timedelta(days=1)
    ContactoCarteraFactory(cartera=cartera, intentos=1)
    ContactoCarteraFactory.create_batch(2, cartera=cartera)
    assert anotar_el_dia(antier) == 1
    ContactoCarteraFactory.create_batch(3, cartera=cartera)

    assert anotar_el_dia(antier) == 0
    for _ in range(2):
        juntar_conteos()

    assert [a.trabajados for a in AvanceDelDia.objects.order_by("dia")] == [1, 1]


@pytest.mark.django_db
def test_the_page_says_how_long_and_by_which_pace(client):
    cartera, ahora = CarteraFactory(), timezone.now()
    ContactoCarteraFactory.create_batch(4, cartera=cartera)
    client.force_login(UsuarioFactory(rol=Rol.JEFE_VENTAS))
    pagina = reverse("cartera", args=[cartera.pk])
    assert "No se sabe aún" in client.get(pagina).content.decode()
    for n in range(4):
        dia = ayer(ahora) - timedelta(days=n)
        AvanceDelDia.objects.create(cartera=cartera, dia=dia, trabajados=8 - 2 * n)

    texto = client.get(pagina).content.decode()

    assert "2 días" in texto and "2 clientes nuevos por día (6 en total)" in texto
    (una,) = consultas.con_avance(Cartera.objects.all())
    assert consultas.duracion_de(una, ahora).dias == 2


@pytest.mark.django_db
def test_a_paused_one_does_not_promise_days(client):
    cartera = CarteraFactory(activa=False)
    ContactoCarteraFactory(cartera=cartera)
    client.force_login(UsuarioFactory(rol=Rol.JEFE_VENTAS))

    assert "Mientras esté en pausa" in client.get(f"/carteras/{cartera.pk}/").content.decode()
