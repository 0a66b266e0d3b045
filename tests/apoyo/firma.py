"""Keys of nobody, to sign papers with, and the extra that signs."""

import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    NoEncryption,
    pkcs12,
)
from cryptography.x509.oid import NameOID

FIRMANTE = "COMTECO R.L. (prueba)"
CLAVE = "clave de prueba"
DESDE = datetime(2026, 1, 1, tzinfo=UTC)
_PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"


def certificado(
    llave: rsa.RSAPrivateKey, *, hasta: datetime = DESDE + timedelta(days=730)
) -> x509.Certificate:
    """Signed by itself, to sign documents until then."""
    nombre = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, FIRMANTE)])
    usos = dict.fromkeys(
        "key_encipherment data_encipherment key_agreement key_cert_sign crl_sign encipher_only "
        "decipher_only".split(),
        False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(nombre)
        .issuer_name(nombre)
        .public_key(llave.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(DESDE)
        .not_valid_after(hasta)
        .add_extension(
            x509.KeyUsage(digital_signature=True, content_commitment=True, **usos), critical=True
        )
        .sign(llave, hashes.SHA256())
    )


def pkcs12_de(llave: rsa.RSAPrivateKey | None, suyo: x509.Certificate, clave: str = CLAVE) -> bytes:
    """The file that the administrator would set; without ``llave``, one that only certifies."""
    cifrado = BestAvailableEncryption(clave.encode()) if clave else NoEncryption()
    return pkcs12.serialize_key_and_certificates(b"firma", llave, suyo, None, cifrado)


@pytest.fixture(scope="session")
def _llave() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65_537, key_size=2048)


@pytest.fixture
def llave_puesta(_llave: rsa.RSAPrivateKey, tmp_path: Path, settings: object) -> x509.Certificate:
    """A key that serves for two years from ``DESDE``, set as the administrator does."""
    suyo, ruta = certificado(_llave), tmp_path / "firma.p12"
    ruta.write_bytes(pkcs12_de(_llave, suyo))
    settings.FIRMA_PDF = {"pkcs12": str(ruta), "secret": CLAVE}
    return suyo


@pytest.fixture
def sin_pyhanko(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where nobody installed the extra."""
    monkeypatch.setitem(sys.modules, "pyhanko.pdf_utils.incremental_writer", None)


@pytest.fixture(scope="session")
def pyhanko(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The extra ``firma``: from the index, beside an environment that does not have it."""
    if find_spec("pyhanko"):
        yield
        return
    carpeta = str(tmp_path_factory.mktemp("firma"))
    (requisito,) = tomllib.loads(_PYPROJECT.read_text())["project"]["optional-dependencies"][
        "firma"
    ]
    orden = [sys.executable, "-m", "pip", "install", "--quiet", "--target", carpeta, requisito]
    subprocess.run(orden, check=True, capture_output=True)
    sys.path.append(carpeta)
    yield
    sys.path.remove(carpeta)
