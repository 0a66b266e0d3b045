"""What cost the month is told from the totals, and is what its rows say (III.2)."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.db.models.functions import TruncMonth
from django.test.utils import CaptureQueriesContext

from bluecom.bolivia.fechas import LA_PAZ
from indicadores.consultas import base
from indicadores.consultas.causas import (
    REGISTRADA,
    con_causa,
    costaron,
    de_cada_llamada,
    lo_que_fue,
    sin_venta,
    sumaron,
    ventas_con_causa,
)
from indicadores.consultas.contadas import contar_por_rasgo
from indicadores.consultas.costos import costos, porque
from indicadores.consultas.cuentas import sumadas
from indicadores.consultas.lugares import CAMPOS, por_lugar
from indicadores.consultas.rasgos import el_mas_largo
from indicadores.models import Rasgo, Tramo
from indicadores.recuento.juntar import juntar
from solicitudes.reglas.estados import Estado
from tests.indicadores import factories as f
from tests.indicadores.totales import ACTOS, FIN, Piso

pytestmark = [pytest.mark.django_db, pytest.mark.paso("III.2")]
DIA = datetime(2026, 11, 3, 10, 0, tzinfo=LA_PAZ)
MESES = ("2026-10", "2026-11", "2026-12")


def noviembre():
    return base.periodo("2026-11", ahora=FIN)


def de_las_filas(p, campo, nada="-"):
    return Counter(str(valor or nada) for valor in costaron(p).values_list(campo, flat=True))


def dichos(costos_de_algo):
    return Counter({uno.clave: uno.n for uno in costos_de_algo})


@pytest.mark.parametrize("juntan", [False, True])
def test_each_way_of_telling_it_is_what_the_rows_say(juntan):
    piso = Piso()
    for vuelta in range(3):
        for i, acto in enumerate(ACTOS):
            piso.hacer(acto, (i + vuelta) % 4)
    if juntan:
        juntar()

    for mes in MESES:
        p = base.periodo(mes, ahora=FIN)
        c = costos(p)
        assert dichos(c.por_causa) == de_las_filas(p, "causa")
        assert dichos(c.por_agente) == de_las_filas(p, "agente_id")
        assert dichos(c.por_producto) == de_las_filas(p, "de_que")
        assert dichos(c.por_zona) == de_las_filas(p, "contacto__zona")
        assert lo_que_fue(p) == dict(con_causa(p).values_list("pk", "causa"))
        assert (c.total, c.sumaron) == (costaron(p).count(), sumaron(p).count())
        for cual, campo in CAMPOS.items():
            efectivas = Counter(base.efectivas(p).values_list(campo, flat=True))
            de_cada = {f.clave: f.efectivas for f in por_lugar(p, cual) if f.efectivas}
            assert de_cada == {lugar or "-": n for lugar, n in efectivas.items()}


def test_a_sale_accepted_long_after_its_call_is_found_too():
    f.venta(
        aceptada_en=DIA + timedelta(days=80), llamada=f.llamada(DIA, "ACEPTA"),
        estado=Estado.ACEPTADA,
    )  # fmt: skip
    f.venta(aceptada_en=DIA, llamada=f.llamada(DIA, "ACEPTA"), estado=Estado.ACEPTADA)

    assert dichos(porque(noviembre()).por_causa) == {f"paso:{Estado.ACEPTADA}": 2}
    assert con_causa(noviembre()).count() == 2


def test_of_two_sales_of_one_call_the_one_that_came_furthest_says_it():
    suya = f.llamada(DIA, "ACEPTA")
    f.venta(aceptada_en=DIA, llamada=suya, estado=Estado.ACEPTADA)
    f.venta(DIA, aceptada_en=DIA, llamada=suya)

    causas = [venta.causa for venta in ventas_con_causa(noviembre())]
    assert causas == [REGISTRADA, f"paso:{Estado.ACEPTADA}"]
    assert de_cada_llamada(noviembre()) == {suya.pk: (REGISTRADA, None)}


def test_of_the_calls_only_those_of_a_sale_are_read_once_all_are_counted():
    f.llamadas(3, DIA)
    suya = f.llamada(DIA, "ACEPTA")
    f.venta(aceptada_en=DIA, llamada=suya, estado=Estado.ACEPTADA)
    juntar()

    with CaptureQueriesContext(connection) as hechas:
        assert porque(noviembre()).total == 4
    de_llamadas = [q["sql"] for q in hechas if "indicadores_conversacion" in q["sql"]]
    assert len(de_llamadas) == 1
    assert f"\"llamada_id\" = ANY('{{{suya.pk}}}'" in de_llamadas[0]


def test_a_call_counts_once_for_each_thing_that_is_said_of_it():
    contacto = f.contacto()
    contacto.zona, contacto.tecnologia = "Norte", "FTTH"
    contacto.save()
    f.llamada(DIA, "NO_ACEPTA", contacto=contacto)

    filas = list(contar_por_rasgo(noviembre(), TruncMonth))

    assert {(una["rasgo"], una["valor"]): una["efectivas"] for una in filas} == {
        (Rasgo.ZONA, "Norte"): 1,
        (Rasgo.TECNOLOGIA, "FTTH"): 1,
        (Rasgo.RESULTADO, "NO_ACEPTA"): 1,
    }
    assert sumadas(filas, ["efectivas"]) == {"efectivas": 3}


def test_the_longest_totals_are_read_of_whole_months_only():
    p = noviembre()

    assert el_mas_largo(p) == Tramo.MES
    assert el_mas_largo(replace(p, desde=DIA.replace(hour=0))) == Tramo.DIA


def test_without_any_acceptance_no_call_is_read():
    f.llamadas(3, DIA)
    juntar()

    with CaptureQueriesContext(connection) as hechas:
        [causa] = porque(noviembre()).por_causa
    assert (causa.clave, causa.n) == (sin_venta("NO_ACEPTA"), 3)
    assert not any("indicadores_conversacion" in q["sql"] for q in hechas)
