"""What the dealing out of a dictation leaves: the words of each field, and what was moved."""

from dataclasses import dataclass, field


@dataclass
class Reparto:
    """The words of each field, as found; ``avisos`` says what was moved or changed."""

    campos: dict[str, list[str]] = field(default_factory=dict)
    cruce_tipo: str = ""
    inmueble_tipo: str = ""
    unidad_tipo: str = "DEPTO"
    provisional: bool = False
    observaciones: list[list[str]] = field(default_factory=list)
    avisos: list[str] = field(default_factory=list)

    def palabras(self, campo: str) -> list[str]:
        """The words of a field, to read or to add to."""
        return self.campos.setdefault(campo, [])

    def avisar(self, texto: str) -> None:
        """Say once what was changed."""
        if texto not in self.avisos:
            self.avisos.append(texto)
