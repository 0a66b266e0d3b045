"""The signature of a finished paper: what it adds, and every way in which there is none."""

import asyncio
import io
from base64 import b64decode
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from bluecom.bolivia.fechas import LA_PAZ
from documentos.papel.firma import SinFirma, firmar, hay_llave, reparos_de_la_llave
from tests.apoyo.firma import CLAVE, DESDE, FIRMANTE, certificado, pkcs12_de
from tests.apoyo.pdf import texto_de
from tests.documentos.factories import pdf_de_carta

AHORA = datetime(2026, 12, 5, 9, tzinfo=LA_PAZ)
VENCE = DESDE + timedelta(days=730)


def test_without_a_key_there_is_nothing_to_sign_with_and_nothing_to_say(settings):
    settings.FIRMA_PDF = {"pkcs12": "", "secret": ""}

    assert not hay_llave()
    assert [*reparos_de_la_llave(ahora=AHORA)] == []


def _otra_clave(llave):
    return pkcs12_de(llave, certificado(llave), "otra")


def _sin_llave(llave):
    return pkcs12_de(None, certificado(llave))


def _vencido(llave):
    return pkcs12_de(llave, certificado(llave, hasta=AHORA - timedelta(days=1)))


def _de_otra_clase(_):
    """Of a curve of 112 bits, with the password of the tests."""
    return b64decode(
        "MIHOAgEDMIGFBgkqhkiG9w0BBwGgeAR2MHQwcgYJKoZIhvcNAQcBoGUEYzBhMF8GCyqGSIb3DQEMCgEBoFAwTgIB"
        "ADAQBgcqhkjOPQIBBgUrgQQABgQ3MDUCAQEEDl+lDckrcU2FbyCvpP8joSADHgAESqRcqeRHxlepOmpiNBZ6VGhx"
        "1S40nIfdIQpJIjBBMDEwDQYJYIZIAWUDBAIBBQAEIJFTrcG3qt7zYbOzIp/43jOSXKrljMQrg1/68WL8vyMuBAhh"
        "zizx34vj8wICCAA="
    )


@pytest.mark.parametrize(
    ("archivo", "dicho"),
    [
        (lambda _: None, "No se puede leer el archivo que nombra FIRMA_PKCS12."),
        (lambda _: b"una carta", "FIRMA_CLAVE no abre el archivo de FIRMA_PKCS12, o no es un"),
        (_otra_clave, "FIRMA_CLAVE no abre el archivo de FIRMA_PKCS12, o no es un PKCS#12."),
        (_sin_llave, "El archivo de FIRMA_PKCS12 no trae una llave con su certificado."),
        (_de_otra_clase, "La llave de FIRMA_PKCS12 es de una clase que no se puede usar."),
        (_vencido, "El certificado de FIRMA_PKCS12 vale del 31/12/2025 al 04/12/2026."),
    ],
)
def test_a_key_that_does_not_serve_says_so_in_one_sentence_and_never_its_password(
    archivo, dicho, _llave, tmp_path, settings
):
    ruta = tmp_path / "firma.p12"
    if (contenido := archivo(_llave)) is not None:
        ruta.write_bytes(contenido)
    settings.FIRMA_PDF = {"pkcs12": str(ruta), "secret": CLAVE}

    with pytest.raises(SinFirma) as error:
        firmar(pdf_de_carta(), motivo="Prueba", ahora=AHORA)

    assert str(error.value).startswith(dicho)
    assert [*reparos_de_la_llave(ahora=AHORA)] == [str(error.value)]
    assert CLAVE not in str(error.value)


def test_without_its_library_it_says_what_to_install(llave_puesta, sin_pyhanko):
    with pytest.raises(SinFirma, match="Falta instalar pyHanko"):
        firmar(pdf_de_carta(), motivo="Prueba", ahora=AHORA)
    assert len([*reparos_de_la_llave(ahora=AHORA)]) == 1


@pytest.mark.largo
def test_somebody_hears_of_a_certificate_a_month_before_it_ends(llave_puesta, pyhanko):
    assert [*reparos_de_la_llave(ahora=VENCE - timedelta(days=30))] == []

    (reparo,) = reparos_de_la_llave(ahora=VENCE - timedelta(days=29))

    assert reparo.endswith("al 31/12/2027.")


@pytest.mark.largo
def test_it_adds_a_revision_that_signs_the_pages_as_they_were(llave_puesta, pyhanko):
    papel = pdf_de_carta()

    firmado = firmar(papel, motivo="Informe de prueba", ahora=AHORA)

    assert firmado.firmante == FIRMANTE
    assert firmado.pdf.startswith(papel)
    assert texto_de(firmado.pdf) == texto_de(papel)
    assert estado_de(firmado.pdf, llave_puesta) == (True, True, True, "Informe de prueba")


@pytest.mark.largo
def test_it_signs_for_who_runs_a_loop_of_events_too(llave_puesta, pyhanko):
    async def pedir():
        return firmar(pdf_de_carta(), motivo="Prueba", ahora=AHORA)

    with ThreadPoolExecutor(1) as aparte:
        firmado = aparte.submit(lambda: asyncio.run(pedir())).result()

    assert estado_de(firmado.pdf, llave_puesta)[:3] == (True, True, True)


@pytest.mark.largo
def test_a_changed_byte_is_no_longer_what_was_signed(llave_puesta, pyhanko):
    firmado = bytearray(firmar(pdf_de_carta(), motivo="Prueba", ahora=AHORA).pdf)
    firmado[20] ^= 1

    assert not estado_de(bytes(firmado), llave_puesta)[0]


def estado_de(pdf, de_quien):
    """Whether its one signature is intact, trusted and over the whole file; and why it signs."""
    from asn1crypto import x509
    from cryptography.hazmat.primitives.serialization import Encoding
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    (firma,) = PdfFileReader(io.BytesIO(pdf), strict=False).embedded_signatures
    raiz = x509.Certificate.load(de_quien.public_bytes(Encoding.DER))
    con = ValidationContext(trust_roots=[raiz], moment=AHORA)
    with ThreadPoolExecutor(1) as aparte:  # the browser's loop may run in this one
        estado = aparte.submit(validate_pdf_signature, firma, con).result()
    entero = estado.coverage == SignatureCoverageLevel.ENTIRE_FILE
    return estado.intact, estado.trusted, entero, str(firma.sig_object["/Reason"])
