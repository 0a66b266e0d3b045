"""The gate for what clients send (6.2): recognised by content, then opened in a process apart.

The original bytes are the evidence; what people look at is the copy that ``documentos.abridor``
makes of them. Nothing of a client's file is decoded in this process.
"""

import atexit
import json
import logging
import os
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

import filetype
from django.conf import settings

from bluecom.aparte.grupo import Grupo, Ocupado
from bluecom.aparte.hijo import Causa, Hijo, Interrumpido
from bluecom.aparte.protocolo import HECHO, PROHIBIDO, Limites
from documentos.arreglos import ENTERA, TODO, Postura, Recorte
from documentos.carnet import limpios
from documentos.errores import AhoraNo, ArchivoRechazado
from documentos.tipos import ADMITEN_PDF, CARTAS, Origen, TipoArchivo

registro = logging.getLogger(__name__)
PDF = "application/pdf"
_MEGA = 1024 * 1024
LIMITES = {
    PDF: Limites(segundos=20.0, procesador=1.5, memoria=280 * _MEGA),
    "image/jpeg": Limites(segundos=20.0, procesador=2.0, memoria=384 * _MEGA),
    "image/png": Limites(segundos=20.0, procesador=2.0, memoria=512 * _MEGA),
    "image/webp": Limites(segundos=20.0, procesador=4.0, memoria=768 * _MEGA),
    "image/heic": Limites(segundos=20.0, procesador=4.0, memoria=768 * _MEGA),
}
"""What the largest honest file of each kind takes, and half as much again.

Seconds of processor are the rule; those that pass are a net, since a machine with much to do is
no fault of the client's.
"""
_ALIAS = {"image/heif": "image/heic", "image/apng": "image/png"}
_HEIC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}
"""The brands that the decoder opens, where ``filetype`` knows but the first."""
DE_LA_CAMARA = ("medida", "encuadre")
"""What is not asked of a PDF: it is painted as whole sheets, and nobody stood near or far."""
LUGARES, ESPERAN = 2, 2
"""At most four of a web process's eight threads are ever with files; the others answer pages."""
ENTORNO = {"PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "PYTHONDONTWRITEBYTECODE"}
"""All that the opener is told of this process: no key and no address of a database."""


@dataclass(frozen=True)
class Recibida:
    """An accepted upload: its bytes, what it is, and the copy that people may see.

    ``codigos``: what each QR in it says, when it may be of a C.I.
    """

    contenido: bytes
    mime: str
    copia: bytes
    ancho: int
    alto: int
    medido: dict[str, int] = field(default_factory=dict)
    huella: str = ""
    codigos: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Procedencia:
    """How a file came: by which way and, from outside, who sent it, in which message and when.

    ``mensaje_id`` names one file of that way for ever: it enters a folder once.
    """

    origen: str
    remitente: str = ""
    mensaje_id: str = ""
    enviado_en: datetime | None = None
    nombre: str = ""


DEL_ESCRITORIO = Procedencia(Origen.ESCRITORIO)
DE_LA_PANTALLA = Procedencia(Origen.PANTALLA)


class Archivo(NamedTuple):
    """What the opener is told besides the bytes."""

    mime: str
    que: str
    giro: int = 0
    recorte: Recorte = TODO
    solo_codigos: bool = False
    con_codigos: bool = False

    def encargo(self, contenido: bytes) -> bytes:
        """As the opener takes it (``documentos.abridor``)."""
        return json.dumps(self).encode() + b"\n" + contenido


def codigos_de(contenido: bytes) -> list[str]:
    """What each QR in a photo says (11), the largest first; raises ``ArchivoRechazado``."""
    que = "foto del QR"
    mime = _reconocer(contenido, que)
    if mime == PDF:
        raise ArchivoRechazado("Tome una foto del QR: un PDF no se lee aquí.")
    dichos: list[str] = json.loads(_abrir_aparte(contenido, Archivo(mime, que, solo_codigos=True)))
    return dichos


def revisar(contenido: bytes, tipo: str, postura: Postura = ENTERA) -> Recibida:
    """Accept a photo (or a PDF, for the letter only) or raise ``ArchivoRechazado``.

    ``postura``: how its copy is turned and cut. Takes up to some seconds: call it before the
    transaction, never within. What is refused leaves its line in the log: who helps the asesor
    finds it there.
    """
    try:
        return _revisar(contenido, tipo, postura)
    except ArchivoRechazado as error:
        registro.warning("Archivo rechazado: %s, %s bytes: %s", tipo, len(contenido), error)
        raise


def _revisar(contenido: bytes, tipo: str, postura: Postura) -> Recibida:
    que = str(TipoArchivo(tipo).label)
    mime = _reconocer(contenido, que)
    if mime == PDF and tipo not in ADMITEN_PDF:
        raise ArchivoRechazado(f"El {que} debe ser una foto (JPEG, PNG, WebP o HEIC), no un PDF.")
    archivo = Archivo(mime, que, *postura, con_codigos=mime != PDF and tipo not in CARTAS)
    respuesta = _abrir_aparte(contenido, archivo)
    cabecera, _, copia = respuesta.partition(b"\n")
    hallado = json.loads(cabecera)
    ancho, alto = hallado["medidas"]
    return Recibida(
        contenido,
        mime,
        copia,
        ancho,
        alto,
        medido=_de_lo_que_es(mime, hallado["medido"]),
        huella=hallado["huella"],
        codigos=limpios(hallado["codigos"]),
    )


def _de_lo_que_es(mime: str, medido: dict[str, int]) -> dict[str, int]:
    return {que: n for que, n in medido.items() if mime != PDF or que not in DE_LA_CAMARA}


def _reconocer(contenido: bytes, que: str) -> str:
    if not contenido:
        raise ArchivoRechazado(f"El archivo ({que}) está vacío: pida al cliente que lo reenvíe.")
    maximo = int(getattr(settings, "TAMANO_MAXIMO_ARCHIVO", 15 * _MEGA))
    if len(contenido) > maximo:
        raise ArchivoRechazado(
            f"El archivo ({que}) pesa más de {maximo // _MEGA} MB: envíe una foto más liviana."
        )
    mime = _mime(contenido)
    if mime not in LIMITES:
        raise ArchivoRechazado(
            f"El archivo ({que}) no es una foto: use JPEG, PNG, WebP o HEIC"
            " (la carta puede ser también PDF)."
        )
    return mime


def _mime(contenido: bytes) -> str:
    if contenido[4:8] == b"ftyp" and contenido[8:12] in _HEIC:
        return "image/heic"
    tipo = filetype.guess(contenido)
    return str(_ALIAS.get(tipo.mime, tipo.mime)) if tipo else ""


def _abrir_aparte(contenido: bytes, archivo: Archivo) -> bytes:
    try:
        with _grupo.uno() as hijo:
            senal, cuerpo = hijo.preguntar(archivo.encargo(contenido), LIMITES[archivo.mime])
    except Ocupado:
        raise AhoraNo(
            "En este momento se revisan muchos archivos: vuelva a enviar este en unos segundos."
        ) from None
    except Interrumpido as interrumpido:
        raise _por_limites(archivo, interrumpido.causa) from None
    if senal == HECHO:
        return cuerpo
    raise ArchivoRechazado(cuerpo.decode()) if senal == PROHIBIDO else _complicado(archivo)


def _por_limites(archivo: Archivo, causa: Causa) -> ArchivoRechazado:
    if causa is Causa.AJENA:
        return AhoraNo(f"No se pudo revisar el archivo ({archivo.que}): envíelo otra vez.")
    return _complicado(archivo)


def _complicado(archivo: Archivo) -> ArchivoRechazado:
    if archivo.mime == PDF:
        return ArchivoRechazado(
            "El PDF de la carta es demasiado complicado para abrirlo: "
            "pida al cliente una foto de la carta."
        )
    return ArchivoRechazado(
        f"La foto ({archivo.que}) es demasiado complicada para abrirla: "
        "pida al cliente que la tome otra vez, con menor resolución."
    )


def _crear() -> Hijo:
    entorno = {k: v for k, v in os.environ.items() if k in ENTORNO}
    return Hijo("documentos.abridor", encargos=50, entorno=entorno)


_grupo = Grupo(_crear, lugares=LUGARES, esperan=ESPERAN)
atexit.register(_grupo.matar)
