"""Which numbers there are, typed in code by the app whose rule reads each one."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Parametro:
    """A whole number of some unit, what it decides, and the bounds within which it makes sense."""

    codigo: str
    nombre: str
    frase: str
    """What it decides, as the floor says it."""
    unidad: str
    inicial: int
    """What ships; it is version 1, and rules while nobody approved another."""
    minimo: int
    maximo: int

    def dicho(self, valor: int) -> str:
        """For example "30 minutos"."""
        return f"{valor} {self.unidad}"

    def objeciones(self, valor: int) -> list[str]:
        """What forbids this value; nothing when it is within bounds."""
        if self.minimo <= valor <= self.maximo:
            return []
        return [f"{self.nombre}: escriba de {self.minimo} a {self.maximo} {self.unidad}."]


_catalogo: dict[str, Parametro] = {}


def declarar(parametro: Parametro) -> Parametro:
    """Put it in the catalogue. Raises ``ValueError`` for a code that is somebody else's."""
    if _catalogo.setdefault(parametro.codigo, parametro) != parametro:
        raise ValueError(f"Ya hay un parámetro {parametro.codigo}.")
    return parametro


def parametros() -> list[Parametro]:
    """All of them, as an administrator looks for them."""
    return sorted(_catalogo.values(), key=lambda parametro: parametro.nombre)


def parametro_de(codigo: str) -> Parametro | None:
    return _catalogo.get(codigo)
