"""How the words of a dictation hang together, before they are dealt out to fields."""

from collections.abc import Sequence

from solicitudes.direcciones.gramatica import es_id
from solicitudes.direcciones.troceo import NUMERAL
from solicitudes.direcciones.vocabulario import ABREN_OBSERVACIONES, LLEVAN_NUMERO, NO_CIERRAN

CLAVES = frozenset("ENTRE ESQUINA ZONA BARRIO EDIFICIO CONDOMINIO BLOQUE PISO DEPTO".split())
_ARTICULOS = frozenset("EL LA LOS LAS UN UNA".split())
_TRAS_A = frozenset("MEDIA POCAS POCOS MANO LADO".split())
_TRAS_AL = frozenset("LADO FRENTE FONDO FINAL COSTADO".split())
_RUMBOS = frozenset("NORTE SUR SUD ESTE OESTE".split())
_MEDIDAS = frozenset("CUADRA CUADRAS METROS MTS PASOS KM".split())
_LUGARES = frozenset("FRENTE JUNTO CERCA LADO DETRAS ATRAS DIAGONAL COSTADO FONDO".split())
_INTERIORES = frozenset("PISO DEPTO CASA BLOQUE OFICINA LOCAL TORRE DENTRO INTERIOR".split())
_UNEN = _ARTICULOS | frozenset("AL DEL DE A EN POR CON Y".split())
_ORDENAN = frozenset("PRIMERA SEGUNDA TERCERA CUARTA QUINTA ULTIMA UNICA".split())


def palabra_en(trozos: Sequence[str], lugar: int) -> str:
    """The word there, or nothing before the first and after the last."""
    return trozos[lugar] if 0 <= lugar < len(trozos) else ""


def es_de_otra_cosa(trozos: Sequence[str], lugar: int) -> bool:
    """FRENTE AL CONDOMINIO, CERCA DE LA ZONA: a landmark; PISO 5 DEL EDIFICIO is the place."""
    antes, previa = palabra_en(trozos, lugar - 1), palabra_en(trozos, lugar - 2)
    if antes == "DEL":
        return not _INTERIORES & {previa, palabra_en(trozos, lugar - 3)}
    if antes in ("A", "DE"):
        return previa in _LUGARES | _MEDIDAS
    return antes == "AL" or (antes in _ARTICULOS and previa in ("A", "DE", "POR", "CON"))


def claves_de(trozos: Sequence[str]) -> set[str]:
    """The keywords that speak of the place itself."""
    return {
        trozo
        for lugar, trozo in enumerate(trozos)
        if trozo in CLAVES and not es_de_otra_cosa(trozos, lugar)
    }


def abre_observaciones(trozos: Sequence[str], lugar: int, campo: str) -> bool:
    """Whether the name in ``campo`` ends here: PORTON CAFE, AL LADO DE, 2 CUADRAS, CASA DE."""
    trozo, tras = trozos[lugar], palabra_en(trozos, lugar + 1)
    if trozo in ABREN_OBSERVACIONES:
        return True
    if campo == "obs":
        return False
    if trozo.isdigit() and tras in _MEDIDAS and campo != "via":
        return True
    if trozo == "A":
        return tras in _TRAS_A or palabra_en(trozos, lugar + 2) in _MEDIDAS | {"VUELTA"}
    if trozo == "AL":
        return tras in _TRAS_AL or (tras in _RUMBOS and campo != "via")
    if trozo == "Y":
        return tras in ("A", "AL") and abre_observaciones(trozos, lugar + 1, campo)
    de_su_casa = trozo == "CASA" and tras in ("DE", "CON", "COLOR")
    return de_su_casa and campo not in ("via", "inmueble")


def sigue_la_frase(frase: Sequence[str]) -> bool:
    """FRENTE AL, EN EL, TERCERA: what comes next is still of this phrase."""
    return bool(frase) and frase[-1] in _UNEN | _ORDENAN | {"TOCAR", "REFERENCIA"}


def cierra(palabras: Sequence[str]) -> bool:
    """Whether a name may end here: LANZA, but neither AV. nor SUCRE Y nor DE LA."""
    return bool(palabras) and palabras[-1] not in NO_CIERRAN


def es_unidad(palabra: str) -> bool:
    """CASA 7, CASA B, CASA 2P, and not CASA LINDA."""
    return es_id(palabra) and (len(palabra) == 1 or palabra[0].isdigit())


def numero_marcado(trozos: Sequence[str], lugar: int) -> str:
    """The figures of NRO 73 at this place, if they are there."""
    tras = palabra_en(trozos, lugar + 1)
    return tras if palabra_en(trozos, lugar) == NUMERAL and tras.isdigit() else ""


def lleva_su_numero(trozos: Sequence[str], lugar: int) -> bool:
    """PISO NRO 2, PUESTO N° 45: the number is of the word before it, and not of the house."""
    return palabra_en(trozos, lugar - 1) in LLEVAN_NUMERO
