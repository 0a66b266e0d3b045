"""Where the two streets of ENTRE … Y … part, with a street catalogue for the doubtful ones."""

from collections.abc import Collection

from solicitudes.direcciones.texto import Palabra, canonica

_MAXIMO_DE_CORTES = 8


def cortes(palabras: list[Palabra]) -> list[int]:
    """Positions of every Y that leaves a name on both sides."""
    return [i for i in range(1, len(palabras) - 1) if palabras[i].texto == "Y"]


def elegir_corte(palabras: list[Palabra], catalogo: Collection[str]) -> list[int]:
    """Return the cuts that remain possible: none, the one, or several when ambiguous.

    A catalogue decides when exactly one cut gives two known streets, and when the whole
    is itself one known street ("RAMON Y CAJAL") it leaves none.
    """
    posibles = cortes(palabras)
    if not catalogo or len(posibles) > _MAXIMO_DE_CORTES:
        return posibles
    conocidas = {canonica(nombre) for nombre in catalogo}
    seguros = [i for i in posibles if _lados(palabras, i) <= conocidas]
    if len(seguros) == 1:
        return seguros
    if len(posibles) == 1 and _texto(palabras) in conocidas:
        return []
    return posibles


def _lados(palabras: list[Palabra], corte: int) -> set[str]:
    return {_texto(palabras[:corte]), _texto(palabras[corte + 1 :])}


def _texto(palabras: list[Palabra]) -> str:
    return " ".join(p.texto for p in palabras)
