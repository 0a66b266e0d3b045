"""A finished PDF signed with the key of whoever answers for it (PAdES), where there is one.

The key is a PKCS#12 that the administrator sets, and is read where papers are made: by a worker.
Its signature is one more revision at the end of the file; the pages before it stay as they were.
"""

import io
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from django.conf import settings

from bluecom.bolivia.fechas import LA_PAZ

CAMPO = "FirmaDigital"
ANTES = timedelta(days=30)
"""How long before its certificate ends somebody hears of it."""


class SinFirma(Exception):
    """Why no paper can be signed, in a sentence for whoever administers."""


class Firmado(NamedTuple):
    """The signed bytes, and the name in the certificate that signed them."""

    pdf: bytes
    firmante: str


def hay_llave() -> bool:
    """Whether somebody set one, right or wrong."""
    return bool(settings.FIRMA_PDF["pkcs12"])


def firmar(pdf: bytes, *, motivo: str, ahora: datetime) -> Firmado:
    """Sign it, without anything visible on its pages. Raises ``SinFirma``.

    In a thread of its own: pyHanko runs an event loop, and there may be one here already.
    """
    contenido, certificado = _abrir(ahora)
    pyhanko = _biblioteca()
    datos = pyhanko.signers.PdfSignatureMetadata(
        field_name=CAMPO, reason=motivo, md_algorithm="sha256", subfilter=pyhanko.pades
    )
    try:
        papel = pyhanko.Escritor(io.BytesIO(pdf), strict=False)
        quien = pyhanko.signers.SimpleSigner.load_pkcs12_data(contenido, [], _clave())
        with ThreadPoolExecutor(1) as aparte:
            firmado = aparte.submit(pyhanko.signers.sign_pdf, papel, datos, signer=quien).result()
    except Exception as error:  # its own are of no one family, and a key is no reason to wait
        raise SinFirma(f"pyHanko no pudo firmar: {str(error) or type(error).__name__}") from error
    return Firmado(firmado.getvalue(), _nombre(certificado))


def reparos_de_la_llave(*, ahora: datetime) -> Iterator[str]:
    """What stands, or soon will, between a paper and its signature; nothing where none is set."""
    if hay_llave():
        try:
            _abrir(ahora + ANTES)
            _biblioteca()
        except SinFirma as error:
            yield str(error)


def _abrir(ahora: datetime) -> tuple[bytes, x509.Certificate]:
    try:
        contenido = Path(settings.FIRMA_PDF["pkcs12"]).read_bytes()
    except OSError:
        raise SinFirma("No se puede leer el archivo que nombra FIRMA_PKCS12.") from None
    try:
        llave = pkcs12.load_pkcs12(contenido, _clave())
    except ValueError:
        raise SinFirma(
            "FIRMA_CLAVE no abre el archivo de FIRMA_PKCS12, o no es un PKCS#12."
        ) from None
    except UnsupportedAlgorithm:
        raise SinFirma("La llave de FIRMA_PKCS12 es de una clase que no se puede usar.") from None
    if llave.key is None or llave.cert is None:
        raise SinFirma("El archivo de FIRMA_PKCS12 no trae una llave con su certificado.")
    _exigir_vigente(llave.cert.certificate, ahora)
    return contenido, llave.cert.certificate


def _exigir_vigente(certificado: x509.Certificate, ahora: datetime) -> None:
    desde, hasta = certificado.not_valid_before_utc, certificado.not_valid_after_utc
    if not desde <= ahora <= hasta:
        dias = [f"{instante.astimezone(LA_PAZ):%d/%m/%Y}" for instante in (desde, hasta)]
        raise SinFirma(f"El certificado de FIRMA_PKCS12 vale del {dias[0]} al {dias[1]}.")


def _clave() -> bytes | None:
    return settings.FIRMA_PDF["secret"].encode() or None


def _nombre(certificado: x509.Certificate) -> str:
    comunes = certificado.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(comunes[0].value if comunes else certificado.subject.rfc4514_string())[:200]


def _biblioteca() -> SimpleNamespace:
    """The extra ``firma``: only who sets a key has it."""
    try:
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign import signers
        from pyhanko.sign.fields import SigSeedSubFilter
    except ImportError as error:
        raise SinFirma("Falta instalar pyHanko: es el extra «firma».") from error
    return SimpleNamespace(
        signers=signers,
        pades=SigSeedSubFilter.PADES,
        Escritor=IncrementalPdfFileWriter,
    )
