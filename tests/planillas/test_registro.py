"""Why one record cannot be a row, said of it and of no other."""

import pytest

from bluecom.planillas.errores import PlanillaRechazada
from bluecom.planillas.registro import (
    ROTO,
    Registro,
    exigir_legible,
    rechazo_de,
    sobra_o_falta,
)


@pytest.mark.parametrize(
    ("registro", "frase"),
    [
        (Registro(2, ["4251201", "Ana"], 1), ""),
        (Registro(2, ["4251201", "Ñandú"], 1), ""),
        (Registro(2, ["4251201", "Ana"], 1, abierta=True), "comillas"),
        (Registro(2, ["4251201", '"Ana'], 1), "comillas"),
        (Registro(2, ["4251201", '"El Sol" SRL', 'Tubo 5"'], 1), ""),
        (Registro(2, ["4251201", "Ana", '"Una columna que nadie lee'], 1), ""),
        (Registro(2, ["4251201", "Ana"], 20), ""),
        (Registro(2, ["4251201", "Ana"], 21), "21 líneas"),
        (Registro(2, ["x" * 2000, "y" * 2000], 1), ""),
        (Registro(2, ["x" * 2001], 1), "2000 letras"),
        (Registro(2, [f"Mu{ROTO}oz"], 1), "no se pudo leer"),
        (Registro(2, ["MuÃ±oz"], 1), "mezcla codificaciones"),
    ],
)
def test_a_record_says_why_it_cannot_be_a_row(registro, frase):
    rechazo = rechazo_de(registro, range(2))

    assert frase in rechazo and bool(rechazo) is bool(frase)


def test_a_header_that_cannot_be_read_stops_the_file():
    exigir_legible(Registro(1, ["TELÉFONO", "DIRECCIÓN"], 1))

    with pytest.raises(PlanillaRechazada, match="encabezado"):
        exigir_legible(Registro(1, ["TELÉFONO", f"DIRECCI{ROTO}N"], 1))


@pytest.mark.parametrize(
    ("celdas", "frase"),
    [
        (["a", "b", "c", ""], ""),
        (["a", "b", "c"], ""),
        (["a", "b"], "Falta una celda"),
        (["a"], "Faltan 2 celdas"),
        (["a", "b", "c", "", ""], "Sobra una celda"),
        (["a", "b", "c", "", "x", "y"], "Sobran 2 celdas"),
    ],
)
def test_a_row_has_the_cells_of_its_header_whose_last_column_may_have_no_title(celdas, frase):
    dicho = sobra_o_falta(Registro(2, celdas), ancho=4, necesarias=3)

    assert dicho.startswith(frase) and bool(dicho) is bool(frase)
