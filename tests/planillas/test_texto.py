"""A text as records: its alphabet by evidence, its quotes, its physical lines."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluecom.planillas.codificacion import codificacion_de, como_texto
from bluecom.planillas.errores import PlanillaRechazada
from bluecom.planillas.fuente import tablas_de
from bluecom.planillas.separados import registros

MAYUSCULAS = "CODIGO;NOMBRES\r\n1;BEGOÑA PEÑARANDA MUÑOZ\r\n2;RAÚL GARCÍA, AV. PANAMÁ Nº 3\r\n"
MINUSCULAS = "codigo;nombres\r\n1;Begoña Peñaranda\r\n2;María López, José Núñez\r\n"


@pytest.mark.parametrize(
    ("texto", "escrito", "leido"),
    [
        (MAYUSCULAS, "utf-8", "utf-8"),
        (MAYUSCULAS, "utf-8-sig", "utf-8-sig"),
        (MAYUSCULAS, "utf-16", "utf-16"),
        (MAYUSCULAS, "utf-16-le", "utf-16-le"),
        (MAYUSCULAS, "utf-16-be", "utf-16-be"),
        (MAYUSCULAS, "cp1252", "cp1252"),
        (MAYUSCULAS, "cp850", "cp850"),
        (MAYUSCULAS, "mac_roman", "mac_roman"),
        (MINUSCULAS, "cp1252", "cp1252"),
        (MINUSCULAS, "cp850", "cp850"),
        (MINUSCULAS, "cp437", "cp850"),
        (MINUSCULAS, "mac_roman", "mac_roman"),
        ("1;RAÚL\n", "cp850", "cp850"),
        ("1;José\n", "cp1252", "cp1252"),
        ("1;D’Angelo — “El Sol”\n", "cp1252", "cp1252"),
        ("1;PEñA\n", "cp1252", "cp1252"),
        ("1;Ana\n", "ascii", "utf-8"),
    ],
)
def test_a_file_is_read_in_the_alphabet_it_was_written_in(texto, escrito, leido):
    archivo = io.BytesIO(texto.encode(escrito))

    codigo = codificacion_de(archivo)

    assert codigo == leido
    assert como_texto(archivo, codigo).read().lstrip("\ufeff") == texto


def test_the_lines_that_speak_are_found_however_far_they_are():
    lejos = b"1;ANA\n" * 400_000 + "2;PEÑA\n".encode("cp850")

    assert codificacion_de(io.BytesIO(lejos)) == "cp850"


@pytest.mark.parametrize("contenido", ["1;ЖУК\n".encode("cp866"), b"1;PE\xacARANDA \xb8\xbe\xb6\n"])
def test_what_is_spanish_in_no_alphabet_is_refused(contenido):
    with pytest.raises(PlanillaRechazada, match="CSV UTF-8"):
        codificacion_de(io.BytesIO(contenido))


def leidos(texto: str, columnas: int = 0) -> list[tuple[int, int, list[str]]]:
    leidos = registros(io.StringIO(texto, newline=""), ";", columnas)
    return [(r.linea, r.lineas, r.celdas) for r in leidos]


def test_lines_are_physical():
    assert leidos('a;b\n"uno\ndos";c\n\n"x\r\ny\nz";d\nfin') == [
        (1, 1, ["a", "b"]), (2, 2, ["uno\ndos", "c"]), (4, 1, [""]), (5, 3, ["x\r\ny\nz", "d"]),
        (8, 1, ["fin"]),
    ]  # fmt: skip


def test_quotes_in_a_line_of_its_own_are_of_the_cell():
    assert leidos('"a;b";c\nTubo 5" ;d\n"e ""f""";g') == [
        (1, 1, ["a;b", "c"]), (2, 1, ['Tubo 5" ', "d"]), (3, 1, ['e "f"', "g"]),
    ]  # fmt: skip


@given(st.lists(st.lists(st.text(st.characters(exclude_characters='"\r\n;\0')), min_size=2)))
def test_without_quotes_each_line_is_a_record_of_its_cells(filas):
    texto = "\r\n".join(";".join(fila) for fila in filas)

    vueltos = [celdas for *_, celdas in leidos(texto)]

    assert vueltos == filas or not texto


def test_a_file_is_read_again_from_its_start_as_often_as_it_is_asked():
    tabla = tablas_de(io.BytesIO(b"a;b\n1;2\n"))[0]

    assert list(tabla.registros()) == list(tabla.registros())


@pytest.mark.parametrize(
    ("contenido", "frase"),
    [
        (b"", "vacío"), (b" \r\n" * 5000, "vacío"), (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0", "Excel antiguo"), (b"\x00\x01\x02\x03", "no es de texto"),
    ],
)  # fmt: skip
def test_what_is_neither_text_nor_workbook_is_refused_by_its_content(contenido, frase):
    with pytest.raises(PlanillaRechazada, match=frase):
        tablas_de(io.BytesIO(contenido))
