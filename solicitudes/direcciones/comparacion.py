"""Whether two ways of saying an address mean the same place (step 8.1)."""

from difflib import SequenceMatcher

from solicitudes.direcciones.normalizacion import normalizar
from solicitudes.direcciones.texto import canonica
from solicitudes.direcciones.valores import INNOMINADA, Direccion

PARECIDO = 0.75
"""From here on two words are one with a slip: LANSA and LANZA, not SUCRE and JUNIN."""
MINIMO_CON_ERRATA = 4
"""A shorter word has no slip: DEPTO A is not DEPTO B."""

PARTES = {
    "via": "la calle",
    "numero": "el número",
    "cruces": "las calles que cruzan",
    "inmueble": "el edificio o condominio",
    "bloque": "el bloque",
    "piso": "el piso",
    "unidad": "el departamento o la casa",
    "zona": "la zona",
    "barrio": "el barrio",
}
_CORTAS = frozenset({"bloque", "piso", "unidad"})
"""A letter or two, which any text holds somewhere: only the part itself counts."""


def diferencias(dictada: str, registrada: str, *, numero_provisional: bool = False) -> list[str]:
    """The parts in which both say something, and not the same: ["la calle", "el número"].

    Each is read by Annex 1, so that its order, its abbreviations and its accents do not count.
    What only one says contradicts nothing; nor does what the other says in another place (a
    passage, how to get there), a slip of spelling, or a number that the system provided.
    """
    una, otra = normalizar(dictada).leida, normalizar(registrada).leida
    if una is None or otra is None:
        return []
    sin_numero = numero_provisional or una.numero_provisional or otra.numero_provisional
    textos = _palabras(dictada), _palabras(registrada)
    return [
        nombre
        for parte, nombre in PARTES.items()
        if not (parte == "numero" and sin_numero)
        and _contradicen(
            _dicho(una, parte), _dicho(otra, parte), ([], []) if parte in _CORTAS else textos
        )
    ]


def _dicho(direccion: Direccion, parte: str) -> list[str]:
    valor = getattr(direccion, parte)
    if parte == "via" and valor == INNOMINADA:
        return []
    return _palabras(" ".join(valor) if isinstance(valor, tuple) else valor)


def _contradicen(una: list[str], otra: list[str], textos: tuple[list[str], list[str]]) -> bool:
    """Not alike, and neither text holds what the other says; any text holds what is not said."""
    dictado, registrado = textos
    return not (una == otra or _estan(una, registrado) or _estan(otra, dictado))


def _estan(buscadas: list[str], texto: list[str]) -> bool:
    return all(any(_son_una(palabra, otra) for otra in texto) for palabra in buscadas)


def _son_una(una: str, otra: str) -> bool:
    if una == otra:
        return True
    corta = min(len(una), len(otra)) < MINIMO_CON_ERRATA or una.isdigit() or otra.isdigit()
    return not corta and SequenceMatcher(None, una, otra).ratio() >= PARECIDO


def _palabras(texto: str) -> list[str]:
    """Its words without signs, articles and kinds of street; numbers without leading zeros."""
    sueltas = (palabra.strip(".,;:()#°º-") for palabra in canonica(texto).split())
    return [p.lstrip("0") or p for p in sueltas if p and p not in _VACIAS]


_VACIAS = frozenset("AV AVENIDA CALLE PASAJE PJE EL LA LOS LAS DE DEL Y".split())
