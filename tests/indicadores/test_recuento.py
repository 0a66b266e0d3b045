"""``manage.py indicador --recontar``: a total that somebody else wrote is named, and put right."""

import json

import pytest
from django.core.management import CommandError, call_command

from indicadores.models import PorContar, TotalDeLlamadas, TotalDeVentas
from indicadores.recuento.comparar import comparar, corregir, meses
from indicadores.recuento.juntar import juntar
from indicadores.recuento.palabras import BIEN, como_dato, en_palabras
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f
from tests.indicadores.totales import COMIENZO, HORA, TRES_MESES, contadas, leidas

pytestmark = [pytest.mark.django_db, pytest.mark.paso("III.2")]


@pytest.fixture
def lucia():
    return UsuarioFactory(first_name="Lucía", last_name="Rojas")


@pytest.fixture
def venta(lucia):
    """One call and one sale of October, already counted."""
    f.llamada(COMIENZO, agente=lucia)
    suya = f.venta(COMIENZO + HORA, asesor=lucia, plan="FTTH-50")
    juntar()
    return suya


def recontar(capsys, *opciones):
    call_command("indicador", *opciones, "--recontar")
    return capsys.readouterr().out.strip()


def recontar_mal(capsys, *opciones):
    with pytest.raises(SystemExit) as salida:
        recontar(capsys, *opciones)
    assert salida.value.code == 1
    return capsys.readouterr().out.strip()


def test_what_is_kept_is_what_the_rows_give(capsys, venta):
    assert recontar(capsys) == BIEN
    assert recontar(capsys, "2026-10") == BIEN
    assert json.loads(recontar(capsys, "--json")) == {
        "meses": ["2026-10"],
        "diferencias": [],
        "corregido": False,
    }


def test_a_total_that_says_otherwise_is_named_with_its_day_figure_person_and_product(
    capsys, venta, lucia
):
    TotalDeVentas.objects.filter(tramo="DIA", registradas=1).update(registradas=7)
    TotalDeLlamadas.objects.filter(tramo="HORA").update(efectivas=0)

    dicho = recontar_mal(capsys)

    producto = venta.oferta.producto
    assert dicho.splitlines() == [
        f"30/10/2026, 09 h · Llamadas efectivas al cliente · {lucia}: guardado 0, contado 1",
        f"30/10/2026 · Solicitudes registradas en sistema · {lucia}, {producto}: "
        "guardado 7, contado 1",
        "Con --corregir se escriben de nuevo.",
    ]


@pytest.mark.parametrize("tramo", ["HORA", "DIA", "MES"])
def test_it_is_put_right_at_whatever_length_it_was_wrong(capsys, venta, tramo):
    TotalDeLlamadas.objects.filter(tramo=tramo).update(hechas=9, ultima=COMIENZO + HORA)
    assert recontar_mal(capsys, "2026-10").count("guardado") == 2

    dicho = recontar(capsys, "2026-10", "--corregir")

    assert dicho.endswith("Se escribieron de nuevo.")
    assert recontar(capsys) == BIEN
    assert not PorContar.objects.exists()
    assert leidas(TRES_MESES) == contadas(TRES_MESES)


def test_what_is_missing_and_what_nobody_did_are_named_too(venta, lucia):
    TotalDeLlamadas.objects.filter(tramo="MES").delete()
    de_mas = TotalDeVentas.objects.get(tramo="MES")
    de_mas.pk, de_mas.desde, de_mas.producto = None, de_mas.desde, None
    de_mas.save()

    distintas = comparar("2026-10")

    assert {(d.figura, d.guardado, d.contado) for d in distintas} == {
        ("hechas", 0, 1),
        ("efectivas", 0, 1),
        ("ultima", None, COMIENZO),
        ("registradas", 1, 0),
        ("ventas_aceptadas", 1, 0),
    }
    dicho = en_palabras(distintas, corregido=False)
    assert "octubre de 2026 · Última llamada" in dicho
    assert f"{lucia}, Sin oferta: guardado 1, contado 0" in dicho
    datos = como_dato(next(d for d in distintas if d.figura == "registradas"))
    assert datos == {
        "tramo": "MES",
        "desde": "2026-10-01T00:00:00-04:00",
        "figura": "registradas",
        "agente": lucia.pk,
        "producto": None,
        "guardado": 1,
        "contado": 0,
    }
    corregir(distintas)
    assert comparar("2026-10") == []


def test_what_is_still_to_be_counted_is_no_difference(venta, lucia):
    f.llamada(COMIENZO, agente=lucia)

    assert [una for mes in meses() for una in comparar(mes)] == []
    assert juntar() == 1
    assert juntar() == 0
    assert comparar("2026-10") == []


def test_without_rows_there_is_no_month_to_count(capsys):
    assert list(meses()) == []
    assert recontar(capsys) == BIEN


@pytest.mark.parametrize("opciones", [(), ("2026-11", "--corregir")])
def test_what_is_asked_in_half_is_refused_with_status_2(opciones):
    with pytest.raises(CommandError) as error:
        call_command("indicador", *opciones)
    assert error.value.returncode == 2


def test_a_month_that_is_none_is_refused_with_status_1():
    with pytest.raises(CommandError, match="escríbalo como 2026-11") as error:
        call_command("indicador", "2026-13", "--recontar")
    assert error.value.returncode == 1
