"""In which alphabet of bytes a text was written, by what each would make of it."""

import codecs
import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from bluecom.planillas.errores import PlanillaRechazada

_PEDAZO = 1 << 20
_RENGLONES_QUE_HABLAN = 1000
_CABEZA = 4096
_ESPANOL = "áéíóúüñÁÉÍÓÚÜÑºª°¿"
_DE_OTRAS = ("cp850", "mac_roman")
"""What DOS and old Macs wrote; for Spanish, cp437 is cp850 without its capitals with accent."""
_CON_ACENTO = re.compile("[áéíóúüñÁÉÍÓÚÜÑ]")
_APOSTROFO = re.compile(r"\b[A-Za-z]’(?=[^\W\d_])|(?<=\s)[–—](?=\s)|[“”]")
_DE_CP1252 = re.compile("[À-ÖØ-öø-ÿºª°¿¡´`’‘“”«»–—…€·]")
_DE_IMPRENTA = "’–—“”"
_CASI_TODO = 0.9
_ASCII = bytes(range(0x80))


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
            if not renglon.isascii() and halladas < _RENGLONES_QUE_HABLAN:
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
    junto = b"\n".join(renglones)
    altos = len(junto.translate(None, _ASCII))
    propio = _espanol("cp1252", junto)
    mejor = max(_DE_OTRAS, key=lambda codigo: _espanol(codigo, junto))
    ajeno = _espanol(mejor, junto)
    if ajeno > max(propio, 0) and ajeno >= altos * _CASI_TODO:
        return mejor
    texto = junto.decode("cp1252", "replace")
    if len(_DE_CP1252.findall(texto)) * 2 >= altos:
        return "cp1252"  # the rows that are written otherwise are refused one by one
    mal = _palabra_rota(texto)
    dicho = f": se lee «{mal}» donde va una letra con acento o una Ñ" if mal else ""
    raise PlanillaRechazada(
        f"No se sabe en qué alfabeto está escrito el archivo{dicho}. Expórtelo como CSV UTF-8."
    )


def _espanol(codigo: str, junto: bytes) -> int:
    """How many signs of these lines are Spanish if they are read so; what cannot be, against."""
    texto = junto.decode(codigo, "replace")
    bien = sum(texto.count(letra) for letra in _ESPANOL)
    if any(signo in texto for signo in _DE_IMPRENTA):
        bien += len(_APOSTROFO.findall(texto))
    return bien - 2 * sum(_fuera_de_lugar(texto, m.start()) for m in _CON_ACENTO.finditer(texto))


def _fuera_de_lugar(texto: str, i: int) -> bool:
    """A small letter between capitals, or a capital between small ones."""
    antes, despues = texto[i - 1 : i], texto[i + 1 : i + 2]
    if not (antes.isascii() and despues.isascii() and antes.isalpha() and despues.isalpha()):
        return False
    return antes.isupper() == despues.isupper() != texto[i].isupper()


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
