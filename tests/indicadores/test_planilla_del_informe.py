"""The workbook of the month: the figures of the page, as formulas over the rows it brings."""

from collections import Counter
from datetime import datetime, timedelta

import pytest

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.models import Rol
from indicadores import consultas
from indicadores.consultas import base
from indicadores.consultas.costos import costos
from indicadores.informe.planilla import DIO, planilla_de
from tests.apoyo.libreoffice import convertir, formulas_de, hojas_de, sin_valores
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f
from tests.indicadores.cierres import DIA, MES, TERMINADO, cerrado

pytestmark = [pytest.mark.django_db, pytest.mark.paso("III.2")]


@pytest.fixture
def noviembre():
    """Two registered of three conversations, by two people."""
    rosa = UsuarioFactory(rol=Rol.ASESOR, first_name="Rosa", last_name="=VARGAS")
    otro = UsuarioFactory(rol=Rol.ASESOR, first_name="Iván", last_name="Ñuflo")
    for agente in (rosa, rosa, otro):
        f.llamada(DIA, "NO_ACEPTA", agente=agente)
    f.llamada(DIA, "NO_CONTESTA", agente=otro)
    f.venta(DIA, asesor=rosa, plan="FTTH-50")
    f.venta(DIA + timedelta(days=1), asesor=otro)
    return rosa, otro


def hecha(ahora: datetime = TERMINADO) -> bytes:
    return planilla_de(consultas.mes(MES, ahora=ahora), ahora=ahora)


def test_it_says_the_figure_and_brings_the_rows_without_a_client_s_name(noviembre):
    rosa, otro = noviembre
    dicho = hojas_de(hecha())

    nombre = "Registro eficaz de solicitudes de venta"
    assert dicho["Indicador"] == [[nombre, 2, 3, 66.66, 98, "Observado", ""]]
    assert dicho["Por asesor"] == [
        [rosa.pk, "Rosa =VARGAS", 1, 2, 50],
        [otro.pk, "Iván Ñuflo", 1, 1, 100],
    ]
    assert [(fila[1], fila[4]) for fila in dicho["Registradas"]] == [
        (otro.pk, "Sin oferta"), (rosa.pk, "Internet FTTH-GPON"),
    ]  # fmt: skip
    assert dicho["Efectivas"][0][3] == datetime(2026, 11, 16, 9, tzinfo=LA_PAZ).replace(tzinfo=None)
    assert len(dicho["Efectivas"]) == 3
    assert dicho["Por causa"] == [["No acepta", 3], ["Total", 3]]


def test_it_says_what_cost_the_month_as_the_page_does_by_formulas_over_its_rows(noviembre):
    f.venta(DIA, llamada=f.llamada(DIA, "ACEPTA"))
    libro = hecha()
    causas = costos(base.periodo(MES, ahora=TERMINADO))

    dicho = hojas_de(libro)

    assert dicho["Por causa"] == [[c.nombre, c.n] for c in causas.por_causa] + [["Total", 3]]
    assert Counter(fila[7] for fila in dicho["Efectivas"]) == {"No acepta": 3, DIO: 1}
    assert formulas_de(libro, 3) == {
        "B2": "SUMPRODUCT(--EXACT(Efectivas!$H$2:$H$5,A2))", "B3": "SUM(B2:B2)",
    }  # fmt: skip


def test_of_a_closed_month_it_is_what_was_signed(noviembre):
    antes = hojas_de(hecha())
    cierre = cerrado()
    f.llamada(DIA, "NO_ACEPTA")

    resumen = consultas.del_periodo(consultas.base.periodo_de(cierre))

    assert hojas_de(planilla_de(resumen, ahora=TERMINADO)) == antes


def test_an_empty_month_has_its_workbook_too():
    fila = hojas_de(hecha())["Indicador"][0]

    assert fila[1:] == [0, 0, "", 98, "SIN DATOS", ""]


@pytest.mark.largo
@pytest.mark.parametrize("de", [lambda libro: libro, sin_valores], ids=["as it is", "in blank"])
def test_calculated_again_each_formula_comes_to_what_it_says(noviembre, tmp_path, de):
    libro = hecha()
    ruta = tmp_path / "informe.xlsx"
    ruta.write_bytes(de(libro))

    assert hojas_de(convertir(ruta, "ods", recalcular=True)) == hojas_de(libro)
