"""What is said of each mistake, where it stands and beside which field (8.1)."""

from pathlib import Path

import pytest

from solicitudes.direcciones import DireccionInvalida, analizar

pytestmark = pytest.mark.paso("8.1")
DICHO = Path(__file__).parents[2] / "datos" / "errores_de_direccion.txt"
CASOS = [bloque.splitlines() for bloque in DICHO.read_text(encoding="utf-8").split("\n\n")[1:]]


@pytest.mark.parametrize(("linea", "dichos"), [(c[0], c[1:]) for c in CASOS])
def test_each_mistake_is_said_in_its_place_with_its_cure(linea, dichos):
    with pytest.raises(DireccionInvalida) as refusal:
        analizar(linea.removeprefix("rural · "), rural=linea.startswith("rural · "))

    assert [f"{e.codigo} {e.columna} {e.campo}: {e.mensaje}" for e in refusal.value.errores] == [
        dicho.strip() for dicho in dichos
    ]
