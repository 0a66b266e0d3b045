"""What a version of a legal text changes, line by line and field by field."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from bluecom.vigencias.consultas import anterior_a
from documentos.models import PlantillaDocumento
from documentos.servicios.textos import texto_de
from documentos.tipos import TipoDocumento


@dataclass(frozen=True)
class Renglon:
    """``clase``: IGUAL, QUITA or PONE."""

    clase: str
    texto: str


@dataclass(frozen=True)
class Campo:
    """One thing besides the clauses, before and after."""

    nombre: str
    antes: str
    despues: str

    @property
    def cambia(self) -> bool:
        return self.antes != self.despues


def antes_de(plantilla: PlantillaDocumento) -> PlantillaDocumento:
    """What ends when this version starts; what ships, when nobody wrote another."""
    anterior: PlantillaDocumento | None = anterior_a(plantilla)
    return anterior or PlantillaDocumento(tipo=plantilla.tipo)


def campos(plantilla: PlantillaDocumento) -> list[Campo]:
    antes = antes_de(plantilla)
    return [
        Campo("Título impreso", _titulo(antes), _titulo(plantilla)),
        Campo("Asesoría legal", revision_de(antes), revision_de(plantilla)),
        Campo("Diseño", antes.version, plantilla.version),
    ]


def renglones(plantilla: PlantillaDocumento) -> list[Renglon]:
    """The clauses before and after in one list; empty when no line changes."""
    viejos = texto_de(antes_de(plantilla)).splitlines()
    nuevos = texto_de(plantilla).splitlines()
    if viejos == nuevos:
        return []
    hechos: list[Renglon] = []
    pasos = SequenceMatcher(a=viejos, b=nuevos, autojunk=False).get_opcodes()
    for paso, desde, hasta, desde_b, hasta_b in pasos:
        if paso == "equal":
            hechos += [Renglon("IGUAL", r) for r in viejos[desde:hasta]]
        else:
            hechos += [Renglon("QUITA", r) for r in viejos[desde:hasta]]
            hechos += [Renglon("PONE", r) for r in nuevos[desde_b:hasta_b]]
    return [r for r in hechos if r.texto.strip()]


def revision_de(plantilla: PlantillaDocumento) -> str:
    """Who of legal counsel has read it and when, as an administrator says it."""
    if not plantilla.revisado_legal:
        return "Sin revisar"
    if not plantilla.revisado_el:
        return "Revisado; no se anotó quién ni cuándo"
    return f"Revisado por {plantilla.revisado_por} el {plantilla.revisado_el:%d/%m/%Y}"


def _titulo(plantilla: PlantillaDocumento) -> str:
    return plantilla.titulo or str(TipoDocumento(plantilla.tipo).label)
