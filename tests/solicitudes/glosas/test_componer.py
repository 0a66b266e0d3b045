"""Composing the observations of step 9 (9.1, Annex 2)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solicitudes.glosas import (
    LITERALES,
    PROMOCION,
    CombinacionImposible,
    DatoDeGlosaInvalido,
    GlosaIncompleta,
    GlosaInvalida,
    PlantillaInvalida,
    afirmaciones,
    componer,
    contradicciones,
    facturacion_para,
    faltan_informar,
    faltantes,
    leer_plantilla,
)
from tests.apoyo.leyes import perfil

pytestmark = pytest.mark.paso("9.1")
FILAS = list(LITERALES)
FTTH = (
    "GPON, CASA DE 2 PISOS, PORTON CAFE. REFERENCIA N° 44251234, 70712345. PASAR EN LA TARDE, "
    "PREGUNTAR POR MARIA ROJAS. CLIENTE SOLICITA FACTURA INDEPENDIENTE, SE INFORMO TARIFA MENSUAL "
    "BS. 149.- Y COSTO POR INSTALACION BS. 0.-, TIEMPO DE INSTALACION Y CARACTERISTICAS DEL RETIRO "
    'DE PRODUCTO (30 DIAS DE ANTICIPACION). SE INFORMO PROMOCION "INSTALACION COSTO CERO", COSTO '
    "DE INSTALACION: BS. 0.-, TARIFA MENSUAL BS. 149.-, TIEMPO DE PERMANENCIA 18 MESES, "
    "A SOLICITUD DEL TITULAR: MARIA ROJAS."
)
HSPA = (
    "CLIENTE SOLICITA FACTURA CONJUNTA AL TELEFONO N° 44251234, SE INFORMO TARIFA MENSUAL BS. "
    "80.-, LLAMADAS POR TIEMPO, TRAFICO VARIABLE DE ACUERDO A FRANJA HORARIA (HN-BS. 0,50 HR-BS. "
    "0,375 HSR-BS. 0,25), TIEMPO DE PERMANENCIA 18 MESES."
)


HUECOS_SUELTOS = st.sampled_from(
    "vivienda pisos referencia tarifa permanencia caracteristicas adicional promocion".split()
)
VALORES_SUELTOS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.lists(st.text(max_size=5)),
)


def con_tecnologia(fila, datos):
    return {**datos, "tecnologia": "COBRE"} if fila[0] in ("TEL_FIJA", "DUO", "MULTI") else datos


def test_the_fibre_example_of_the_domain(datos):
    glosa = componer("FTTH_GPON", "INDEPENDIENTE", datos, promocion=True)

    assert glosa.texto == FTTH
    assert glosa.huecos["tarifa"] == "BS. 149.-"
    assert glosa.largo == len(FTTH)


def test_the_wireless_example_of_the_domain(datos):
    assert componer("TEL_HSPA", "CONJUNTA", {**datos, "tarifa": "80"}).texto == HSPA


@pytest.mark.parametrize("literal", [False, True])
@pytest.mark.parametrize("fila", FILAS)
def test_no_gloss_keeps_a_blank_nor_contradicts_its_own_conditions(fila, literal, datos):
    glosa = componer(*fila, con_tecnologia(fila, datos), literal=literal)

    assert "..." not in glosa.texto
    assert "BS.-" not in glosa.texto
    assert "{" not in glosa.texto
    assert "\n" not in glosa.texto
    assert glosa.texto == glosa.texto.upper()
    assert contradicciones(glosa.texto, datos) == []
    assert bool(glosa.correcciones) is not literal


def test_the_annex_wording_keeps_its_words_and_takes_the_sale_s_figures(datos):
    texto = componer("INET_INAL", "AL_TELEFONO", datos, literal=True).texto

    assert texto == (
        "CLIENTE SOLICITA PRODUCTO FACTURADO AL N° DE TELEFONO 44251234, SE INFORMO TARIFA MENSUAL "
        "BS. 149.- Y TARIFA POR MEGA DE DESCARGA ADICIONAL (BS. 0,20 POR MEGA) TIEMPO DE "
        "PERMANENCIA 18 MESES,"
    )


@pytest.mark.parametrize(
    ("producto", "tecnologia", "inicio"),
    [("ADSL", None, "MSAM, CASA"), ("TV_HFC", "HFC", "CASA"), ("TV_DTH", None, "CASA"),
     ("DUO", "FIBRA", "GPON, CASA"), ("DUO", "HFC", "CASA")],
)  # fmt: skip
def test_the_technology_has_a_place_only_with_copper_or_fibre(producto, tecnologia, inicio, datos):
    texto = componer(producto, "INDEPENDIENTE", {**datos, "tecnologia": tecnologia}).texto

    assert texto.startswith(inicio)


def test_every_blank_is_asked_for_at_once():
    with pytest.raises(GlosaIncompleta) as refusal:
        componer("DUO", "AL_TELEFONO", {"vivienda": "casa"})

    faltan = [f.hueco for f in refusal.value.faltan]
    assert (
        faltan
        == (
            "tecnologia referencia preguntar_por telefono_factura tarifa costo_instalacion pisos"
        ).split()
    )
    assert all(f.pregunta.startswith("¿") for f in refusal.value.faltan)


def test_what_does_not_apply_is_never_missing(datos):
    assert faltantes("TEL_HSPA", "INDEPENDIENTE", {"tarifa": 80, "permanencia": 18}) == []
    assert faltantes("TV_HFC", "INDEPENDIENTE", {**datos, "caracteristicas": None}) == []


@pytest.mark.parametrize(
    ("producto", "facturacion"),
    [("TEL_FIJA", "INDEPENDIENTE"), ("ADSL", "CONJUNTA"), ("TEL_HSPA", "AL_TELEFONO"),
     ("FAX", "INDEPENDIENTE"), ("ADSL", "")],
)  # fmt: skip
def test_a_pair_that_the_annex_lacks_is_refused(producto, facturacion, datos):
    with pytest.raises(CombinacionImposible, match="elija"):
        componer(producto, facturacion, datos)


def test_a_technology_that_the_product_lacks_is_refused(datos):
    with pytest.raises(CombinacionImposible, match="FIBRA"):
        componer("FTTH_GPON", "INDEPENDIENTE", {**datos, "tecnologia": "COBRE"})


def test_one_question_gives_each_product_its_wording():
    assert facturacion_para("TEL_FIJA", propia=True) == "SIN_MODALIDAD"
    assert facturacion_para("TEL_HSPA", propia=False) == "CONJUNTA"
    assert facturacion_para("ADSL", propia=False) == "AL_TELEFONO"


def test_braces_and_percents_in_the_data_stay_what_they_are(datos):
    texto = componer("ADSL", "INDEPENDIENTE", {**datos, "caracteristicas": "{tarifa} [x] %s"}).texto

    assert "{TARIFA} [X] %S." in texto


@pytest.mark.parametrize(
    ("hueco", "valor", "dice"),
    [("tarifa", "mucho", "escriba una cifra"), ("tarifa", -1, "escriba una cifra"),
     ("tarifa", "NaN", "escriba una cifra"), ("pisos", "2,5", "número entero"),
     ("telefono_factura", "123", "teléfono"), ("referencia", "44251234, 70712345, 70712346", "dos"),
     ("caracteristicas", "casa 🏠", "Smartflex"), ("caracteristicas", "pagó BS.-", "sin monto"),
     ("adicional", "x" * 81, "80"), ("tecnologia", "CABLE", "elija")],
)  # fmt: skip
def test_a_value_that_cannot_stand_there_is_refused_with_a_sentence(hueco, valor, dice, datos):
    with pytest.raises(GlosaInvalida, match=dice):
        componer("ADSL", "AL_TELEFONO", {**datos, hueco: valor})


def test_the_refusal_names_the_slot(datos):
    with pytest.raises(DatoDeGlosaInvalido) as refusal:
        componer("ADSL", "INDEPENDIENTE", {**datos, "tarifa": "x"})

    assert refusal.value.hueco == "tarifa"


def test_location_third_party_and_free_text_have_their_places(datos):
    datos |= {"ubicacion": "Parque Lincoln", "titular_o_tercero": "tercero",
              "solicitante": "Ana Ñuflo", "adicional": "llamar antes..."}  # fmt: skip

    texto = componer("FTTH_GPON", "INDEPENDIENTE", datos, promocion="Hogar").texto

    assert texto.startswith("GPON, PARQUE LINCOLN, CASA DE 2 PISOS")
    assert texto.endswith("A SOLICITUD DEL TERCERO: ANA ÑUFLO. LLAMAR ANTES.")
    assert "PREGUNTAR POR MARIA ROJAS" in texto


def test_a_third_party_has_to_be_named(datos):
    faltan = faltantes(PROMOCION, "", {**datos, "titular_o_tercero": "TERCERO"})

    assert [f.hueco for f in faltan] == ["solicitante"]


def test_wireless_may_append_the_phones_when_asked(datos):
    texto = componer("TEL_HSPA", "INDEPENDIENTE", {**datos, "agregar_referencia": True}).texto

    assert texto.endswith("18 MESES. REFERENCIA N° 44251234, 70712345.")


@pytest.mark.parametrize(
    ("vivienda", "pisos", "dice"),
    [("casa", 1, "CASA DE 1 PISO,"), ("departamento", "5", "DEPARTAMENTO EN PISO 5,"),
     ("departamento", "pb", "DEPARTAMENTO EN PISO PB,"), ("local", None, "LOCAL,")],
)  # fmt: skip
def test_each_kind_of_house_is_said_its_way(vivienda, pisos, dice, datos):
    texto = componer("ADSL", "INDEPENDIENTE", {**datos, "vivienda": vivienda, "pisos": pisos}).texto

    assert dice in texto


@pytest.mark.paso("5.1")
def test_step_5_ticks_exactly_what_the_gloss_says_was_informed():
    assert afirmaciones("ADSL", "INDEPENDIENTE") == (
        "tarifa", "costo_instalacion", "tiempo_instalacion", "retiro_producto",
    )  # fmt: skip
    assert afirmaciones("TEL_HSPA", "CONJUNTA") == (
        "tarifa", "llamadas_por_tiempo", "franja_horaria", "permanencia",
    )  # fmt: skip
    con_promocion = afirmaciones("TV_HFC", "INDEPENDIENTE", promocion=True)
    assert {"costo_por_punto", "promocion", "permanencia"} <= set(con_promocion)
    assert faltan_informar(con_promocion, ["tarifa"]) == con_promocion[1:]
    assert con_promocion[0].etiqueta == "Tarifa mensual"


@pytest.mark.parametrize("texto", ["{nada}", "[{tarifa}", "{tarifa", "a]b", "[[{tarifa}]]", "{}"])
def test_a_template_out_of_the_grammar_is_refused_in_spanish(texto):
    with pytest.raises(PlantillaInvalida, match="plantilla"):
        leer_plantilla(texto)


@perfil
@given(st.sampled_from(FILAS), st.dictionaries(HUECOS_SUELTOS, VALORES_SUELTOS))
def test_no_data_raises_anything_but_a_refusal_in_spanish(fila, sueltos):
    base = con_tecnologia(fila, {"cliente": "ANA", "costo_instalacion": 0, "costo_por_punto": 1})
    try:
        texto = componer(*fila, {**base, "telefono_factura": "44251234", **sueltos}).texto
    except GlosaInvalida as error:
        mensaje = str(error)
        texto = ""
    else:
        mensaje = "compuesta"

    assert mensaje
    assert "..." not in texto
    assert texto.isprintable()


@pytest.mark.parametrize("dicho", ["en la tarde", "pasar en la tarde", "LA TARDE"])
def test_when_to_pass_is_not_said_twice(dicho, datos):
    texto = componer("FTTH_GPON", "INDEPENDIENTE", {**datos, "pasar_en": dicho}).texto

    assert "PASAR EN LA TARDE, PREGUNTAR" in texto
