"""What the letter of the terms e-mail may be (11.2)."""

import pytest

from solicitudes.reglas.texto_de_terminos import (
    CONSTANCIA,
    DE_FABRICA,
    HUECOS,
    IMPRESCINDIBLES,
    LARGO,
    llenar,
    objeciones,
)

pytestmark = pytest.mark.paso("11.2")
DICHOS = {nombre: nombre.upper() for nombre in HUECOS}


def test_what_ships_owes_nothing():
    assert objeciones(DE_FABRICA) == []


@pytest.mark.parametrize("hueco", IMPRESCINDIBLES)
def test_what_the_client_has_to_read_cannot_be_left_out(hueco):
    (razon,) = objeciones(DE_FABRICA.replace(f"{{{hueco}}}", ""))

    assert razon == f"El cliente tiene que leerlo: falta {{{hueco}}}."


@pytest.mark.parametrize(
    ("texto", "dicho"),
    [
        (DE_FABRICA + " {tarifa}", "«{tarifa}» no es un dato de la venta"),
        (DE_FABRICA.replace(CONSTANCIA, "por cortesía"), f"se envía «{CONSTANCIA}»"),
        (DE_FABRICA + "x" * LARGO, f"más de {LARGO} signos"),
    ],
)
def test_each_objection_is_said_alone(texto, dicho):
    (razon,) = objeciones(texto)

    assert dicho in razon


def test_what_a_sale_does_not_have_leaves_no_gap_and_no_point_comes_twice():
    dichos = DICHOS | {"equipos": "", "cambios": "", "comteco": "COMTECO R.L."}

    carta = llenar(DE_FABRICA, dichos)

    assert "{" not in carta
    assert "\n\n\n" not in carta
    assert "oficina de COMTECO R.L.\n" in carta
    assert "COMTECO R.L. y, en segunda" in carta
    assert carta.endswith("COMTECO R.L. · Canales Virtuales\n")
