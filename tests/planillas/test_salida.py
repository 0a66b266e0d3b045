"""A table on its way out: what is text, a day, an amount stays so, and nothing is a formula."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from bluecom.planillas.salida import Columna, Formato, Tipo, como_bytes, escribir

COLUMNAS = [
    Columna("Quién"),
    Columna("Código"),
    Columna("Día", Tipo.FECHA),
    Columna("Cuándo", Tipo.INSTANTE),
    Columna("Monto", Tipo.MONTO),
    Columna("Veces", Tipo.ENTERO),
]
NOCHE = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
"""Half past ten of the evening before in La Paz."""
FILAS = [
    ["Ñusta; «Ana»", "007", date(2026, 2, 3), NOCHE, Decimal("1149.5"), 3],
    ['Luz "la negra"\nPaz', "=1+1", None, None, Decimal("-5"), 0],
    ["", None, None, None, None, None],
]


def escrita(formato: Formato, filas=FILAS) -> bytes:
    destino = io.BytesIO()
    assert escribir(formato, COLUMNAS, filas, destino, hecho_en=NOCHE) == len(filas)
    return destino.getvalue()


def test_the_csv_is_what_a_spreadsheet_here_expects():
    assert escrita(Formato.CSV).decode() == (
        "\ufeffQuién;Código;Día;Cuándo;Monto;Veces\r\n"
        '"Ñusta; «Ana»";"007";03/02/2026;23/11/2026 22:30:00;1149,50;3\r\n'
        '"Luz ""la negra""\nPaz";"\'=1+1";;;-5,00;0\r\n'
        ";;;;;\r\n"
    )


def test_the_cells_of_the_workbook_have_their_type_and_the_time_of_la_paz():
    hoja = CalamineWorkbook.from_filelike(io.BytesIO(escrita(Formato.XLSX))).get_sheet_by_index(0)

    titulos, primera, segunda = hoja.to_python()[:3]
    assert titulos == [columna.titulo for columna in COLUMNAS]
    assert primera == [
        "Ñusta; «Ana»",
        "007",
        date(2026, 2, 3),
        datetime(2026, 11, 23, 22, 30),
        1149.5,
        3.0,
    ]
    assert segunda[:2] == ['Luz "la negra"\nPaz', "=1+1"]


@pytest.mark.parametrize("dia", [date(1899, 12, 30), date(1900, 1, 1), date(1900, 2, 28)])
def test_a_day_that_no_workbook_has_is_written_as_it_is_said(dia):
    hoja = escrita(Formato.XLSX, [["", None, dia, None, None, None]])
    leida = CalamineWorkbook.from_filelike(io.BytesIO(hoja)).get_sheet_by_index(0).to_python()

    assert leida[1][2] == f"{dia:%d/%m/%Y}"


def test_the_titles_of_the_workbook_stay_in_sight_and_no_cell_of_it_is_a_formula():
    with ZipFile(io.BytesIO(escrita(Formato.XLSX))) as libro:
        hoja = libro.read("xl/worksheets/sheet1.xml").decode()
        estilos = libro.read("xl/styles.xml").decode()

    assert 'state="frozen"' in hoja and 'ySplit="1"' in hoja
    assert "<f>" not in hoja
    assert 'quotePrefix="1"' in estilos


def test_the_same_rows_of_the_same_instant_are_the_same_bytes():
    assert escrita(Formato.XLSX) == escrita(Formato.XLSX)


@pytest.mark.parametrize("formato", Formato)
def test_a_list_without_rows_has_its_titles(formato):
    assert escrita(formato, [])


@pytest.mark.parametrize("celda", ["=1+1", "+591", "-5", "@x", "\tx", "＝1+1", "－5"])
def test_what_would_be_a_formula_is_text_also_in_a_table_of_words(celda):
    assert como_bytes([("Quién",), (celda, "sobra")]).decode() == (
        f"\ufeffQuién\r\n'{celda};sobra\r\n"
    )


def test_a_word_with_a_separator_stands_between_quotes():
    assert como_bytes([("Ñusta; Ana", "3")]).decode() == '\ufeff"Ñusta; Ana";3\r\n'


def test_what_no_cell_holds_is_cut_and_what_no_workbook_holds_is_written_otherwise():
    hoja = escrita(Formato.XLSX, [["x" * 40_000, "\x01", None, None, None, None]])
    leida = CalamineWorkbook.from_filelike(io.BytesIO(hoja)).get_sheet_by_index(0).to_python()

    assert len(leida[1][0]) == 32_767
