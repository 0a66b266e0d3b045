"""The private files, as they lie encrypted on the disk."""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings

TROZO = 1024 * 1024
_NUESTRO = re.compile(r"[0-9a-z]{2}/[0-9a-z]{32}")


def raiz() -> Path:
    return Path(settings.CARPETA_PRIVADA)


def nombres() -> Iterator[str]:
    """Each file of the store, in order; one that is half written is not there yet."""
    for carpeta in sorted(c for c in raiz().glob("??") if c.is_dir()):
        for ruta in sorted(carpeta.iterdir()):
            nombre = f"{carpeta.name}/{ruta.name}"
            if _NUESTRO.fullmatch(nombre) and ruta.is_file():
                yield nombre


def es_nuestro(nombre: str) -> bool:
    """Whether the name could lie in the store, and nowhere else."""
    return _NUESTRO.fullmatch(nombre) is not None


def trozos(ruta: Path) -> Iterator[bytes]:
    with ruta.open("rb") as archivo:
        while trozo := archivo.read(TROZO):
            yield trozo


def huella(partes: Iterable[bytes]) -> str:
    resumen = hashlib.sha256()
    for parte in partes:
        resumen.update(parte)
    return resumen.hexdigest()


def escribir(nombre: str, partes: Iterable[bytes]) -> None:
    """Write one file that nobody else may read, and have it on the disk."""
    ruta = raiz() / nombre
    for carpeta in (raiz(), ruta.parent):
        carpeta.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(ruta, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as archivo:
        for parte in partes:
            archivo.write(parte)
        archivo.flush()
        os.fsync(archivo.fileno())


def borrar(escritos: Iterable[str]) -> None:
    """Take back what a restore that failed wrote."""
    for nombre in escritos:
        (raiz() / nombre).unlink(missing_ok=True)
