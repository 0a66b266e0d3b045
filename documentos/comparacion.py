"""What a version of a legal text changes, line by line and field by field."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from bluecom.vigencias.comparacion import Campo
from documentos.models import PlantillaDocumento
from documentos.servicios.textos import anterior, texto_de
from documentos.tipos import TipoDocumento


@dataclass(frozen=True)
class Palabras:
    """Words that follow each other, and whether they are what changes in their line."""

    texto: str
    cambia: bool = False


@dataclass(frozen=True)
class Renglon:
    """``clase``: IGUAL, QUITA or PONE."""

    clase: str
    palabras: tuple[Palabras, ...]


def campos(plantilla: PlantillaDocumento) -> list[Campo]:
    antes = anterior(plantilla)
    return [
        Campo("Título impreso", _titulo(antes), _titulo(plantilla)),
        Campo("Asesoría legal", revision_de(antes), revision_de(plantilla)),
        Campo("Diseño", antes.version, plantilla.version),
    ]


def renglones(plantilla: PlantillaDocumento) -> list[Renglon]:
    """The clauses before and after in one list; empty when no line changes."""
    return renglones_de(texto_de(anterior(plantilla)), texto_de(plantilla))


def renglones_de(viejo: str, nuevo: str) -> list[Renglon]:
    """Two texts in one list, line by line; empty when no line changes."""
    viejos, nuevos = _con_letras(viejo), _con_letras(nuevo)
    if viejos == nuevos:
        return []
    return [
        renglon
        for paso, de, a, de_b, a_b in SequenceMatcher(None, viejos, nuevos, False).get_opcodes()
        for renglon in _del_paso(paso, viejos[de:a], nuevos[de_b:a_b])
    ]


def _del_paso(paso: str, viejos: list[str], nuevos: list[str]) -> list[Renglon]:
    """Lines that take the place of as many others are compared word by word."""
    if paso == "equal":
        return [Renglon("IGUAL", (Palabras(r),)) for r in viejos]
    if len(viejos) == len(nuevos):
        pares = zip(viejos, nuevos, strict=True)
        return [r for viejo, nuevo in pares for r in _palabra_por_palabra(viejo, nuevo)]
    return [
        *[Renglon("QUITA", (Palabras(r),)) for r in viejos],
        *[Renglon("PONE", (Palabras(r),)) for r in nuevos],
    ]


def _palabra_por_palabra(viejo: str, nuevo: str) -> list[Renglon]:
    antes, despues = viejo.split(), nuevo.split()
    quita, pone = [], []
    for paso, de, a, de_b, a_b in SequenceMatcher(None, antes, despues, False).get_opcodes():
        quita.append(Palabras(" ".join(antes[de:a]), paso != "equal"))
        pone.append(Palabras(" ".join(despues[de_b:a_b]), paso != "equal"))
    return [
        Renglon("QUITA", tuple(p for p in quita if p.texto)),
        Renglon("PONE", tuple(p for p in pone if p.texto)),
    ]


def _con_letras(texto: str) -> list[str]:
    return [renglon for renglon in texto.splitlines() if renglon.strip()]


def revision_de(plantilla: PlantillaDocumento) -> str:
    """Who of legal counsel has read it and when, as an administrator says it."""
    if not plantilla.revisado_legal:
        return "Sin revisar"
    if not plantilla.revisado_el:
        return "Revisado; no se anotó quién ni cuándo"
    return f"Revisado por {plantilla.revisado_por} el {plantilla.revisado_el:%d/%m/%Y}"


def _titulo(plantilla: PlantillaDocumento) -> str:
    return plantilla.titulo or str(TipoDocumento(plantilla.tipo).label)
