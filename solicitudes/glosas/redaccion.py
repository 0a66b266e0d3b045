"""The 21 texts that hold on a day: the system's own, and later versions over them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from solicitudes.glosas.datos_literales import Fila
from solicitudes.glosas.datos_plantillas import PLANTILLAS

VERSION_DEL_SISTEMA = "2019-1"


@dataclass(frozen=True)
class Redaccion:
    """Text and version of each row of Annex 2."""

    textos: Mapping[Fila, str]
    versiones: Mapping[Fila, str]

    @classmethod
    def con(cls, posteriores: Mapping[Fila, tuple[str, str]]) -> "Redaccion":
        """The system's own, with ``posteriores`` (row → version and text) in their place."""
        versiones = {fila: version for fila, (version, _) in posteriores.items()}
        textos = {fila: texto for fila, (_, texto) in posteriores.items()}
        return cls({**PLANTILLAS, **textos}, {**DEL_SISTEMA.versiones, **versiones})

    def con_texto(self, fila: Fila, texto: str) -> "Redaccion":
        """The same with one text that is being written."""
        return Redaccion({**self.textos, fila: texto}, self.versiones)

    def version_de(self, filas: Iterable[Fila]) -> str:
        """What a gloss keeps: the version of its text, and the promotion's when it is another."""
        return " + ".join(dict.fromkeys(self.versiones[fila] for fila in filas))


DEL_SISTEMA = Redaccion(PLANTILLAS, dict.fromkeys(PLANTILLAS, VERSION_DEL_SISTEMA))
