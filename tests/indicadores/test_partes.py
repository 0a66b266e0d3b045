"""The month by parts: the first screen at once, the rest when somebody comes to it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from bluecom.bolivia.fechas import mes_de
from bluecom.cuentas.models import Rol
from indicadores.recuento.juntar import juntar
from indicadores.views.partes import FALTANTES, PARTES, PORQUE
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f
from tests.indicadores.cierres import MES, cerrado

pytestmark = [pytest.mark.django_db, pytest.mark.paso("III.2")]
SE_VE = {
    "faltantes": "El mes está en curso",
    "porque": "causa=resultado%3ANO_ACEPTA",
    "tendencia": "De la llamada a la instalación",
    "embudo": "Embudo por paso: hasta dónde llegaron",
    "comparacion": "agentes-titulo",
    "costos": "Lo que costó: 4 conversaciones",
    "tiempos": "La mueve",
}
TODAS = (FALTANTES, PORQUE, *PARTES)


@pytest.fixture
def jefe(client):
    client.force_login(UsuarioFactory(rol=Rol.JEFE_VENTAS))
    return client


@pytest.fixture
def este_mes():
    ahora = timezone.now()
    f.llamadas(3, ahora)
    f.venta(
        tomada_en=ahora, aceptada_en=ahora, llamada=f.llamada(ahora, "ACEPTA"),
        estado=Estado.ACEPTADA,
    )  # fmt: skip
    juntar()
    return mes_de(ahora)


def la_pagina(jefe, nombre, *args, **cabezas):
    return jefe.get(reverse(nombre, args=args), headers=cabezas).content.decode()


def test_every_part_is_told_what_it_shows():
    assert {una.codigo for una in TODAS} == SE_VE.keys()


@pytest.mark.parametrize("parte", TODAS, ids=lambda una: una.codigo)
def test_a_part_has_its_place_in_the_month_and_its_own_address(jefe, este_mes, parte):
    url = reverse("mes_parte", args=[este_mes, parte.codigo])
    pagina = la_pagina(jefe, "mes_de", este_mes)

    assert f'hx-get="{url}"' in pagina
    assert f'href="{url}"' in pagina
    assert SE_VE[parte.codigo] not in pagina
    sola = la_pagina(jefe, "mes_parte", este_mes, parte.codigo)
    suelta = la_pagina(jefe, "mes_parte", este_mes, parte.codigo, **{"HX-Request": "true"})
    for una in (sola, suelta):
        assert SE_VE[parte.codigo] in una
    assert "<html" in sola
    assert "<html" not in suelta


def test_one_sheet_has_them_all_and_fetches_nothing(jefe, este_mes):
    hoja = la_pagina(jefe, "mes_todo", este_mes)

    for dicho in SE_VE.values():
        assert dicho in hoja
    assert 'hx-trigger="revealed"' not in hoja
    assert 'hx-trigger="load"' not in hoja


def test_what_the_address_asks_reaches_the_part_that_answers_it(jefe, este_mes):
    pagina = jefe.get(reverse("mes_de", args=[este_mes]), {"por": "zona"}).content.decode()

    assert f'hx-get="{reverse("mes_parte", args=[este_mes, "comparacion"])}?por=zona"' in pagina


def test_a_page_that_was_open_when_its_month_was_closed_hears_that_it_was(jefe):
    cerrado()

    pagina = la_pagina(jefe, "mes_parte", MES, "faltantes", **{"HX-Request": "true"})

    assert "Ya no lo es: el mes está cerrado." in pagina


def test_a_month_has_no_part_of_another_name(jefe):
    assert jefe.get("/mes/2026-11/parte/nada/").status_code == 404


@pytest.mark.parametrize("cuantos", [1, 3])
@pytest.mark.parametrize(("pagina", "preguntas"), [("/mes/", 12), ("/dia/", 10)])
def test_the_pages_ask_as_much_of_one_as_of_three_and_read_no_call(
    jefe, cuantos, pagina, preguntas
):
    ahora = timezone.now()
    for _ in range(cuantos):
        f.venta(aceptada_en=ahora, llamada=f.llamada(ahora, "ACEPTA"), estado=Estado.ACEPTADA)
        f.llamada(ahora)
    juntar()
    jefe.get(pagina)

    with CaptureQueriesContext(connection) as hechas:
        assert jefe.get(pagina).status_code == 200
    assert not any("indicadores_conversacion" in q["sql"] for q in hechas)
    assert len(hechas) == preguntas, "\n".join(q["sql"][:100] for q in hechas)
