"""Who may bring a file without signing in: whoever has a link that somebody made for that."""

from collections.abc import Callable

_PUERTAS: dict[str, Callable[[str], bool]] = {}


def poner_puerta(prefijo: str, abre: Callable[[str], bool]) -> None:
    """``abre`` says whether the key that follows ``prefijo`` in an address still opens it."""
    _PUERTAS[prefijo] = abre


def es_puerta(ruta: str) -> bool:
    """Whether this address is that of a door, open or not."""
    return any(ruta.startswith(prefijo) for prefijo in _PUERTAS)


def se_abre(ruta: str) -> bool:
    """Whether this address has the key of a door; asks the database."""
    for prefijo, abre in _PUERTAS.items():
        if ruta.startswith(prefijo):
            return abre(ruta.removeprefix(prefijo).partition("/")[0])
    return False
