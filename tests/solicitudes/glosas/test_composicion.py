"""Who is asked for, what is refused and how the parts of a gloss are joined (9.1, Annex 2)."""

import pytest

from solicitudes.glosas import (
    DEL_SISTEMA,
    PLANTILLAS,
    PRODUCTOS,
    PROMOCION,
    CombinacionImposible,
    GlosaIncompleta,
    Redaccion,
    afirmaciones,
    componer,
    facturacion_para,
    faltantes,
)

pytestmark = pytest.mark.paso("9.1")
FTTH = ("FTTH_GPON", "INDEPENDIENTE")
HSPA = ("TEL_HSPA", "INDEPENDIENTE")
DE_LA_PROMOCION = (PROMOCION, "SIN_MODALIDAD")
SIN_PRODUCTO = f"El Anexo 2 no tiene el producto FAX: elija uno de {', '.join(PRODUCTOS)}."


@pytest.fixture
def sin_cliente(datos):
    return {clave: valor for clave, valor in datos.items() if clave != "cliente"}


def codigos(faltan):
    return [falta.hueco for falta in faltan]


@pytest.mark.parametrize(
    ("datos_de_quien", "pregunta", "solicita"),
    [
        ({"cliente": "Ana"}, "ANA", "DEL TITULAR: ANA"),
        ({"cliente": "", "solicitante": "Ana"}, "ANA", "DEL TITULAR: ANA"),
        ({"cliente": "Ana", "preguntar_por": "Eva"}, "EVA", "DEL TITULAR: ANA"),
        ({"cliente": "Ana", "solicitante": "Eva"}, "ANA", "DEL TITULAR: EVA"),
        ({"cliente": "Ana", "solicitante": "Eva", "titular_o_tercero": " tercero "}, "ANA",
         "DEL TERCERO: EVA"),
        ({"cliente": "Ana", "titular_o_tercero": " titular "}, "ANA", "DEL TITULAR: ANA"),
    ],
)  # fmt: skip
def test_the_client_is_asked_for_and_asks_when_nobody_else_does(
    datos_de_quien, pregunta, solicita, sin_cliente
):
    texto = componer(*FTTH, sin_cliente | datos_de_quien, promocion=True).texto

    assert f"PREGUNTAR POR {pregunta}." in texto
    assert texto.endswith(f"A SOLICITUD {solicita}.")


def test_a_third_party_is_not_who_opens_the_door(sin_cliente):
    tercero = {"solicitante": "Eva", "titular_o_tercero": "TERCERO"}

    assert codigos(faltantes(*FTTH, sin_cliente | tercero)) == ["preguntar_por"]


@pytest.mark.parametrize("vacio", [None, "", []])
def test_an_empty_value_leaves_the_one_that_holds_today(vacio, datos):
    huecos = componer(*FTTH, {**datos, "pasar_en": vacio, "aviso_retiro_dias": vacio}).huecos

    assert (huecos["pasar_en"], huecos["aviso_retiro_dias"]) == ("CUALQUIER HORARIO", "30 DIAS")
    assert "ubicacion" not in huecos


@pytest.mark.parametrize("promocion", [None, False, ""])
def test_without_a_promotion_nothing_is_said_of_it(promocion, datos):
    glosa = componer(*FTTH, datos, promocion=promocion)

    assert "PROMOCION" not in glosa.texto
    assert glosa.version == "2019-1"


def test_the_promotion_said_by_name_stands_before_that_of_the_data(datos):
    assert 'PROMOCION "HOGAR"' in componer(*FTTH, datos, promocion="Hogar").texto
    assert 'PROMOCION "INSTALACION COSTO CERO"' in componer(*DE_LA_PROMOCION, datos).texto
    assert componer(*DE_LA_PROMOCION, datos, promocion="Hogar").texto.count("PROMOCION") == 1


def test_a_gloss_keeps_the_versions_of_its_two_texts(datos):
    redaccion = Redaccion.con({DE_LA_PROMOCION: ("2026-2", PLANTILLAS[DE_LA_PROMOCION])})

    glosa = componer(*FTTH, datos, promocion=True, redaccion=redaccion)

    assert glosa.version == "2019-1 + 2026-2"


def test_the_texts_in_force_say_what_is_missing_and_what_was_informed(datos):
    redaccion = DEL_SISTEMA.con_texto(HSPA, "SE INFORMO {promocion}, TIEMPO DE PERMANENCIA.")

    faltan = faltantes(*HSPA, {}, redaccion=redaccion)

    assert codigos(faltan) == ["promocion"]
    assert codigos(faltantes(*HSPA, {}, literal=True, redaccion=redaccion)) == [
        "tarifa",
        "permanencia",
    ]
    assert afirmaciones(*HSPA, redaccion=redaccion) == ("permanencia",)
    assert componer(*HSPA, datos, redaccion=redaccion).texto == (
        "SE INFORMO INSTALACION COSTO CERO, TIEMPO DE PERMANENCIA."
    )


def test_what_is_missing_of_the_promotion_is_asked_for_too(datos):
    sin_promocion = datos | {"promocion": None}

    assert codigos(faltantes(*FTTH, sin_promocion)) == []
    assert codigos(faltantes(*FTTH, sin_promocion, True)) == ["promocion"]
    assert codigos(faltantes(*FTTH, sin_promocion, "Hogar")) == []


def test_a_house_or_a_flat_is_asked_for_its_floors_and_a_shop_is_not(datos):
    sin_pisos = datos | {"pisos": None}

    assert codigos(faltantes(*FTTH, sin_pisos | {"vivienda": "departamento"})) == ["pisos"]
    assert codigos(faltantes(*FTTH, sin_pisos | {"vivienda": "local"})) == []


def test_the_refusal_says_every_question():
    with pytest.raises(GlosaIncompleta) as refusal:
        componer(*HSPA, {})

    assert str(refusal.value) == (
        "Falta para la glosa: ¿Cuál es la tarifa mensual? ¿Cuántos meses de permanencia mínima?"
    )


def test_a_product_that_the_annex_lacks_is_named_with_those_it_has(datos):
    for intento in (
        lambda: componer("FAX", "INDEPENDIENTE", datos),
        lambda: facturacion_para("FAX", propia=True),
    ):
        with pytest.raises(CombinacionImposible) as refusal:
            intento()

        assert str(refusal.value) == SIN_PRODUCTO


@pytest.mark.parametrize(("facturacion", "dicha"), [("", "sin elegir"), ("CONJUNTA", "CONJUNTA")])
def test_a_billing_that_the_product_lacks_is_named_with_its_own(facturacion, dicha, datos):
    with pytest.raises(CombinacionImposible) as refusal:
        componer("ADSL", facturacion, datos)

    assert str(refusal.value) == (
        f"{PRODUCTOS['ADSL'].nombre} no tiene glosa con facturación {dicha}: elija INDEPENDIENTE o "
        "AL_TELEFONO."
    )


def test_a_technology_that_the_product_lacks_is_named_with_its_own(datos):
    with pytest.raises(CombinacionImposible) as refusal:
        componer("DUO", "INDEPENDIENTE", {**datos, "tecnologia": " satelite "})

    assert str(refusal.value) == (
        f"{PRODUCTOS['DUO'].nombre} no se instala con SATELITE: elija "
        f"{' o '.join(PRODUCTOS['DUO'].tecnologias)}."
    )


def test_the_parts_of_the_annex_s_wording_are_closed_with_a_dot(datos):
    texto = componer("INET_INAL", "AL_TELEFONO", datos, literal=True, promocion=True).texto

    assert "TIEMPO DE PERMANENCIA 18 MESES. SE INFORMO PROMOCION" in texto


def test_the_free_text_and_the_phones_come_last(datos):
    hspa = datos | {"agregar_referencia": True, "adicional": "Llamar antes"}

    assert componer(*HSPA, hspa).texto.endswith(
        "18 MESES. REFERENCIA N° 44251234, 70712345. LLAMAR ANTES."
    )
    assert "REFERENCIA" not in componer(*HSPA, hspa | {"referencia": None}).texto
    assert "REFERENCIA" not in componer(*HSPA, hspa | {"agregar_referencia": False}).texto
    assert componer(*FTTH, hspa).texto.count("REFERENCIA") == 1
