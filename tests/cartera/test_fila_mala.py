"""One bad row is refused with its line and its reason, and the others go on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluecom.cuentas.acto import Acto
from bluecom.planillas.registro import ROTO
from cartera.models import Cliente, ContactoCartera
from cartera.servicios import importar_cartera
from tests.cartera.columnas import columnas_de
from tests.factories_cuentas import UsuarioFactory

CABEZA = b"TELEFONO;CODIGO;NOMBRE;CORREO;CELULAR;OBSERVACION"
BUENA, OTRA = "4251201;C1;Íñigo;;;".encode(), "4251209;C9;Muñoz;;;".encode()


@pytest.fixture
def importar(db, ahora):
    def _importar(*renglones: bytes):
        contenido = b"\r\n".join([*renglones, b""])
        return importar_cartera(contenido, nombre="N", acto=Acto(UsuarioFactory(), ahora))

    return _importar


@pytest.mark.paso("1.1")
@pytest.mark.parametrize(
    ("mala", "motivo"),
    [
        (b"4251202;C2;A\x00na;;;", "no se pudo leer"),
        (b"4251202;C2;Ana;;;\x00", "no se pudo leer"),
        (b"4251202;C2;A\x07na;;;", "no se puede leer"),
        (b"4251202;C2;A\x1b[31mna;;;", "no se puede leer"),
        (b"4251202;C2;Mu\xf1oz;;;", "no se pudo leer"),
        (b"4251202;C2;A\xc3;;;", "no se pudo leer"),
        ("4251202;C2;MuÃ±oz;;;".encode(), "Mezcla codificaciones"),
        (b"4251202;C2;" + b"A" * 200_000 + b";;;", "demasiado largo"),
        (b"4251202;C2;Ana;;;" + b"x" * 2001, "demasiado largo"),
        (b'4251202;C2;Ana;;;"' + b"uno\r\n" * 30 + b'"', "demasiado largo, de 31 líneas"),
        (b'4251202;C2;"Ana;;;', "comillas que no se cierran"),
        (b'"4251202;C2;Ana;;;', "comillas que no se cierran"),
        ("4251202;C2;{};;;".format("Ñ" * 81).encode(), "demasiado largo"),
        (b"4251202;C2;Ana;;;;;sobra", "más columnas"),
        (b"4251202;C2;Ana;;;;", "Sobra una celda"),
        (b"4251202;C2;Ana;;", "Falta una celda"),
        (b"4251202;C2;Ana", "Faltan 3 celdas"),
        ("4251202;C2;PE¥ARANDA;;;".encode(), "«¥» donde va una letra"),
    ],
)
def test_a_bad_row_is_refused_alone_with_its_line_and_its_reason(importar, mala, motivo):
    informe = importar(CABEZA, BUENA, mala, OTRA)

    assert (informe.conteos["nuevas"], informe.conteos["rechazadas"]) == (2, 1)
    (rechazada,) = [f for f in informe.filas if f.clase == "rechazada"]
    assert rechazada.linea == 3
    assert motivo.casefold() in rechazada.motivo.casefold()
    assert set(Cliente.objects.values_list("nombres", flat=True)) == {"Íñigo", "Muñoz"}


def test_quotes_left_open_take_no_client_with_them(importar):
    siguientes = [f"42513{n:02d};D{n};Eva;;;".encode() for n in range(40)]

    informe = importar(CABEZA, BUENA, b'4251202;C2;"Ana;;;', *siguientes)

    assert (informe.conteos["nuevas"], informe.conteos["rechazadas"]) == (41, 1)


def test_quotes_left_open_twice_are_two_bad_rows(importar):
    """Between both there is an even number of quotes: it could pass for one long cell."""
    informe = importar(CABEZA, b'4251202;C2;"Ana;;;', BUENA, b'4251203;C3;"Eva;;;', OTRA)

    assert (informe.conteos["nuevas"], informe.conteos["rechazadas"]) == (2, 2)


@pytest.mark.parametrize(
    "larga",
    [
        "4251202;C2;{};{}@correo.example;;".format("ﬃ" * 79, "a" * 40),
        "4251202;C2;{};;;".format("Ñ" * 80),
        "4251202;C2;Ana;{}@correo.example;;".format("a" * 290),
        "4251202;{};Ana;;;".format("C" * 60),
        "4251202;C2;Ana;;{};".format("7" * 60),
    ],
)
def test_what_is_longer_than_its_column_stops_nothing(importar, larga):
    informe = importar(CABEZA, BUENA, larga.encode(), OTRA)

    assert informe.conteos["nuevas"] == 3
    assert ContactoCartera.objects.count() == 3


def test_the_few_lines_in_another_encoding_are_the_bad_ones(importar):
    """Who joined two files: the row that differs from most is to be written again."""
    otras = [f"42513{n:02d};D{n};Muñoz;;;".encode("cp1252") for n in range(5)]

    informe = importar(CABEZA, *otras, "4251202;C2;Núñez;;;".encode())

    assert (informe.conteos["nuevas"], informe.conteos["rechazadas"]) == (5, 1)
    assert set(Cliente.objects.values_list("nombres", flat=True)) == {"Muñoz"}


@given(st.binary(max_size=80).filter(lambda b: not {10, 13} & set(b)))
def test_no_row_of_bytes_changes_the_rows_beside_it(mala):
    contenido = b"\r\n".join([CABEZA, BUENA, mala, OTRA])

    leidas = {r.linea: r.celdas for r in columnas_de(contenido).tabla.registros(6)}

    assert leidas[4] == ["4251209", "C9", "Muñoz", "", "", ""]
    assert leidas[2] == ["4251201", "C1", "Íñigo", "", "", ""]
    assert not any("\0" in celda for celda in leidas[3])
    assert ROTO not in "".join(leidas[2] + leidas[4])
