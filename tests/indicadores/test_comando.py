"""``manage.py indicador``: one JSON object, or a text for people."""

import json

import pytest
from django.core.management import CommandError, call_command

from bluecom.bolivia.fechas import limites_del_mes
from tests.indicadores import factories as f

pytestmark = pytest.mark.django_db
DIA = limites_del_mes("2026-10")[0]


def _json(capsys, mes):
    call_command("indicador", mes, "--json")
    return json.loads(capsys.readouterr().out)


@pytest.mark.paso("III.2")
def test_it_says_by_which_definition_and_what_is_missing(capsys):
    f.llamada(DIA)
    f.venta(DIA)

    dicho = _json(capsys, "2026-10")

    assert (dicho["mes"], dicho["provisional"]) == ("2026-10", True)
    assert dicho["falta"][0].startswith("El mes terminó")
    assert dicho["definicion"]["parametro"] == 98
    assert dicho["tasa_aceptadas"] is None


def test_a_month_without_calls_has_no_percentage(capsys):
    dicho = _json(capsys, "2026-10")

    assert (dicho["porcentaje"], dicho["veredicto"]) == (None, "SIN DATOS")


def test_the_text_says_the_gap_in_spanish(capsys):
    f.llamadas(50, DIA)

    call_command("indicador", "2026-10")

    dicho = capsys.readouterr().out
    assert "Indicador de octubre de 2026 · PROVISIONAL" in dicho
    assert "0,00 % (0 / 50) · Observado" in dicho
    assert "Para llegar a 98 % faltan 49." in dicho


def test_a_wrong_month_is_refused_with_status_1(capsys):
    with pytest.raises(CommandError, match="escríbalo como 2026-11") as error:
        call_command("indicador", "2026-13")
    assert error.value.returncode == 1

    with pytest.raises(SystemExit) as salida:
        call_command("indicador", "2026-13", "--json")
    assert salida.value.code == 1
    assert json.loads(capsys.readouterr().out)["errores"]
