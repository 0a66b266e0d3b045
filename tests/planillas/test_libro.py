"""A workbook of Excel as records with the number of their row, or one sentence."""

import io
import zipfile

import pytest

from bluecom.planillas.errores import PlanillaRechazada
from bluecom.planillas.fuente import tablas_de
from bluecom.planillas.lector import responder
from bluecom.planillas.libro import filas_del_libro, registros_de
from bluecom.planillas.registro import Registro
from tests.planillas.libros import empaquetar, hoja, libro


def leer(contenido: bytes) -> dict[int, list[str]]:
    (tabla,) = tablas_de(io.BytesIO(contenido))
    return {registro.linea: registro.celdas for registro in tabla.registros()}


def test_the_reader_gives_a_line_for_each_row():
    filas = filas_del_libro(libro(["A", 1], ["B"]))

    assert filas == responder(libro(["A", 1], ["B"])) == b'["A", "1"]\n["B", ""]'
    assert list(registros_de(filas)) == [Registro(1, ["A", "1"]), Registro(2, ["B", ""])]


def test_each_row_keeps_its_number_though_the_first_ones_are_blank():
    assert leer(libro(["TEL", "NOMBRE"], [4251201, "Íñigo\nPeña"], desde=3)) == {
        1: ["", ""], 2: ["", ""], 3: ["TEL", "NOMBRE"], 4: ["4251201", "Íñigo\nPeña"],
    }  # fmt: skip


def test_a_cell_says_what_the_sheet_shows():
    assert leer(libro([4251201.0, "0042", 1.5, True, ""])) == {
        1: ["4251201", "0042", "1.5", "VERDADERO"],
    }


def test_hidden_and_empty_sheets_are_not_read():
    contenido = empaquetar(
        {"Notas": hoja(["viejo"]), "Cartera": hoja(["TEL"]), "Hoja3": hoja()}, ocultas=["Notas"]
    )
    assert leer(contenido) == {1: ["TEL"]}


def bomba(megas: int) -> bytes:
    salida = io.BytesIO()
    with (
        zipfile.ZipFile(salida, "w", zipfile.ZIP_DEFLATED) as archivo,
        archivo.open("xl/workbook.xml", "w") as parte,
    ):
        for _ in range(megas):
            parte.write(b" " * (1 << 20))
    return salida.getvalue()


@pytest.mark.parametrize(
    ("contenido", "frase"),
    [
        (b"PK\x03\x04 no es un zip", "dañado"),
        (libro(["TEL"])[:-40], "dañado"),
        (empaquetar({"A": hoja(["TEL"]), "B": hoja(["TEL"])}), "varias hojas con datos («A», «B»)"),
        (empaquetar({"A": hoja()}), "ninguna hoja con datos"),
        (libro(["TEL"], xl__styles='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "ajenas"),
        (libro(["TEL"], xl__otra="<!DOCTYPE a>".encode("utf-16").decode("latin-1")), "ajenas"),
        (libro(["TEL"], xl__externalLinks__externalLink1="<a/>"), "otros archivos"),
        (libro(["TEL"], desde=200_001), "demasiado grande"),
        (bomba(600), "demasiado grande"),
    ],
)  # fmt: skip
def test_what_is_no_sheet_of_rows_is_refused_with_one_sentence(contenido, frase):
    with pytest.raises(PlanillaRechazada) as rechazo:
        leer(contenido)
    assert frase in str(rechazo.value)


def test_a_sheet_that_would_fill_the_memory_ends_alone():
    """Two cells, in opposite corners of the largest sheet."""
    lejos = hoja(["TEL"]).replace(
        "</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )

    with pytest.raises(PlanillaRechazada, match="demasiado grande"):
        leer(empaquetar({"A": lejos}))
    assert leer(libro(["TEL"])) == {1: ["TEL"]}
