"""A text that differs from the accepted offer is named and cured."""

import pytest

from solicitudes.glosas import LITERALES, contradicciones

pytestmark = pytest.mark.paso("9.1")
OFERTA = {"tarifa": 149, "costo_instalacion": 0, "permanencia": 18, "cargo_mes_faltante": 30}


@pytest.mark.parametrize(
    ("texto", "codigo", "vale"),
    [
        ("se informó costo de instalación Bs 200", "costo_instalacion", "BS. 0.-"),
        ("COSTO POR INSTALACION BS. 200.-", "costo_instalacion", "BS. 0.-"),
        ("tarifa mensual de 99 bolivianos", "tarifa", "BS. 149.-"),
        ("permanencia de 12 meses", "permanencia", "18 MESES"),
        ("permanencia de un año", "permanencia", "18 MESES"),
        ("permanencia doce meses", "permanencia", "18 MESES"),
        ("en caso de baja Bs. 50.00 por cada mes", "cargo_mes_faltante", "BS. 30.-"),
        ("el cliente pagará 77 bs", "monto", "BS. 149.-"),
        ("mega adicional BS. 0,30", "mega_adicional", "BS. 0,20"),
    ],
)
def test_a_different_figure_is_named_with_both_values(texto, codigo, vale):
    [hallada] = contradicciones(texto, OFERTA)

    assert (hallada.codigo, hallada.vale) == (codigo, vale)
    assert hallada.dice in hallada.mensaje
    assert vale in hallada.mensaje


def test_the_cure_leaves_nothing_to_object_to():
    texto = "costo de instalación Bs. 200.-, permanencia de 12 meses"

    while halladas := contradicciones(texto, OFERTA):
        texto = halladas[0].corregido

    assert texto == "costo de instalación BS. 0.-, permanencia de 18 MESES"


def test_the_annex_s_own_figures_contradict_the_default_campaign():
    adsl = contradicciones(LITERALES["ADSL", "INDEPENDIENTE"], OFERTA)
    inalambrico = contradicciones(LITERALES["INET_INAL", "INDEPENDIENTE"], OFERTA)

    assert [c.codigo for c in adsl] == ["costo_instalacion"]
    assert [c.codigo for c in inalambrico] == ["permanencia"]


def test_free_installation_contradicts_a_price_for_it():
    [hallada] = contradicciones("instalación gratis", {**OFERTA, "costo_instalacion": 200})

    assert hallada.vale == "BS. 200.-"


def test_another_promotion_is_named():
    [hallada] = contradicciones('promoción "Navidad"', {**OFERTA, "promocion": "Hogar"})

    assert (hallada.codigo, hallada.dice, hallada.vale) == ("promocion", "NAVIDAD", "HOGAR")


def test_a_promotion_that_the_offer_lacks_is_taken_out():
    [hallada] = contradicciones('con promoción "Navidad", gracias', {**OFERTA, "promocion": ""})

    assert hallada.corregido == "con , gracias"


@pytest.mark.parametrize(
    "texto",
    ["", "tarifa Bs. 149.- por 18 meses", "aviso con 30 días, casa 12", "Bs 30 por cada mes"],
)
def test_what_agrees_is_left_alone(texto):
    assert contradicciones(texto, OFERTA) == []
