"""Private files: encrypted at rest, named at random, written before the row that names them.

A file is ``BCA1 ‖ nonce (12) ‖ AES-256-GCM``, bound to its own name, so that neither a changed
byte nor two swapped files are ever taken for the original. The key (``CLAVE_ARCHIVOS``)
lives outside the database and outside the backups.
"""

import errno
import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage

from bluecom.operacion.clave import leer_clave
from documentos.errores import ArchivoAlterado, SinEspacio

MAGIA = b"BCA1"
_NONCE = 12
SIN_ESPACIO = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True)
class Guardado:
    """Where a file went and both of its hashes."""

    nombre: str
    sha256: str
    sha256_cifrado: str
    tamano: int


class AlmacenPrivado(Storage):
    """Storage whose files only this program can read; the root is outside any web root."""

    def guardar(self, contenido: bytes) -> Guardado:
        """Encrypt, write, fsync and rename; only then is there a name to commit.

        Raises ``SinEspacio``.
        """
        nombre = _nombre_al_azar()
        cifrado = _cifrar(nombre, contenido)
        try:
            _escribir(self._ruta(nombre), cifrado)
        except OSError as error:
            if error.errno in SIN_ESPACIO:
                raise SinEspacio from error
            raise
        return Guardado(nombre, _sha256(contenido), _sha256(cifrado), len(contenido))

    def leer(self, nombre: str, *, sha256: str = "") -> bytes:
        """Decrypt one file; raises ``ArchivoAlterado`` when it is gone or changed."""
        try:
            cifrado = self._ruta(nombre).read_bytes()
        except OSError:
            raise ArchivoAlterado(f"Falta en el disco el archivo {nombre}.") from None
        contenido = _descifrar(nombre, cifrado)
        if sha256 and _sha256(contenido) != sha256:
            raise ArchivoAlterado(f"El archivo {nombre} no es el que se guardó.")
        return contenido

    def exists(self, name: str) -> bool:
        """Whether the file is on disk."""
        return self._ruta(name).is_file()

    def delete(self, name: str) -> None:
        """Erase the file; by retention policy only."""
        self._ruta(name).unlink(missing_ok=True)

    def size(self, name: str) -> int:
        """Size of the plain content."""
        return len(self.leer(name))

    def _open(self, name: str, mode: str = "rb") -> "File[bytes]":
        return ContentFile(self.leer(name), name=name)

    def save(self, name: str | None, content: IO[Any], max_length: int | None = None) -> str:
        """Django's door to ``guardar``; the given name is ignored on purpose."""
        return self.guardar(content.read()).nombre

    def _ruta(self, nombre: str) -> Path:
        if len(nombre) != 32 or not nombre.isalnum():
            raise ArchivoAlterado("El nombre del archivo no es de este almacén.")
        return Path(settings.CARPETA_PRIVADA) / nombre[:2] / nombre


def almacen() -> AlmacenPrivado:
    """The one private store."""
    return AlmacenPrivado()


def _nombre_al_azar() -> str:
    return secrets.token_hex(16)


def _clave() -> AESGCM:
    return AESGCM(leer_clave(settings.CLAVE_ARCHIVOS))


def _cifrar(nombre: str, contenido: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return MAGIA + nonce + _clave().encrypt(nonce, contenido, nombre.encode())


def _descifrar(nombre: str, cifrado: bytes) -> bytes:
    inicio = len(MAGIA)
    nonce, cuerpo = cifrado[inicio : inicio + _NONCE], cifrado[inicio + _NONCE :]
    try:
        if not cifrado.startswith(MAGIA):
            raise InvalidTag
        return _clave().decrypt(nonce, cuerpo, nombre.encode())
    except (InvalidTag, ValueError):
        raise ArchivoAlterado(f"El archivo {nombre} fue alterado o está dañado.") from None


def _escribir(ruta: Path, contenido: bytes) -> None:
    for carpeta in (ruta.parent.parent, ruta.parent):
        carpeta.mkdir(mode=0o700, parents=True, exist_ok=True)
    provisional = ruta.with_suffix(".parcial")
    try:
        _volcar(provisional, contenido)
        provisional.replace(ruta)
    except OSError:
        provisional.unlink(missing_ok=True)
        raise
    _sincronizar(ruta.parent)


def _volcar(ruta: Path, contenido: bytes) -> None:
    descriptor = os.open(ruta, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as archivo:
        archivo.write(contenido)
        archivo.flush()
        os.fsync(archivo.fileno())


def _sincronizar(carpeta: Path) -> None:
    descriptor = os.open(carpeta, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sha256(contenido: bytes) -> str:
    return hashlib.sha256(contenido).hexdigest()
