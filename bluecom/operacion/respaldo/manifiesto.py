"""What a backup holds, with the SHA-256 of each part, sealed with the key of the files."""

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass, field
from typing import Any
from zipfile import ZipFile

from django.conf import settings

from bluecom.operacion.clave import leer_clave
from bluecom.operacion.respaldo.errores import RespaldoRechazado

VERSION = 1
MANIFIESTO, SELLO = "manifiesto.json", "sello"


@dataclass(frozen=True)
class Tabla:
    columnas: list[str]
    sha256: str


@dataclass
class Manifiesto:
    """``migraciones`` say which tables these were; ``secuencias`` where each number stood."""

    hecho_en: str
    migraciones: list[tuple[str, str]]
    eventos: int
    ancla: str
    tablas: dict[str, Tabla] = field(default_factory=dict)
    secuencias: dict[str, int] = field(default_factory=dict)
    archivos: dict[str, str] = field(default_factory=dict)
    version: int = VERSION

    def partes(self) -> dict[str, str]:
        """The name and the SHA-256 of each member of the backup."""
        tablas = {de_tabla(nombre): tabla.sha256 for nombre, tabla in self.tablas.items()}
        return tablas | {de_archivo(nombre): sha256 for nombre, sha256 in self.archivos.items()}


def de_tabla(nombre: str) -> str:
    return f"tablas/{nombre}"


def de_archivo(nombre: str) -> str:
    return f"archivos/{nombre}"


def escribir(zip_: ZipFile, manifiesto: Manifiesto) -> None:
    """The last of all: a backup without it is half a backup."""
    dicho = json.dumps({**asdict(manifiesto), "clave": _huella_de_la_clave()}, ensure_ascii=False)
    zip_.writestr(MANIFIESTO, dicho.encode())
    zip_.writestr(SELLO, _sellar(dicho.encode()))


def leer(zip_: ZipFile) -> Manifiesto:
    """Read it back; raises ``RespaldoRechazado`` when it is of another key, or was altered."""
    try:
        dicho, sello = zip_.read(MANIFIESTO), zip_.read(SELLO).decode()
        datos: dict[str, Any] = json.loads(dicho)
        de_otra_clave = datos.pop("clave") != _huella_de_la_clave()
    except (KeyError, ValueError):
        raise RespaldoRechazado("El archivo no es un respaldo completo de Bluecom.") from None
    if de_otra_clave:
        raise RespaldoRechazado(
            "La CLAVE_ARCHIVOS de este lugar no es la del respaldo: con ella no se abriría "
            "ninguna foto. Ponga la de entonces (en modo embebido está en secretos.json)."
        )
    if not hmac.compare_digest(sello, _sellar(dicho)):
        raise RespaldoRechazado("El respaldo fue alterado: su sello no coincide.")
    if datos["version"] != VERSION:
        raise RespaldoRechazado("El respaldo es de una versión posterior de Bluecom.")
    datos["tablas"] = {nombre: Tabla(**tabla) for nombre, tabla in datos["tablas"].items()}
    datos["migraciones"] = [(app, nombre) for app, nombre in datos["migraciones"]]
    return Manifiesto(**datos)


def _sellar(dicho: bytes) -> str:
    return hmac.new(_derivada("sello"), dicho, hashlib.sha256).hexdigest()


def _huella_de_la_clave() -> str:
    """Tells one key from another and says nothing of either."""
    return _derivada("huella").hex()[:32]


def _derivada(para: str) -> bytes:
    clave = leer_clave(settings.CLAVE_ARCHIVOS)
    return hmac.new(clave, f"bluecom:respaldo:{para}".encode(), hashlib.sha256).digest()
