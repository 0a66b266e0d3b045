"""The words of Annex 1's grammar: what a name, a number, a floor and an id may be."""

import re

RESERVADAS = frozenset(
    "ENTRE ESQUINA EDIFICIO CONDOMINIO BLOQUE PISO DEPTO ZONA BARRIO OBSERVACIONES".split()
)
DE_CALLE = frozenset({"CALLE", "C/", "C.", "CLLE", "CLLE."})
DE_PASAJE = frozenset(
    {"PASAJE", "PJE", "PJE.", "PJ", "PJ.", "PSJE", "PSJE.", "PSJ", "PSJ.", "PASJE", "PASJE."}
)

# Each expression reads one word with no nested repetition: linear whatever is typed.
_CON_LETRA = re.compile(r"[A-ZÑ][A-ZÑ0-9.']*")
_CIFRAS = re.compile(r"[0-9]{1,3}")
_ORDINAL = re.compile(r"[0-9]{1,2}(?:RA|RO|ER|DA|DO|TA|TO|MA|MO|VA|VO|NA|NO)")
_NUMERO = re.compile(r"[0-9]{4}")
_PISO = re.compile(r"PB|[1-9][0-9]?")
_ID = re.compile(r"[A-ZÑ0-9]{1,5}")


def es_palabra(palabra: str) -> bool:
    """A word of a name: letters first, or one to three digits, or an ordinal."""
    if palabra in RESERVADAS:
        return False
    return any(forma.fullmatch(palabra) for forma in (_CON_LETRA, _CIFRAS, _ORDINAL))


def es_nombre(texto: str) -> bool:
    """A name of a street, building or zone: valid words, one of them begins with a letter."""
    partes = texto.split()
    return all(es_palabra(p) for p in partes) and any(_CON_LETRA.fullmatch(p) for p in partes)


def es_numero(texto: str) -> bool:
    """Exactly four digits; 0000 is judged apart."""
    return bool(_NUMERO.fullmatch(texto))


def es_piso(texto: str) -> bool:
    """PB or 1 to 99."""
    return bool(_PISO.fullmatch(texto))


def es_id(texto: str) -> bool:
    """One to five letters or digits (BLOQUE I is opaque, as the annex writes it)."""
    return bool(_ID.fullmatch(texto))
