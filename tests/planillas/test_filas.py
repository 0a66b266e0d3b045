"""A record as cells by field, clean, and what is no row at all."""

import io
from datetime import date

import pytest

from bluecom.planillas.celdas import en_una_linea, fecha_de, o_vacia, sin_decimales, sin_excel
from bluecom.planillas.encabezado import Campo, Campos, Exigencia, encontrar
from bluecom.planillas.filas import leer_fila, leer_filas, motivo_para_omitir
from bluecom.planillas.fuente import tablas_de
from bluecom.planillas.registro import Registro

CAMPOS = Campos(
    todos=(
        Campo("numero", "Número", "COD"),
        Campo("nota", "Nota", "NOTA"),
        Campo("z", "Z", "Z"),
    ),
    exige=(Exigencia("NÚMERO", frozenset({"numero"})),),
)


def columnas(contenido: bytes):
    return encontrar(tablas_de(io.BytesIO(contenido)), CAMPOS)


ARCHIVO = (
    b'cod;nota;z\r\n="012";  dos\tveces ;\r\n;;\r\nCOD;NOTA;Z\r\nTOTAL: 1;;\r\n'
    b'3;\r\n4;"a\r\nb";x\r\n'
)


def test_each_record_is_cells_by_field_or_says_why_it_is_no_row():
    filas = list(leer_filas(columnas(ARCHIVO), lambda _: None))

    assert [(f.linea, f.omitida[:10], f.rechazo[:10]) for f in filas] == [
        (2, "", ""), (3, "Línea en b", ""), (4, "Encabezado", ""), (5, "Línea de t", ""),
        (6, "", "Falta una "), (7, "", ""),
    ]  # fmt: skip
    assert (filas[0]["numero"], filas[0]["nota"], filas[0]["z"]) == ("012", "dos veces", "")
    assert filas[5]["nota"] == "a b" and filas[5]["no hay"] == ""


def test_how_far_the_reading_is_is_told():
    alcanzadas: list[int] = []
    contenido = b"cod;nota;z\r\n" + b"1;a;b\r\n" * 250

    list(leer_filas(columnas(contenido), alcanzadas.append))

    assert alcanzadas == [100, 200]


def test_a_sign_that_nobody_can_read_refuses_its_row_alone():
    fila = leer_fila(Registro(2, ["1", "a\x07", ""]), columnas(ARCHIVO))

    assert "no se puede leer" in fila.rechazo and not fila.valores


def test_a_total_is_known_by_its_few_cells_or_by_speaking_of_nothing():
    suyas = columnas(ARCHIVO)

    assert motivo_para_omitir(["", "TOTAL", "3", "4"], suyas, sin_clave=True)
    assert not motivo_para_omitir(["1", "TOTAL", "3", "4"], suyas, sin_clave=False)


@pytest.mark.parametrize(
    ("escrita", "leida"),
    [("23/11/2026", date(2026, 11, 23)), ("2026-11-23 10:00", date(2026, 11, 23)),
     ("3.1.51", date(1951, 1, 3)), ("3-1-26", date(2026, 1, 3)), ("31/02/2026", None),
     ("ayer", None), ("", None)],
)  # fmt: skip
def test_a_day_is_read_as_people_write_it(escrita, leida):
    assert fecha_de(escrita) == leida


def test_a_cell_loses_what_programs_add_to_it():
    assert [sin_excel(t) for t in ('="0123"', "'0123", "=A1", "x")] == ["0123", "0123", "A1", "x"]
    assert [sin_decimales(t) for t in ("42.0", "42,0", "42.5")] == ["42", "42", "42.5"]
    assert [o_vacia(t) for t in ("s/n", "NO TIENE", "Ana")] == ["", "", "Ana"]
    assert en_una_linea(" a\u200b \r\n b ") == "a b"
