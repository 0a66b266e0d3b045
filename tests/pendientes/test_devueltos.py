"""What a returned mail says, read from its bytes alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluecom.pendientes.rebotes.devuelto import leer_devuelto
from tests.pendientes.devoluciones import ausencia, devolucion

SELLO = "0123456789abcdef" * 2
NUESTRO = f"<{SELLO}@comteco.example>"


def leer(crudo: bytes):
    return leer_devuelto(crudo, dominio="comteco.example")


@pytest.mark.parametrize("devuelve", ["text/rfc822-headers", "message/rfc822"])
def test_a_report_names_the_mail_it_returns_and_says_why_without_the_address(devuelve):
    (leido,) = leer(devolucion(NUESTRO, devuelve=devuelve))

    assert (leido.sello, leido.accion) == (SELLO, "failed")
    assert leido.detalle == (
        "El servidor de destino respondió: "
        "«550 5.1.1 <…>: Recipient address rejected: User unknown»."
    )
    assert leido.en is not None


def test_the_address_it_comes_back_to_is_enough():
    """Many servers return neither the mail nor its head."""
    crudo = devolucion("<otro@en.otra.parte>", a=f"rebotes+{SELLO}@comteco.example")

    assert [leido.sello for leido in leer(crudo)] == [SELLO]


@pytest.mark.parametrize("accion", ["delayed", "delivered"])
def test_a_delay_and_a_delivery_are_told_from_a_bounce(accion):
    assert [leido.accion for leido in leer(devolucion(NUESTRO, accion=accion))] == [accion]


def test_without_words_the_code_is_said():
    (leido,) = leer(devolucion(NUESTRO, dicho=""))

    assert leido.detalle == "El servidor de destino respondió 5.1.1."


@pytest.mark.parametrize(
    "crudo",
    [
        devolucion(f"<{SELLO}@otra.example>"),
        devolucion(NUESTRO, accion="relayed"),
        ausencia(NUESTRO),
        b"",
        b"\xff\xfe\x00 no es un correo",
    ],
    ids=["another house's", "relayed only", "absence", "empty", "noise"],
)
def test_what_reports_nothing_of_ours_is_nothing(crudo):
    assert leer(crudo) == []


def test_the_same_report_has_always_the_same_name_and_another_one_another():
    una, otra = (devolucion(NUESTRO, propio=f"<{n}@mx.example>") for n in (1, 2))

    assert leer(una)[0].externo == leer(una)[0].externo != leer(otra)[0].externo


@given(st.integers(0, 1500), st.binary(max_size=40))
def test_a_broken_report_is_read_or_is_nothing(donde, basura):
    crudo = devolucion(NUESTRO)

    for leido in leer(crudo[:donde] + basura + crudo[donde:]):
        assert len(leido.sello) == 32
        assert len(leido.detalle) <= 300
