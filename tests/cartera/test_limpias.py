"""What the short way says of a row is what the long one says; most rows go by it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bluecom.planillas.antesala import DE_TODOS, como_se_copia
from bluecom.planillas.celdas import VACIOS
from bluecom.planillas.registro import Registro
from cartera.servicios.importar.antesala import DEL_CLIENTE, DEL_CONTACTO, leer_renglon
from cartera.servicios.importar.columnas import CAMPOS
from cartera.servicios.importar.limpias import Limpias
from tests.cartera.columnas import columnas_de

LIMPIA = {
    "CODIGO": "K-901",
    "CI": "7654321",
    "EXPEDIDO": "CB",
    "COMPLEMENTO": "",
    "NIT": "",
    "PATERNO": "Peñaranda",
    "MATERNO": "de la Muñoz",
    "NOMBRES": "María José",
    "RAZON SOCIAL": "",
    "TIPO": "PERSONA",
    "TELEFONO FIJO": "4251201",
    "CELULAR": "70712345",
    "DIRECCION": "Calle España 12",
    "ZONA": "Queru Queru",
    "GABINETE": "G-14",
    "TECNOLOGIA": "FIBRA",
    "SERVICIO ACTUAL": "TELEFONÍA FIJA",
    "SERVICIO A OFRECER": "Internet FTTH",
    "FECHA DE ALTA": "27/03/2010",
    "CORREO": "maria.jose@correo.example",
    "OBSERVACION": "llamar de tarde",
    "PRIORIDAD": "5",
    "OTRA COSA": "  sin leer ",
}
SUCIAS = [
    "", " ", "-", "0", "S/N", "x", "Sin Dato", "NULL", "='1'", "'4251201", '="4251201"', "=A1",
    "4251201", "44251201", "46112345", "4699999", "04251201", "4251201.0", "425-1201", "123",
    "70712345", "70712345/60712345", "+59170712345", "707 12345", "4251201;70712345",
    "7654321", "07654321", "7654321-1A", "7654321 CB", "7.654.321", "E-123456", "12345678901",
    "CB", "cb", "La Paz", "QR", "Marte", "1A", "1020304050", "00000",
    "Ana", "ANA", "Ñuñez", "García  López", " Ana", "Ana ", "Ana\tEva", "Ana\nEva", "A\x07na",
    "Ferretería El Sol S.R.L.", "MuÃ±oz", "PE¥ARANDA", "a\ufffdb", "“Ana”", "O'Higgins", "Łukasz",
    "FIBRA", "COBRE", "paloma", "FIJO + INTERNET", "GAS", "FTTH y TV", "Nada de esto", "FIJO,,",
    "27/03/2010", "1/2/08", "2010-03-27", "31/02/2010", "27/03/2010 00:00:00", "x 27/03/2010",
    "a@b.bo", "A@B.bo", "a@b", "a..b@c.com", f"{'a' * 31}@c.com", "-5", "007", "12345",
    "Z" * 60, "Z" * 61, "Z" * 81, "Z" * 101, "Z" * 201, "Z" * 301, "Z" * 2001,
    "\\N", "a\\b", "\x1f", "TOTAL", "PATERNO",
]  # fmt: skip
CELDAS = st.one_of(
    st.sampled_from(SUCIAS), st.sampled_from(sorted(VACIOS)), st.text(max_size=12),
    st.text(alphabet="0123456789.-/+ ", max_size=12),
)  # fmt: skip
COLUMNAS = columnas_de(";".join(LIMPIA))
LAS_DE_SIEMPRE = Limpias(COLUMNAS)
ANCHO = len(DE_TODOS) + 3 + len(DEL_CLIENTE) + len(DEL_CONTACTO)


def corto(celdas: list[str]) -> str:
    return LAS_DE_SIEMPRE.leer(Registro(2, celdas))


def largo(celdas: list[str]) -> str:
    return como_se_copia(leer_renglon(Registro(2, celdas), COLUMNAS), ANCHO)


def test_the_law_draws_every_column_that_a_portfolio_may_have():
    assert set(COLUMNAS.indice) == {campo.clave for campo in CAMPOS.todos}


@settings(max_examples=1000)
@given(st.dictionaries(st.sampled_from(sorted(LIMPIA)), CELDAS, max_size=3))
def test_a_row_of_any_cells_is_read_alike_by_the_short_way_and_by_the_long_one(sucias):
    celdas = list((LIMPIA | sucias).values())

    assert corto(celdas) in ("", largo(celdas))


@given(st.lists(CELDAS, max_size=len(LIMPIA) + 2))
def test_a_row_of_any_width_too(celdas):
    assert corto(celdas) in ("", largo(celdas))


def test_a_cell_with_the_sign_that_separates_them_does_not_pass_for_two():
    celdas = list(LIMPIA.values())
    pegadas = [*celdas[:-3], "llamar\x1f5", celdas[-1]]

    assert corto(pegadas) == ""
    assert "Falta una celda" in largo(pegadas)


@pytest.mark.parametrize(
    "cambios",
    [
        {},
        {"CODIGO": "", "EXPEDIDO": "", "MATERNO": "", "CELULAR": "", "CORREO": "", "ZONA": ""},
        {"FECHA DE ALTA": "", "OBSERVACION": "", "PRIORIDAD": "", "TECNOLOGIA": ""},
        {"SERVICIO ACTUAL": "FIJO + INTERNET", "SERVICIO A OFRECER": "", "NIT": "7654321018"},
        {"PATERNO": "Z" * 60, "NOMBRES": "Z" * 80, "DIRECCION": "Z" * 200, "ZONA": "Z" * 80},
        {"TELEFONO FIJO": "44251201", "NOMBRES": "O'Higgins", "OBSERVACION": "Z" * 300},
    ],
)
def test_what_is_written_as_it_is_stored_goes_by_the_short_way(cambios):
    celdas = list((LIMPIA | cambios).values())

    assert corto(celdas) == largo(celdas)


SIN_APELLIDOS = {t: c for t, c in LIMPIA.items() if t not in ("PATERNO", "MATERNO", "TIPO")}
DE_UNA_COLUMNA = columnas_de(";".join(SIN_APELLIDOS))
LAS_DE_UNA_COLUMNA = Limpias(DE_UNA_COLUMNA)


@settings(max_examples=500)
@given(st.dictionaries(st.sampled_from(sorted(SIN_APELLIDOS)), CELDAS, max_size=2))
def test_a_file_that_has_the_whole_name_in_one_column_is_read_alike_too(sucias):
    registro = Registro(2, list((SIN_APELLIDOS | sucias).values()))
    largo = como_se_copia(leer_renglon(registro, DE_UNA_COLUMNA), ANCHO)

    assert LAS_DE_UNA_COLUMNA.leer(registro) in ("", largo)


@pytest.mark.parametrize(
    ("cambios", "corta"),
    [
        ({}, True),
        ({"NOMBRES": "María José Peñaranda Muñoz"}, True),
        ({"NOMBRES": "Ferretería El Sol S.R.L."}, False),
        ({"CI": "102030405"}, False),
        ({"RAZON SOCIAL": "El Sol"}, False),
    ],
)
def test_only_who_cannot_be_a_company_goes_by_the_short_way_without_surnames(cambios, corta):
    registro = Registro(2, list((SIN_APELLIDOS | cambios).values()))
    leida = LAS_DE_UNA_COLUMNA.leer(registro)

    assert bool(leida) is corta
    if corta:
        assert leida == como_se_copia(leer_renglon(registro, DE_UNA_COLUMNA), ANCHO)


@pytest.mark.parametrize("campo", ["TELEFONO FIJO", "NOMBRES", "CI"])
def test_without_one_of_these_columns_no_row_does(campo):
    otros = {titulo: celda for titulo, celda in LIMPIA.items() if titulo != campo}
    tambien = {"TELEFONO FIJO": {"TELEFONO FIJO": ""}}.get(campo, {})
    columnas = columnas_de(";".join(otros | tambien))
    celdas = list((otros | tambien).values())

    assert Limpias(columnas).leer(Registro(2, celdas)) == ""
