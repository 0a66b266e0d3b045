"""``manage.py componer_glosa``: the text, or what is missing (9.1)."""

import json

import pytest
from django.core.management import CommandError, call_command

pytestmark = [pytest.mark.django_db, pytest.mark.paso("9.1")]
ARGUMENTOS = ["componer_glosa", "--producto", "TEL_HSPA", "--facturacion", "INDEPENDIENTE"]


def test_the_gloss_is_composed_with_its_corrections(capsys):
    call_command(*ARGUMENTOS, "--datos", '{"tarifa": 80.5, "permanencia": 18}', "--json")

    informe = json.loads(capsys.readouterr().out)
    assert "TARIFA MENSUAL BS. 80,50," in informe["texto"]
    assert "HSR_025" in [c["codigo"] for c in informe["correcciones"]]


def test_what_is_missing_is_asked_for(capsys):
    with pytest.raises(SystemExit) as salida:
        call_command(*ARGUMENTOS, "--datos", '{"tarifa": 80}', "--json")

    assert salida.value.code == 1
    assert [e["hueco"] for e in json.loads(capsys.readouterr().out)["errores"]] == ["permanencia"]


def test_data_that_is_no_json_object_is_wrong_usage():
    with pytest.raises(CommandError) as error:
        call_command(*ARGUMENTOS, "--datos", "[1]")

    assert error.value.returncode == 2
