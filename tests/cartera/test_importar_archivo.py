import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluecom.cuentas.acto import Acto
from bluecom.planillas.errores import PlanillaRechazada
from bluecom.planillas.registro import Registro
from cartera.models import Cartera, ContactoCartera
from cartera.servicios import importar_cartera
from cartera.servicios.importar.fila import leer_fila
from tests.cartera.columnas import columnas_de
from tests.factories_cuentas import UsuarioFactory

TEXTO = "TELÉFONO FIJO;CÓDIGO;NOMBRES\r\n4251201;C1;Íñigo\r\n"


@pytest.fixture
def importar(db, ahora):
    def _importar(contenido, nombre="Noviembre"):
        return importar_cartera(contenido, nombre=nombre, acto=Acto(UsuarioFactory(), ahora))

    return _importar


@pytest.mark.parametrize(
    "contenido",
    [
        TEXTO.encode(),
        TEXTO.encode("utf-8-sig"),
        TEXTO.encode("cp1252"),
        TEXTO.encode("utf-16"),
        b"\xfe\xff" + TEXTO.encode("utf-16-be"),
        TEXTO.replace(";", ",").encode(),
        TEXTO.replace(";", "\t").encode("cp1252"),
        ("sep=;\r\n" + TEXTO).encode(),
        "nombre;telefono;cod. cliente\nÍñigo;425 1201;C1".encode(),
        TEXTO.replace("\r\n", "\r").encode(),
        TEXTO.encode("utf-16-le"),
        TEXTO.encode("cp850"),
        TEXTO.encode("mac_roman"),
    ],
)
def test_every_encoding_separator_and_order_is_the_same_client(importar, contenido):
    informe = importar(contenido)

    contacto = ContactoCartera.objects.get()
    assert informe.conteos["nuevas"] == 1
    assert (contacto.linea, contacto.cliente.nombres) == ("+59144251201", "Íñigo")
    assert contacto.cliente.codigo == "C1"


@pytest.mark.parametrize(
    ("contenido", "frase"),
    [
        (b"", "está vacío"),
        (b" \r\n\r\n", "está vacío"),
        (b"\x1c\n\x1f", "está vacío"),
        (b"PK\x03\x04 hoja de calculo", "dañado"),
        (b"\x89PNG\r\n", "imagen"),
        (b"\x00\x01\x02\x03", "no es de texto"),
        (b"\x81\x8d\x8f\x90\x9d", "CSV UTF-8"),
        ("TELÉFONO;Peña;".encode() + "Muñoz".encode("cp1252"), "mezcla codificaciones"),
        (b"hola\nque tal\n", "TELÉFONO FIJO"),
        (b"TELEFONO;NOMBRE\n4251201;Ana\n", "C.I./NIT"),
        (b"TELEFONO;NOMBRE;CODIGO\n", "ningún cliente"),
        (b"TELEFONO;NOM\x00BRE;CODIGO\n4251201;Ana;C1\n", "encabezado"),
    ],
)
def test_what_is_no_portfolio_is_refused_with_one_sentence(importar, contenido, frase):
    with pytest.raises(PlanillaRechazada, match=frase):
        importar(contenido)
    assert not Cartera.objects.exists()


@pytest.mark.parametrize("nombre", ["", "  ", "x" * 81])
def test_a_portfolio_needs_a_name(importar, nombre):
    with pytest.raises(PlanillaRechazada, match="nombre"):
        importar(TEXTO.encode(), nombre=nombre)


def leer(**celdas):
    base = {"TELEFONO": "4251201", "NOMBRE": "Ana", "CODIGO": "C1"} | celdas
    columnas = columnas_de(";".join(base))
    return leer_fila(2, list(base.values()), columnas)


@pytest.mark.parametrize(
    ("celdas", "clase"),
    [
        ({"CI": "1234567"}, "nueva"),
        ({"CI": "1234567", "TELEFONO": "44251201"}, "nueva"),
        ({"CI": "1234567", "TELEFONO": "4251201.0"}, "normalizada"),
        ({"CI": "1234567", "TELEFONO": '="4251201"'}, "nueva"),
        ({"CI": "1234567 cb"}, "normalizada"),
        ({"CI": "1234567 CBBA"}, "normalizada"),
        ({"CI": "1.234.567"}, "normalizada"),
        ({"CI": "1234567 XYZ"}, "advertencia"),
        ({"CI": "1234567", "EXPEDIDO": "La Paz"}, "normalizada"),
        ({"CI": "1234567", "EXPEDIDO": "Marte"}, "advertencia"),
        ({"CI": "1234567", "FECHA ALTA": "1/2/08"}, "nueva"),
        ({"CI": "1234567", "CORREO": "Ana@Correo.example"}, "normalizada"),
        ({"CI": "1234567", "CELULAR": "707-12345"}, "normalizada"),
        ({"CI": "1234567", "CELULAR": "S/N"}, "nueva"),
        ({"CI": "1234567", "CELULAR": "123"}, "advertencia"),
        ({"CI": "1234567", "TECNOLOGIA": "PALOMA"}, "advertencia"),
        ({"CI": "1234567", "SERVICIO ACTUAL": "GAS"}, "advertencia"),
        ({"CI": "1234567", "FECHA ALTA": "31/02/2010"}, "advertencia"),
        ({"CI": ""}, "advertencia"),
    ],
)
def test_what_is_rewritten_is_told_and_what_is_left_out_is_warned(celdas, clase):
    fila = leer(**celdas)

    assert fila.rechazos == []
    assert fila.clase == clase


@pytest.mark.parametrize(
    "celdas",
    [
        {"TELEFONO": ""},
        {"TELEFONO": "70712345"},
        {"TELEFONO": "4,25E+06"},
        {"NOMBRE": ""},
        {"CI": "1234567-11"},
        {"CI": "1234567-1A", "COMPLEMENTO": "1B"},
        {"NOMBRE": "a\x00b"},
        {"NOMBRE": "x" * 81},
        {"NOMBRE": "Algo S.R.L.", "CI": "ABC"},
    ],
)
def test_a_row_that_cannot_be_a_client_says_why(celdas):
    assert leer(**celdas).rechazos


@pytest.mark.parametrize(
    ("celdas", "empresa"),
    [
        ({"NOMBRE": "Ferretería El Sol S.R.L.", "CI": "1020304"}, True),
        ({"NOMBRE": "El Sol", "CI": "1020304050"}, True),
        ({"NOMBRE": "El Sol", "NIT": "1020304"}, True),
        ({"NOMBRE": "El Sol", "CI": "1020304", "TIPO": "Jurídica"}, True),
        ({"NOMBRE": "Ana Sol", "CI": "1020304"}, False),
        ({"NOMBRE": "Ana", "CI": "1020304", "NIT": "1020304018"}, False),
    ],
)
def test_a_company_is_told_from_a_person(celdas, empresa):
    fila = leer(**celdas)

    assert (fila.cliente["tipo"] == "EMPRESA") is empresa
    assert fila.rechazos == []


@pytest.mark.parametrize(
    ("servicios", "elegible"),
    [
        ("", True), ("TELEFONÍA FIJA", True), ("Línea fija (fibra)", True),
        ("TELEFONIA FIJA SIN INTERNET", True), ("TELEFONIA FIJA + INTERNET", False),
        ("Dúo Pack", False), ("TV CABLE", False), ("FIJO Y ADSL 10MB", False),
    ],
)  # fmt: skip
def test_only_the_fixed_line_is_eligible(servicios, elegible):
    assert leer(**{"SERVICIO ACTUAL": servicios}).elegible is elegible


def test_services_to_offer_are_product_codes():
    fila = leer(**{"SERVICIO A OFRECER": "Internet FTTH, TV HFC y DUO"})
    assert fila.contacto["servicios_requeridos"] == ["FTTH_GPON", "TV_HFC", "DUO"]


@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_a_refusal(contenido):
    try:
        columnas_de(contenido)
    except PlanillaRechazada as error:
        rechazo = str(error)
    else:
        rechazo = ""
    assert rechazo == "" or rechazo.endswith(".")


@given(st.lists(st.text(max_size=30), max_size=18))
def test_any_row_is_read_or_rejected(celdas):
    columnas = columnas_de("TELEFONO;NOMBRE;CODIGO;CI;NIT;CELULAR;CORREO;FECHA ALTA;PRIORIDAD;TIPO")
    fila = leer_fila(2, celdas, columnas)
    assert fila.rechazos or fila.numero
    assert Registro(2, celdas, 1).linea == 2
