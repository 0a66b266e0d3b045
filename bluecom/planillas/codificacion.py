"""In which alphabet of bytes a text was written, by what each would make of it."""

import codecs
import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from bluecom.planillas.errores import PlanillaRechazada

_PEDAZO = 1 << 20
_RENGLONES_QUE_HABLAN = 5000
_CABEZA = 4096
_ESPANOL = "áéíóúüñÁÉÍÓÚÜÑºª°¿"
_DE_OTRAS = ("cp850", "mac_roman")
"""What DOS and old Macs wrote; for Spanish, cp437 is cp850 without its capitals with accent."""
_FUERA_DE_LUGAR = re.compile(r"[A-Z][áéíóúüñ](?=[A-Z])|[a-z][ÁÉÍÓÚÜÑ](?=[a-z])")
_APOSTROFO = re.compile(r"\b[A-Za-z]’(?=[^\W\d_])|(?<=\s)[–—](?=\s)|[“”]")
_DE_CP1252 = re.compile("[À-ÖØ-öø-ÿºª°¿¡´`’‘“”«»–—…€·]")
_CASI_TODO = 0.9


def codificacion_de(archivo: BinaryIO) -> str:
    """A codec of Python, by the mark at the start or else by the lines that are not ASCII.

    UTF-8 when most of those are; then cp1252, unless DOS or Mac reads Spanish where cp1252 reads
    signs. Raises ``PlanillaRechazada`` for what is no text, or Spanish in none of them.
    """
    archivo.seek(0)
    cabeza = archivo.read(_CABEZA)
    if cabeza.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if cabeza.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if sin_marca := _utf16_sin_marca(cabeza):
        return sin_marca
    if cabeza.count(b"\0") * 10 > len(cabeza):
        raise PlanillaRechazada("El archivo no es de texto: guárdelo como CSV o como .xlsx.")
    renglones = list(_que_hablan(archivo))
    if sum(map(_es_utf8, renglones)) * 2 > len(renglones) or not renglones:
        return "utf-8"
    return _de_un_byte(renglones)


def _que_hablan(archivo: BinaryIO) -> Iterator[bytes]:
    """The first lines with some byte beyond ASCII, however far they are."""
    archivo.seek(0)
    halladas, cola = 0, b""
    while halladas < _RENGLONES_QUE_HABLAN and (pedazo := archivo.read(_PEDAZO)):
        if pedazo.isascii() and cola.isascii():
            cola = b""
            continue
        *renglones, cola = (cola + pedazo).splitlines()
        for renglon in renglones:
            if not renglon.isascii():
                halladas += 1
                yield renglon
    if not cola.isascii():
        yield cola


def _utf16_sin_marca(cabeza: bytes) -> str:
    """Every second byte of a Latin text in UTF-16 is NUL."""
    pares = len(cabeza) // 2
    for codigo, nulos in (("utf-16-le", cabeza[1::2]), ("utf-16-be", cabeza[::2])):
        if pares >= 8 and nulos.count(0) * 10 >= pares * 9 and cabeza.count(0) < pares * 1.1:
            return codigo
    return ""


def _de_un_byte(renglones: list[bytes]) -> str:
    altos = sum(byte > 0x7F for renglon in renglones for byte in renglon)
    propio = _espanol("cp1252", renglones)
    mejor = max(_DE_OTRAS, key=lambda codigo: _espanol(codigo, renglones))
    ajeno = _espanol(mejor, renglones)
    if ajeno > max(propio, 0) and ajeno >= altos * _CASI_TODO:
        return mejor
    textos = [renglon.decode("cp1252", "replace") for renglon in renglones]
    if sum(len(_DE_CP1252.findall(texto)) for texto in textos) * 2 >= altos:
        return "cp1252"  # the rows that are written otherwise are refused one by one
    mal = next(filter(None, map(_palabra_rota, textos)), "")
    dicho = f": se lee «{mal}» donde va una letra con acento o una Ñ" if mal else ""
    raise PlanillaRechazada(
        f"No se sabe en qué alfabeto está escrito el archivo{dicho}. Expórtelo como CSV UTF-8."
    )


def _espanol(codigo: str, renglones: list[bytes]) -> int:
    """How many signs of these lines are Spanish if they are read so; what cannot be, against."""
    bien = 0
    for renglon in renglones:
        texto = renglon.decode(codigo, "replace")
        bien += sum(texto.count(letra) for letra in _ESPANOL)
        bien += len(_APOSTROFO.findall(texto))
        bien -= 2 * len(_FUERA_DE_LUGAR.findall(texto))
    return bien


def _palabra_rota(texto: str) -> str:
    rota = re.search(r"\w*[¢£¤¥µ¡„‡ŽŠœ\ufffd]\w*", texto)
    return rota[0][:20] if rota else ""


def _es_utf8(renglon: bytes) -> bool:
    try:
        renglon.decode()
    except UnicodeDecodeError:
        return False
    return True


def como_texto(archivo: BinaryIO, codigo: str) -> io.TextIOWrapper:
    """From the start, with the ends of its lines as they are; what is no letter becomes a mark.

    The file stays open for whoever opened it.
    """
    archivo.seek(0)
    prestado = io.BufferedReader(_SinCerrar(archivo), _PEDAZO)
    return io.TextIOWrapper(prestado, encoding=codigo, errors="replace", newline="")


class _SinCerrar(io.RawIOBase):
    """Lends a file to a wrapper that closes whatever it has."""

    def __init__(self, archivo: BinaryIO) -> None:
        self._archivo = archivo

    def readable(self) -> bool:
        return True

    def readinto(self, donde: Any) -> int:
        leido = self._archivo.read(len(donde))
        donde[: len(leido)] = leido
        return len(leido)
