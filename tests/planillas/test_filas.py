"""A record as cells by field, clean, and what is no row at all."""

import io
from datetime import date, datetime

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.planillas.celdas import (
    en_una_linea,
    fecha_de,
    momento_de,
    o_vacia,
    sin_decimales,
    sin_excel,
)
from bluecom.planillas.encabezado import Campo, Campos, Exigencia, encontrar
from bluecom.planillas.errores import PlanillaRechazada
from bluecom.planillas.filas import Fila, leer_fila, motivo_para_omitir
from bluecom.planillas.fuente import FilasSql, tablas_de
from bluecom.planillas.models import Corrida
from bluecom.planillas.recorrer import Suerte, asentar_suertes, leer
from bluecom.planillas.registro import Registro
from bluecom.planillas.tipos import Entrada
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA

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


def entrada(contenido: bytes, avance=lambda _: None) -> Entrada:
    return Entrada(Corrida(), columnas(contenido), Acto(Usuario(), AHORA), True, avance)


def test_each_record_is_cells_by_field_or_says_why_it_is_no_row():
    leidas = [(registro.linea, leida) for registro, leida in leer(entrada(ARCHIVO))]

    assert [(n, un.motivo[:10] if isinstance(un, Suerte) else "") for n, un in leidas] == [
        (2, ""), (3, "Línea en b"), (4, "Encabezado"), (5, "Línea de t"), (6, "Falta una "),
        (7, ""),
    ]  # fmt: skip
    primera, ultima = leidas[0][1], leidas[-1][1]
    assert isinstance(primera, Fila) and isinstance(ultima, Fila)
    assert primera.datos == {"numero": "012", "nota": "dos veces", "z": ""}
    assert (ultima.dice("nota"), ultima.dice("no hay")) == ("a b", "")


@pytest.mark.django_db
def test_what_became_of_each_record_is_written_in_its_order_and_counted():
    una = entrada(ARCHIVO)
    una.corrida.tipo, una.corrida.pedida_en = "smartflex", AHORA
    una.corrida.pedida_por = UsuarioFactory()
    una.corrida.save()

    asentar_suertes(una, list(leer(una)), dict.fromkeys((2, 7), Suerte("nuevas", "clara", "", 9)))

    assert list(una.corrida.renglones.values_list("linea", "clase", "objeto_id")) == [
        (2, "clara", None), (3, "omitida", None), (4, "omitida", None), (5, "omitida", None),
        (6, "rechazada", None), (7, "clara", None),
    ]  # fmt: skip
    contados = una.corrida.conteos
    assert (contados["leidas"], contados["nuevas"], contados["omitidas"]) == (6, 2, 3)


def test_a_sign_that_nobody_can_read_refuses_its_row_alone():
    with pytest.raises(PlanillaRechazada, match="no se puede leer"):
        leer_fila(Registro(2, ["1", "a\x07", ""]), columnas(ARCHIVO))


def test_a_total_is_known_by_its_few_cells_or_by_speaking_of_nothing():
    suyas = columnas(ARCHIVO)

    assert motivo_para_omitir(["", "TOTAL", "3", "4"], suyas)
    assert not motivo_para_omitir(["1", "TOTAL", "3", "4"], suyas)


@pytest.mark.parametrize(
    ("escrita", "leida"),
    [("23/11/2026", date(2026, 11, 23)), ("2026-11-23 10:00", date(2026, 11, 23)),
     ("3.1.51", date(1951, 1, 3)), ("3-1-26", date(2026, 1, 3)), ("31/02/2026", None),
     ("2026-11-234", None), ("23/11/20266", None), ("ayer", None), ("", None)],
)  # fmt: skip
def test_a_day_is_read_as_people_write_it(escrita, leida):
    assert fecha_de(escrita) == leida


@pytest.mark.parametrize(
    ("escrita", "leida"),
    [("23/11/2026", datetime(2026, 11, 23)),
     ("2026-11-23T10:05:30.25", datetime(2026, 11, 23, 10, 5, 30)),
     ("3.1.26 12:10 AM", datetime(2026, 1, 3, 0, 10)),
     ("3.1.26 3:10 p.m.", datetime(2026, 1, 3, 15, 10)),
     ("23/11/2026 24:00", None), ("23/11/2026 13:00 PM", None), ("31/02/2026", None),
     ("23/11/2026 y algo", None), ("", None)],
)  # fmt: skip
def test_an_instant_is_the_whole_cell_and_without_an_hour_the_start_of_its_day(escrita, leida):
    assert momento_de(escrita) == leida


def test_the_rows_of_a_database_are_records_as_those_of_a_file_are():
    filas = [
        {"cod": 12, "nota": None, "z": datetime(2026, 11, 23, 9, 30)},
        {"cod": 13, "nota": "a\nb", "z": ""},
    ]
    suyas = encontrar([FilasSql(filas)], CAMPOS)

    assert list(suyas.indice) == ["numero", "nota", "z"]
    assert [(r.linea, r.celdas) for r in suyas.tabla.registros()][1:] == [
        (2, ["12", "", "2026-11-23 09:30:00"]), (3, ["13", "a\nb", ""]),
    ]  # fmt: skip
    assert list(FilasSql([]).registros()) == [Registro(1, [])]


def test_a_cell_loses_what_programs_add_to_it():
    assert [sin_excel(t) for t in ('="0123"', "'0123", "=A1", "x")] == ["0123", "0123", "A1", "x"]
    assert [sin_decimales(t) for t in ("42.0", "42,0", "42.5")] == ["42", "42", "42.5"]
    assert [o_vacia(t) for t in ("s/n", "NO TIENE", "Ana")] == ["", "", "Ana"]
    assert [sin_excel(t) for t in ("'=\"0123\"", "'=A1", "'+591 7", "''x", "'")] == [
        "0123", "A1", "+591 7", "x", "",
    ]  # fmt: skip
    assert en_una_linea(" a\u200b \r\n b ") == "a b"
