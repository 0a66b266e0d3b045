"""What can be read off a C.I.: its number where only one thing can be it, and its last day."""

from datetime import date

import pytest

from bluecom.bolivia.identidad import CI
from documentos.carnet import CODIGOS, LARGO, Letras, leer_letras, limpios, numeros_en

pytestmark = pytest.mark.paso("6.3")


@pytest.mark.parametrize(
    ("texto", "numeros"),
    [
        ("1234567", [CI("1234567")]),
        ("a|1234567-1a|b", [CI("1234567", "1A")]),
        ("1234567;1234567", [CI("1234567")]),
        ("1234567 7654321", [CI("1234567"), CI("7654321")]),
        ("https://ejemplo.test/v/1234567", []),
        ("15/11/2031", []),
        ("0123456", []),
        ("12345678901", []),
        ("C1234567", []),
        ("", []),
    ],
)
def test_a_number_is_whatever_is_written_as_one_and_an_address_has_none(texto, numeros):
    assert numeros_en(texto) == numeros


def test_a_code_is_kept_as_it_is_but_for_what_nobody_sees_and_for_its_length():
    dichos = limpios(["a\x00b\nc", " \x07 ", "x" * 9999, *"12345"])

    assert dichos[0] == "a b c"
    assert [len(dicho) for dicho in dichos] == [5, LARGO, 1, 1]
    assert len(dichos) == CODIGOS


@pytest.mark.parametrize(
    ("renglones", "ci"),
    [
        (["N.9878141"], CI("9878141")),
        (["N.º 9878141-1A"], CI("9878141", "1A")),
        (["No. 1234567", "SERIE 98765", "SECCION 12345"], CI("1234567")),
        (["C.I. 1234567"], CI("1234567")),
        (["1234567"], CI("1234567")),
        (["98765", "1234567"], None),
        (["N° 1234567", "N° 7654321"], None),
        (["ROSA QUISPE"], None),
    ],
)
def test_of_several_numbers_only_the_one_that_a_label_announces(renglones, ci):
    assert leer_letras(renglones).ci == ci


@pytest.mark.parametrize(
    ("renglones", "vence"),
    [
        (["VENCE 15/11/2031"], date(2031, 11, 15)),
        (["Emitida el 3 de Marzo de 2021", "Expira el 3 de Marzo de 2031"], date(2031, 3, 3)),
        (["FECHA DE VENCIMIENTO", "15-11-2031"], date(2031, 11, 15)),
        (["NACIDO 15/11/1980"], None),
        (["VENCE 31/02/2031"], None),
        (["Emisión      Expiración", "15/11/2021   15/11/2031"], None),
        (["VÁLIDA DEL 15/11/2021 AL 15/11/2031"], None),
        (["Expira el 3 de Marzo de 2031", "Emitida el 3 de Marzo de 2021"], date(2031, 3, 3)),
        (["VENCE", "ROSA"], None),
    ],
)
def test_it_holds_until_the_date_that_says_so(renglones, vence):
    assert leer_letras(renglones).vence_el == vence


def test_one_without_end_says_so_and_what_is_kept_is_read_back():
    leidas = leer_letras(["N. 1234567", "VIGENCIA INDEFINIDA"])

    assert leidas.indefinida
    assert Letras(**leidas.guardado()) == leidas
    assert Letras().ci is Letras().vence_el is None
