"""A text that differs from the accepted offer is named and cured."""

import pytest

from solicitudes.glosas import LITERALES, DatoDeGlosaInvalido, contradicciones

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


def test_the_cure_touches_the_amount_alone_also_after_one_that_agrees():
    [hallada] = contradicciones("baja Bs. 30.-, tarifa Bs 9 al mes", OFERTA)

    assert hallada.corregido == "baja Bs. 30.-, tarifa BS. 149.- al mes"


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
    assert hallada.corregido == 'promoción "HOGAR"'


def test_a_promotion_quoted_in_its_own_name_is_the_one_that_the_gloss_writes():
    assert contradicciones("promoción \"Plan 'Hogar'\"", {"promocion": 'Plan "Hogar"'}) == []


def test_a_promotion_that_the_offer_lacks_is_taken_out():
    [hallada] = contradicciones('con promoción "Navidad", gracias', {**OFERTA, "promocion": ""})

    assert hallada.corregido == "con , gracias"


@pytest.mark.parametrize(
    "texto",
    ["", "tarifa Bs. 149.- por 18 meses", "aviso con 30 días, casa 12", "Bs 30 por cada mes"],
)
def test_what_agrees_is_left_alone(texto):
    assert contradicciones(texto, OFERTA) == []


RICA = OFERTA | {
    "costo_por_punto": "50.5",
    "cable_excedente": 5,
    "tarifa_hn": None,
    "promocion": "Hogar «2»",
}


@pytest.mark.parametrize(
    ("texto", "frase"),
    [
        ("tarifa mensual Bs. 99,50", "BS. 99,50 y la tarifa mensual … es BS. 149.-"),
        ("mensual 99 bs", "BS. 99.- y la tarifa mensual … es BS. 149.-"),
        ("instalación de 10.-", "BS. 10.- y el costo de instalación … es BS. 0.-"),
        ("cada punto BOB 9", "BS. 9.- y el costo por punto … es BS. 50,50"),
        ("metro de cable 9 bolivianos", "BS. 9.- y el cable excedente … es BS. 5.-"),
        ("en caso de baja Bs 9", "BS. 9.- y el cargo por mes faltante … es BS. 30.-"),
        ("por cada mes Bs 9", "BS. 9.- y el cargo por mes faltante … es BS. 30.-"),
        ("el mega Bs 9", "BS. 9.- y el mega adicional … es BS. 0,20"),
        ("HN-Bs 9", "BS. 9.- y la tarifa HN … es BS. 0,50"),
        ("HR-Bs 9", "BS. 9.- y la tarifa HR … es BS. 0,375"),
        ("HSR-Bs 9", "BS. 9.- y la tarifa HSR … es BS. 0,25"),
        ("tarifa del cable Bs 9", "BS. 9.- y el cable excedente … es BS. 5.-"),
        ("cable y tarifa Bs 9", "BS. 9.- y la tarifa mensual … es BS. 149.-"),
        ("pagará Bs 9", "BS. 9.- y la tarifa mensual … es BS. 149.-"),
        ("tarifa, cable tarifa cable Bs 9", "BS. 9.- y el cable excedente … es BS. 5.-"),
        ("cable " + "x" * 73 + " Bs 9", "BS. 9.- y el cable excedente … es BS. 5.-"),
        ("cable " + "x" * 74 + " Bs 9", "BS. 9.- y la tarifa mensual … es BS. 149.-"),
        ("cable, " + "x" * 80 + " Bs 9", "BS. 9.- y la tarifa mensual … es BS. 149.-"),
        ("por 1 mes", "1 MES y la permanencia … es 18 MESES"),
        ("por 2 años", "2 AÑOS y la permanencia … es 18 MESES"),
        ("por treinta y seis meses", "TREINTA Y SEIS MESES y la permanencia … es 18 MESES"),
        ('promoción "Navidad"', "NAVIDAD y la promoción … es HOGAR «2»"),
    ],
)
def test_what_differs_is_said_with_the_condition_it_speaks_of(texto, frase):
    [hallada] = contradicciones(texto, RICA)

    dicha = "El texto dice " + frase.replace("…", "de la oferta aceptada")
    vale = frase.split("… es ")[1]
    assert hallada.mensaje == f"{dicha}: escriba {vale}."


def test_a_stay_of_one_month_is_said_in_the_singular():
    [hallada] = contradicciones("permanencia de 2 meses", {"permanencia": 1})

    assert (hallada.vale, hallada.corregido) == ("1 MES", "permanencia de 1 MES")


@pytest.mark.parametrize(
    "texto",
    [
        "INSTALACION: GRATIS",
        "costo de instalación cero",
        "instalación a costo cero",
        "instalación sin costo",
    ],
)
def test_free_installation_is_heard_however_it_is_said(texto):
    oferta = {"costo_instalacion": "200.50"}
    [hallada] = contradicciones(texto, oferta)

    assert (hallada.codigo, hallada.dice) == ("costo_instalacion", texto.upper())
    assert hallada.mensaje == (
        f"El texto dice {texto.upper()} y el costo de instalación de la oferta aceptada es "
        "BS. 200,50: escriba BS. 200,50."
    )
    assert hallada.corregido.endswith("BS. 200,50")


def test_a_promotion_that_the_offer_lacks_is_said_to_be_none():
    [hallada] = contradicciones('x promoción "Navidad"', {"promocion": ""})

    assert (hallada.vale, hallada.corregido) == ("ninguna", "x ")
    assert hallada.mensaje.endswith(
        "la promoción de la oferta aceptada es ninguna: escriba ninguna."
    )


@pytest.mark.parametrize(
    "texto",
    [
        "cada punto Bs 9",
        "permanencia 3 meses",
        'promoción "Navidad"',
        "instalación gratis",
        "pagará Bs 9",
    ],
)
def test_what_the_offer_does_not_say_is_not_judged(texto):
    assert contradicciones(texto, dict.fromkeys(OFERTA)) == []


def test_what_agrees_in_other_words_is_left_alone():
    assert contradicciones('Promoción: "hogar  «2»", por un año', RICA | {"permanencia": 12}) == []


def test_several_are_named_in_the_order_of_the_text():
    texto = "por 12 meses, instalación gratis, tarifa Bs 9.-, fin"
    halladas = contradicciones(texto, OFERTA | {"costo_instalacion": 7})

    assert [c.codigo for c in halladas] == ["permanencia", "costo_instalacion", "tarifa"]
    assert halladas[2].corregido == "por 12 meses, instalación gratis, tarifa BS. 149.-, fin"


def test_no_more_than_five_thousand_characters_are_judged():
    assert contradicciones("x" * 4_990 + ", Bs. 9 bs", OFERTA) != []
    assert contradicciones("x" * 5_000 + ", Bs. 9 bs", OFERTA) == []


def test_a_name_that_ends_with_a_dot_does_not_end_the_sentence_with_two():
    [hallada] = contradicciones('promoción "Navidad"', {"promocion": "Hogar S.R.L."})

    assert hallada.mensaje.endswith(": escriba HOGAR S.R.L.")


@pytest.mark.parametrize("texto", ["pagará 9 bs", "tarifa 9 bs", "instalación gratis"])
def test_an_offer_whose_figure_is_none_names_its_slot(texto):
    with pytest.raises(DatoDeGlosaInvalido) as refusal:
        contradicciones(texto, {"costo_instalacion": "x", "tarifa": "x"})

    assert refusal.value.hueco == ("costo_instalacion" if "gratis" in texto else "tarifa")
