"""What people open a list with reads it as it was written."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from bluecom.planillas.salida import Columna, Formato, Tipo, escribir
from tests.apoyo.libreoffice import convertir

pytestmark = pytest.mark.largo
CUANDO = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
NOCHE = datetime(2026, 11, 23, 22, 30)
"""The same instant by the clock of La Paz."""
COLUMNAS = [
    Columna("Código"),
    Columna("Cliente"),
    Columna("Día", Tipo.FECHA),
    Columna("Cuándo", Tipo.INSTANTE),
    Columna("Monto", Tipo.MONTO),
    Columna("Veces", Tipo.ENTERO),
]
FILAS = [
    ["007", "ÑUSTA MAMANI", date(2026, 2, 3), CUANDO, Decimal("1149.5"), 3],
    ["0012345678901234567", "=1+1", date(2026, 12, 31), CUANDO, Decimal("-5"), 0],
    ["3-4", '=HYPERLINK("http://127.0.0.1/","ver")', None, None, None, None],
    ["+59144251234", "@SUM(1)", None, None, Decimal("0.05"), None],
]
ENTRE_COMILLAS_ES_TEXTO = "CSV:59,34,76,1,,16394,true,true"
"""As the window that opens a CSV offers it, in the Spanish of Bolivia."""


@pytest.fixture
def escrita(tmp_path):
    def hacer(formato: Formato) -> Path:
        ruta = tmp_path / f"listado.{formato}"
        with ruta.open("wb") as destino:
            escribir(formato, COLUMNAS, FILAS, destino, hecho_en=CUANDO)
        return ruta

    return hacer


def leidas(libro: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(libro)).get_sheet_by_index(0).to_python()


def test_a_workbook_opens_with_its_days_amounts_and_zeros_and_calculates_nothing(escrita):
    libro = convertir(escrita(Formato.XLSX), "ods")
    titulos, *filas = leidas(libro)

    assert titulos == [columna.titulo for columna in COLUMNAS]
    assert filas == [
        ["007", "ÑUSTA MAMANI", date(2026, 2, 3), NOCHE, 1149.5, 3.0],
        ["0012345678901234567", "=1+1", date(2026, 12, 31), NOCHE, -5.0, 0.0],
        ["3-4", '=HYPERLINK("http://127.0.0.1/","ver")', "", "", "", ""],
        ["+59144251234", "@SUM(1)", "", "", 0.05, ""],
    ]
    with ZipFile(io.BytesIO(libro)) as partes:
        assert b"table:formula" not in partes.read("content.xml")


def test_a_csv_opens_with_the_same_when_what_is_quoted_is_text(escrita):
    opciones = f"--infilter={ENTRE_COMILLAS_ES_TEXTO}"
    titulos, *filas = leidas(convertir(escrita(Formato.CSV), "xlsx", opciones))

    assert titulos == [columna.titulo for columna in COLUMNAS]
    assert filas == [
        ["007", "ÑUSTA MAMANI", date(2026, 2, 3), NOCHE, 1149.5, 3.0],
        ["0012345678901234567", "'=1+1", date(2026, 12, 31), NOCHE, -5.0, 0.0],
        ["3-4", '\'=HYPERLINK("http://127.0.0.1/","ver")', "", "", "", ""],
        ["'+59144251234", "'@SUM(1)", "", "", 0.05, ""],
    ]
