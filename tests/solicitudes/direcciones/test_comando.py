"""``manage.py analizar_direccion``: the report and the exit status (8.1)."""

import json

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.paso("8.1")


def test_a_valid_line_is_reported_with_its_case_and_fields(capsys):
    call_command("analizar_direccion", "LA PAZ - 2030 ESQUINA LANZA", "--json")

    informe = json.loads(capsys.readouterr().out)
    assert (informe["valida"], informe["caso"]) == (True, 2)
    assert informe["canonica"] == "LA PAZ - 2030 ESQUINA LANZA"
    assert informe["campos"]["via"] == "LA PAZ"


def test_a_refused_line_gets_its_errors_and_a_proposal(capsys):
    with pytest.raises(SystemExit) as salida:
        call_command("analizar_direccion", "la paz #2030 esq. lanza", "--json")

    informe = json.loads(capsys.readouterr().out)
    assert salida.value.code == 1
    assert informe["canonica"] == "LA PAZ - 2030 ESQUINA LANZA"
    assert {"codigo", "columna", "mensaje"} <= set(informe["errores"][0])


def test_a_person_reads_sentences(capsys):
    with pytest.raises(SystemExit):
        call_command("analizar_direccion", "LA PAZ - 73 ESQUINA LANZA")

    assert "escriba 0073" in capsys.readouterr().out
