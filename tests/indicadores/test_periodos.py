"""Any two dates, with their limits said."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.models import Rol
from indicadores.consultas import filas
from indicadores.consultas.periodos import fechas, leer, nombre
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f

pytestmark = pytest.mark.django_db
DESDE = datetime(2026, 10, 20, 0, 0, tzinfo=LA_PAZ)
HASTA = datetime(2026, 11, 16, 23, 59, 59, tzinfo=LA_PAZ)
DICHO = "2026-10-20..2026-11-16"


@pytest.fixture
def jefe(client):
    client.force_login(UsuarioFactory(rol=Rol.JEFE_VENTAS))
    return client


def test_both_days_are_in_it_and_no_other(ahora):
    for cuando in (DESDE, HASTA, DESDE - timedelta(seconds=1), HASTA + timedelta(seconds=1)):
        f.llamada(cuando)

    assert filas(DICHO, "efectivas", ahora=ahora).consulta.count() == 2


def test_it_reads_as_a_person_says_it():
    assert nombre(DICHO) == "del 20 de octubre de 2026 al 16 de noviembre de 2026"
    assert nombre("2026-11-16..2026-11-16") == "el 16 de noviembre de 2026"
    assert nombre("2026-11") == "noviembre de 2026"


def test_a_month_is_read_as_a_month(ahora):
    assert leer("2026-11", ahora=ahora).en_curso
    assert not leer("2026-11-01..2026-11-30", ahora=ahora).en_curso


@pytest.mark.parametrize(
    "dicho",
    ["..", "2026-11-01..", "2026-02-30..2026-03-01", "2026-11-02..2026-11-01",
     "2025-01-01..2026-06-01", "9999-12-31..9999-12-31", "a..b", "2026-11-01..2026-11-02.."],
)  # fmt: skip
def test_dates_that_are_none_say_what_to_write(dicho):
    with pytest.raises(DatoInvalido):
        fechas(dicho)


def test_the_page_shows_the_figures_without_a_verdict_and_opens_their_rows(jefe):
    f.llamada(DESDE)
    f.venta(HASTA)

    respuesta = jefe.get(
        reverse("mes_periodo"), {"desde": "2026-10-20", "hasta": "2026-11-16", "por": "zona"}
    )

    pagina = respuesta.content.decode()
    assert "100,00 %" in pagina
    assert "Aceptado" not in pagina
    assert "desde=2026-10-20&amp;hasta=2026-11-16&amp;por=producto" in pagina
    detras = reverse("mes_filas", args=[DICHO, "registradas"])
    assert detras in pagina
    de_vuelta = jefe.get(detras).content.decode()
    assert "?desde=2026-10-20&amp;hasta=2026-11-16" in de_vuelta


def test_without_dates_it_is_this_month_and_with_bad_ones_it_says_so(jefe):
    assert jefe.get(reverse("mes_periodo")).context["r"] is not None
    mala = jefe.get(reverse("mes_periodo"), {"desde": "2026-11-16", "hasta": "2026-10-20"})

    assert "cámbielas de lugar" in mala.content.decode()
