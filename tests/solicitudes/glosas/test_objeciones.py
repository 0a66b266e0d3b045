"""What is said of a template when it is edited (9.1): one sentence for each error."""

import pytest

from solicitudes.glosas import (
    DEL_SISTEMA,
    LITERALES,
    PLANTILLAS,
    diferencia,
    largo_mayor,
    objeciones,
)

pytestmark = pytest.mark.paso("9.1")
FILA = ("FTTH_GPON", "INDEPENDIENTE")
TEXTO = PLANTILLAS[FILA]
AL_TELEFONO = ("TEL_FIJA", "AL_TELEFONO")


def de(texto, fila=FILA, limite=1000):
    return objeciones(fila, texto, redaccion=DEL_SISTEMA, limite=limite)


@pytest.mark.parametrize("fila", PLANTILLAS)
def test_the_system_s_own_texts_would_pass(fila):
    assert de(PLANTILLAS[fila], fila) == []


@pytest.mark.parametrize(
    ("texto", "dice"),
    [
        ("  ", "Escriba el texto de la glosa."),
        (TEXTO.replace("{tarifa}", "{tarfa}"), "«tarfa», que no existe: use tarifa."),
        (TEXTO.replace("[{tecnologia}, ]", "[{tecnologia}, "), "«[»"),
        (TEXTO.replace("{referencia}", "X"), "Falta el hueco {referencia}: el paso 9.1"),
        (TEXTO.replace("[{tecnologia}, ]", ""), "Falta el hueco {tecnologia}: el paso 9.1"),
        (TEXTO.replace("[{ubicacion}, ]", ""), "Falta el hueco {ubicacion}: el paso 9.1"),
        (TEXTO.replace("[, {caracteristicas}]", ""), "Falta el hueco {caracteristicas}"),
        (TEXTO.replace("{referencia}", "[{referencia}]"), "Saque {referencia} de los corchetes"),
        (TEXTO.replace("{tarifa}", "BS. 149.-"), "«BS. 149.-» es un monto fijo"),
        (TEXTO.replace("{aviso_retiro_dias}", "30 DIAS"), "«30 DIAS» es una cifra fija"),
        (TEXTO.replace("{referencia}", "70712345"), "«70712345» parece un teléfono"),
        (TEXTO.replace("{pasar_en}", "...."), "Quedan puntos suspensivos («....»)"),
        (TEXTO.replace("CLIENTE", "Cliente"), "Hay minúsculas («Cliente»)"),
        (TEXTO.replace("INSTALACION", "INSTALACIÓN"), "Escriba «INSTALACION» sin acento"),
        (f"{TEXTO}\r\nOTRA LINEA.", "La glosa va en una sola línea, sin saltos"),
        (f"{TEXTO}\x07", "caracteres de control"),
        (f"{TEXTO} →", "El signo «→» no se puede digitar"),
        (f"{TEXTO} INSTALACIÓN →", "El signo «→» no se puede digitar"),
        (f"{TEXTO} {{adicional}}", "Quite el hueco {adicional}: se agrega solo, al final."),
        (f"{TEXTO} {{telefono_factura}}", "{telefono_factura}: póngalo entre corchetes"),
        (
            TEXTO.replace("COSTO POR", "PRECIO POR"),
            "escriba «COSTO POR INSTALACION»: por esas palabras se marca "
            "en el paso 5 que se informó.",
        ),
        (LITERALES[FILA], "Quedan puntos suspensivos"),
    ],
)
def test_each_error_is_named_by_its_own_sentence(texto, dice):
    dichas = de(texto)

    assert [sentencia for sentencia in dichas if dice in sentencia], dichas
    assert all(sentencia.endswith(".") for sentencia in dichas)


def test_the_length_is_that_of_the_longest_data_with_a_promotion():
    largo = largo_mayor(FILA, DEL_SISTEMA)

    assert de(TEXTO, limite=largo) == []
    [sentencia] = de(TEXTO, limite=largo - 1)
    assert sentencia.startswith(f"Con los datos más largos la glosa llega a {largo} caracteres")
    assert sentencia.endswith("acorte el texto en 1.")


@pytest.mark.paso("Anexo 2.PROMOCION.SIN_MODALIDAD")
def test_the_promotion_is_as_long_as_the_longest_product_it_follows():
    promocion = ("PROMOCION", "SIN_MODALIDAD")

    assert largo_mayor(promocion, DEL_SISTEMA) == largo_mayor(AL_TELEFONO, DEL_SISTEMA)
    assert "{solicitante}" in de("SE INFORMO PROMOCION {promocion}.", promocion)[-1]


def test_a_template_is_tried_with_every_technology_of_its_product():
    texto = PLANTILLAS[AL_TELEFONO].replace("[{tecnologia}, ]", "{tecnologia}, ")

    assert de(texto, AL_TELEFONO) == [
        "En una venta así no habría qué poner en {tecnologia}: póngalo entre corchetes o quítelo."
    ]


@pytest.mark.parametrize(
    ("antes", "despues", "tramos"),
    [
        ("TARIFA MENSUAL BS.....- Y COSTO.", "TARIFA MENSUAL {tarifa} Y COSTO.",
         [("igual", "TARIFA MENSUAL "), ("quita", "BS.....- "), ("pone", "{tarifa} "),
          ("igual", "Y COSTO.")]),
        ("TARIFA Y COSTO", "TARIFA COSTO",
         [("igual", "TARIFA "), ("quita", "Y "), ("igual", "COSTO")]),
        ("TARIFA COSTO", "TARIFA Y COSTO",
         [("igual", "TARIFA "), ("pone", "Y "), ("igual", "COSTO")]),
        ("BS 20, AL MES", "SIN COSTO, HOY",
         [("quita", "BS 20, AL MES"), ("pone", "SIN COSTO, HOY")]),
        ("BS " * 200, "MAS " + "BS " * 200, [("pone", "MAS "), ("igual", "BS " * 200)]),
    ],
)  # fmt: skip
def test_a_difference_says_what_goes_and_what_comes(antes, despues, tramos):
    assert [(t.clase, t.texto) for t in diferencia(antes, despues)] == tramos


@pytest.mark.parametrize("fila", PLANTILLAS)
def test_a_difference_keeps_both_texts_whole(fila):
    tramos = diferencia(LITERALES[fila], PLANTILLAS[fila])

    assert "".join(t.texto for t in tramos if t.clase != "pone") == LITERALES[fila]
    assert "".join(t.texto for t in tramos if t.clase != "quita") == PLANTILLAS[fila]
