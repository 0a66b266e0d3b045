"""What keeps a text from being a template of Annex 2, said when it is edited (9.1).

Whoever sells cannot repair a template: blanks, missing facts and length are found here.
"""

import re
from collections.abc import Iterator

from bluecom.bolivia.texto import sin_acentos_mayusculas
from solicitudes.glosas.datos_literales import Fila
from solicitudes.glosas.errores import GlosaIncompleta, PlantillaInvalida
from solicitudes.glosas.exigencias import objeciones_de_huecos
from solicitudes.glosas.muestra import largo_mayor, prueba_con_cada_tecnologia
from solicitudes.glosas.plantilla import leer_plantilla
from solicitudes.glosas.redaccion import Redaccion

_CON_MINUSCULA = re.compile(r"\w*[a-zà-öø-ÿ]\w*")
_PALABRA = re.compile(r"\w+")
_PUNTOS = re.compile(r"\.{2,}|…")
_MONTO = re.compile(r"\b(?:BS|BOB)\b\.?\s*[0-9.,]*-?")
_PLAZO = re.compile(r"\b[0-9]+ (?:MES(?:ES)?|DIAS?|AÑOS?|PUNTOS?)\b")
_TELEFONO = re.compile(r"\b[0-9]{7,}\b")
_FIJOS = (
    (_PUNTOS, "Quedan puntos suspensivos («{}»): ponga un hueco en su lugar, como {{tarifa}}."),
    (_MONTO, "«{}» es un monto fijo y los montos salen de la oferta: ponga un hueco, como "
             "{{costo_instalacion}}."),
    (_PLAZO, "«{}» es una cifra fija y las cifras salen de la oferta: ponga un hueco, como "
             "{{permanencia}}."),
    (_TELEFONO, "«{}» parece un teléfono y los teléfonos salen de la venta: ponga un hueco, como "
                "{{referencia}}."),
)  # fmt: skip


def objeciones(fila: Fila, texto: str, *, redaccion: Redaccion, limite: int) -> list[str]:
    """One sentence for each; empty when the text can be a version of this row.

    ``redaccion``: the texts that will hold beside it. ``limite``: Smartflex's, in characters.
    """
    if not texto.strip():
        return ["Escriba el texto de la glosa."]
    try:
        plantilla = leer_plantilla(texto)
    except PlantillaInvalida as error:
        return [str(error)]
    razones = [*_de_escritura(plantilla.escrito), *objeciones_de_huecos(fila, plantilla, texto)]
    return razones or _al_componer(fila, redaccion.con_texto(fila, texto), limite)


def _de_escritura(escrito: str) -> Iterator[str]:
    if not escrito.isprintable():
        yield "La glosa va en una sola línea, sin saltos ni caracteres de control: quítelos."
    if minuscula := _CON_MINUSCULA.search(escrito):
        yield f"Hay minúsculas («{minuscula[0]}»): la glosa va toda en mayúsculas."
    yield from _de_letras(escrito.upper())
    for patron, sentencia in _FIJOS:
        if hallado := patron.search(escrito.upper()):
            yield sentencia.format(hallado[0].strip())


def _de_letras(escrito: str) -> Iterator[str]:
    for palabra in _PALABRA.findall(escrito):
        if (llana := sin_acentos_mayusculas(palabra)) != palabra:
            yield f"Escriba «{llana}» sin acento; solo la Ñ se queda como está."
            break
    for signo in escrito:
        if signo.isprintable() and not _se_digita(signo):
            yield f"El signo «{signo}» no se puede digitar en Smartflex: escríbalo con letras."
            return


def _se_digita(signo: str) -> bool:
    try:
        signo.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _al_componer(fila: Fila, redaccion: Redaccion, limite: int) -> list[str]:
    """Tried on invented sales: of every technology, and with the longest data."""
    try:
        prueba_con_cada_tecnologia(fila, redaccion)
        largo = largo_mayor(fila, redaccion)
    except GlosaIncompleta as error:
        return [
            f"En una venta así no habría qué poner en {{{falta.hueco}}}: póngalo entre corchetes "
            "o quítelo."
            for falta in error.faltan
        ]
    if largo <= limite:
        return []
    return [
        f"Con los datos más largos la glosa llega a {largo} caracteres y en Smartflex caben "
        f"{limite}: acorte el texto en {largo - limite}."
    ]
