"""The C.I. as portfolios bring it: with its place in front, glued or spelt, with thousands."""

import re
from functools import lru_cache

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.identidad import CI, DEPARTAMENTOS, leer_ci
from bluecom.bolivia.texto import sin_acentos_mayusculas

_LUGARES = {
    "LP": ("LPZ", "LA PAZ", "LAPAZ"),
    "CB": ("CBBA", "CBA", "CBB", "COCHABAMBA"),
    "SC": ("SCZ", "STA CRUZ", "SANTA CRUZ", "SANTACRUZ"),
    "OR": ("ORU", "ORURO"),
    "PT": ("PTS", "POT", "POTOSI"),
    "CH": ("CHQ", "CHU", "CHUQUISACA", "SUCRE"),
    "TJ": ("TJA", "TRJ", "TAR", "TARIJA"),
    "BE": ("BN", "BEN", "BNI", "BENI"),
    "PD": ("PA", "PAN", "PDO", "PND", "PANDO"),
    "EX": ("EXT", "EXTRANJERO"),
}
_ESCRITURAS = 1024
_CODIGO_DE = {codigo: codigo for codigo in DEPARTAMENTOS} | {
    dicho: codigo for codigo, dichos in _LUGARES.items() for dicho in dichos
}
_SUELTA = re.compile(
    r"(?:(?P<antes>[A-Z]{2}[A-Z. ]*?)[\s.-]*)?"
    r"(?P<numero>[1-9]\d{0,2}(?:\.\d{3}){1,3}|[1-9]\d{4,9})"
    r"(?:(?:\s*-\s*|\s+)(?P<complemento>\d[A-Z]))?"
    r"(?:[\s.-]*(?P<despues>[A-Z]{2}[A-Z. ]*))?",
    re.ASCII,
)


@lru_cache(_ESCRITURAS)
def leer_expedido(texto: str) -> str:
    """The code of a department, by any of its known spellings; empty when it is none."""
    llano = " ".join(sin_acentos_mayusculas(texto).replace(".", " ").split())
    return _CODIGO_DE.get(llano, "")


def leer_cedula(texto: str) -> tuple[CI, str]:
    """The C.I., and the place that was not understood, if any: it never spoils the number.

    Raises ``IdentidadInvalida`` when there is no number.
    """
    try:
        return leer_ci(texto), ""
    except DatoInvalido:
        suelta = _SUELTA.fullmatch(sin_acentos_mayusculas(texto.strip()))
        if suelta is None or (suelta["antes"] and suelta["despues"]):
            raise
    lugar = (suelta["antes"] or suelta["despues"] or "").strip(" .-")
    codigo = leer_expedido(lugar)
    numero = suelta["numero"].replace(".", "")
    ci = leer_ci(f"{numero}-{suelta['complemento']}" if suelta["complemento"] else numero)
    return CI(ci.numero, ci.complemento, codigo), "" if codigo else lugar
