"""The exchange is asked over a real socket, whose other end may be anything (4.1)."""

import datetime
import logging
import re
import socket
import ssl

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from bluecom.integraciones import elastix
from bluecom.integraciones.elastix.numeracion import como_lo_marca
from bluecom.integraciones.elastix.puerto import Marcado, Pedido, Porque, Que
from tests.apoyo.central import SECRETO, Central

pytestmark = pytest.mark.paso("4.1")
PEDIDO = Pedido("+59144251234", "2014", "V42")
TARDA = 0.3
"""Seconds that the exchange has in the tests of those that never answer."""


def test_it_rings_the_extension_and_then_the_client(central):
    en_curso = elastix().marcar(PEDIDO)

    assert en_curso.marcado == Marcado(Que.MARCANDO)
    assert en_curso.como_termino() == Marcado(Que.CONTESTO, uniqueid="1764400000.42")
    (pedida,) = central.pedidas()
    del pedida["ActionID"]
    assert pedida == {
        "Action": "Originate", "Channel": "SIP/2014", "Context": "from-internal",
        "Exten": "44251234", "Priority": "1", "Timeout": "20000",
        "CallerID": '"Bluecom V42" <2014>', "Account": "V42", "Variable": "__VENTA=42",
        "Async": "true",
    }  # fmt: skip


def test_the_secret_travels_only_where_it_was_said_that_it_may(central, settings):
    elastix().marcar(PEDIDO).como_termino()
    entrada = next(a for a in central.recibidas if a["Action"] == "Login")
    assert "Secret" not in entrada
    assert SECRETO not in str(central.recibidas)

    settings.AMI = settings.AMI | {"en_claro": True}
    elastix().marcar(PEDIDO).como_termino()
    assert central.recibidas[-2]["Secret"] == SECRETO


@pytest.mark.parametrize(
    ("razon", "porque"),
    [
        ("0", Porque.SIN_CAMINO), ("1", Porque.NO_CONTESTO), ("3", Porque.NO_CONTESTO),
        ("5", Porque.OCUPADO), ("8", Porque.SIN_CAMINO), ("77", Porque.NEGADA),
    ],
)  # fmt: skip
def test_why_the_extension_did_not_answer_is_told(central, razon, porque):
    central.razon = razon

    dicho = elastix().marcar(PEDIDO).como_termino()

    assert dicho == Marcado(Que.NO_SE_PUDO, porque, f"Reason {razon}")


@pytest.mark.parametrize(
    ("dia", "porque"),
    [
        ("muda", Porque.NO_RESPONDE),
        ("otra cosa", Porque.NO_RESPONDE),
        ("línea sin fin", Porque.NO_RESPONDE),
        ("no deja entrar", Porque.NO_ENTRA),
        ("no deja marcar", Porque.NEGADA),
    ],
)
def test_what_fails_before_it_was_asked_is_a_no(central, settings, dia, porque):
    central.dia = dia
    settings.AMI = settings.AMI | {"segundos": TARDA}

    marcado = elastix().marcar(PEDIDO).como_termino()

    assert (marcado.que, marcado.porque) == (Que.NO_SE_PUDO, porque)
    assert marcado.dicho
    assert bool(central.pedidas()) == (dia == "no deja marcar")


@pytest.mark.parametrize("dia", ["corta sin responder", "media respuesta", "responde a otro"])
def test_once_it_was_asked_what_it_does_not_answer_is_unknown(central, settings, dia):
    central.dia = dia
    settings.AMI = settings.AMI | {"segundos": TARDA}

    marcado = elastix().marcar(PEDIDO).como_termino()

    assert (marcado.que, marcado.porque) == (Que.NO_SE_SABE, Porque.SE_CORTO)
    assert len(central.pedidas()) == 1


def test_one_that_drops_after_accepting_leaves_it_unknown(central):
    central.dia = "corta después de aceptar"

    en_curso = elastix().marcar(PEDIDO)

    assert en_curso.marcado.que == Que.MARCANDO
    assert en_curso.como_termino().que == Que.NO_SE_SABE


def test_what_comes_before_its_response_is_heard(central):
    central.dia = "contesta antes de aceptar"

    assert elastix().marcar(PEDIDO).como_termino().que == Que.CONTESTO


def test_nobody_there_is_told_at_once(central, settings):
    with socket.create_server(("127.0.0.1", 0)) as cerrado:
        puerto = cerrado.getsockname()[1]
    settings.AMI = settings.AMI | {"puerto": puerto}

    marcado = elastix().marcar(PEDIDO).marcado

    assert marcado.porque == Porque.NO_RESPONDE
    assert elastix().que_le_pasa() == "No responde: no se llega a ella (ConnectionRefusedError)."


def test_no_value_begins_a_line_of_its_own(central):
    malo = Pedido("+59144251234\r\nApplication: System", "2014\r\nAction: Logoff", "V4\r\nX: 1")

    elastix().marcar(malo).como_termino()

    (pedida,) = central.pedidas()
    assert set(pedida) >= {"Channel", "Exten", "Account"}
    assert not {"Application", "X"} & set(pedida)
    assert pedida["Exten"] == "44251234"
    assert pedida["Channel"] == "SIP/2014Action: Logoff"


def test_the_secret_is_in_no_word_that_is_kept_or_logged(central, settings, caplog):
    central.dia = "no deja entrar"
    settings.AMI = settings.AMI | {"en_claro": True}

    with caplog.at_level(logging.DEBUG):
        marcado = elastix().marcar(PEDIDO).marcado
        dicho = elastix().que_le_pasa()

    assert marcado.dicho == "Authentication failed …"
    assert SECRETO not in f"{caplog.text}{dicho}{elastix()!r}"
    assert "44251234" not in caplog.text


def test_a_certificate_that_is_not_there_is_a_no_before_anything_is_asked(central, settings):
    settings.AMI = settings.AMI | {"tls": True, "certificado": "/no/hay/tal.pem"}

    marcado = elastix().marcar(PEDIDO).marcado

    assert (marcado.que, marcado.porque) == (Que.NO_SE_PUDO, Porque.NO_RESPONDE)
    assert marcado.dicho == "no se lee su certificado (FileNotFoundError)"


def test_whether_it_answers_is_asked_without_dialling(central, settings):
    assert elastix().que_le_pasa() == ""
    assert central.pedidas() == []
    central.dia = "no deja entrar"
    assert elastix().que_le_pasa().startswith("No acepta el usuario de este sistema: Auth")
    central.dia = "muda"
    settings.AMI = settings.AMI | {"segundos": TARDA}
    assert elastix().que_le_pasa() == "No responde: no respondió a tiempo."


def test_its_certificate_has_to_be_its_own(central, settings, tmp_path):
    certificado, contexto = _certificado(tmp_path)
    segura = Central(tls=contexto)
    settings.AMI = segura.ajustes | {"servidor": "localhost", "tls": True}
    try:
        de_nadie = elastix().que_le_pasa()
        settings.AMI = settings.AMI | {"certificado": str(certificado)}
        suya = elastix().que_le_pasa()
    finally:
        segura.apagar()

    assert re.match(r"No responde: no se puede cifrar la conversación \(SSL", de_nadie)
    assert suya == ""


@pytest.mark.parametrize(
    ("numero", "marcado"),
    [
        ("+59144251234", "44251234"), ("+59170712345", "70712345"), ("+5491112345678",
        "005491112345678"),
    ],
)  # fmt: skip
def test_a_number_is_dialled_as_the_country_writes_it(numero, marcado):
    assert como_lo_marca(numero, area="", antepuesto="") == marcado


def test_its_own_area_is_left_out_and_what_goes_before_is_put():
    assert como_lo_marca("+59144251234", area="4", antepuesto="9") == "94251234"
    assert como_lo_marca("+59170712345", area="4", antepuesto="9") == "970712345"
    assert como_lo_marca("+59122251234", area="4", antepuesto="") == "22251234"


def _certificado(carpeta):
    """One that this exchange alone signed for ``localhost``."""
    clave = ec.generate_private_key(ec.SECP256R1())
    nombre = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    ayer = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)
    firmado = (
        x509.CertificateBuilder()
        .subject_name(nombre)
        .issuer_name(nombre)
        .public_key(clave.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(ayer)
        .not_valid_after(ayer + datetime.timedelta(days=10))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(clave, hashes.SHA256())
    )
    ruta, de_la_clave = carpeta / "central.pem", carpeta / "central.key"
    ruta.write_bytes(firmado.public_bytes(serialization.Encoding.PEM))
    de_la_clave.write_bytes(
        clave.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    contexto = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    contexto.load_cert_chain(ruta, de_la_clave)
    return ruta, contexto
