"""Which checklists there are, how a version of each is kept, and what no version may leave out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from documentos.tipos import TipoArchivo
from solicitudes.reglas.listas import (
    CAMPOS_OBSERVADOS,
    ITEMS_6_3,
    ITEMS_REVISION,
    PASOS_A_SEGUIR,
    PASOS_OBSERVADOS,
    Item,
    ItemRecibido,
    ItemRevision,
)

LARGO = 120
ITEMS_MAXIMO = 30
"""What a draft of its step holds, with room."""


@dataclass(frozen=True)
class Control:
    """One checklist of the procedure: what its items are, and those that it cannot lose."""

    clave: str
    numeral: str
    titulo: str
    clase: type[Item]
    iniciales: Mapping[str, Any]
    """What ships: version 1."""
    fijos: Mapping[str, str]
    """Code → why it stays: a rule depends on it. Its sentence may change, nothing else."""

    def __str__(self) -> str:
        return f"{self.numeral} · {self.titulo}"

    def leer(self, guardados: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
        """Code → item, as ``escribir`` kept them."""
        return {
            fila["codigo"]: self.clase(**{c: _congelado(fila[c]) for c in self.campos if c in fila})
            for fila in guardados
        }

    def escribir(self, items: Mapping[str, Item]) -> list[dict[str, Any]]:
        """One row for each item, in their order; only data."""
        return [{"codigo": codigo, **asdict(item)} for codigo, item in items.items()]

    def item(self, codigo: str, **dicho: Any) -> Item:
        """An item as somebody wrote it; of one that stays, only its sentence is heard."""
        if codigo in self.fijos:
            fijo: Item = replace(self.iniciales[codigo], nombre=dicho["nombre"])
            return fijo
        return self.clase(**{c: _congelado(v) for c, v in dicho.items() if c in self.campos})

    @property
    def campos(self) -> list[str]:
        return [campo.name for campo in fields(self.clase)]


@dataclass(frozen=True)
class Lista:
    """A version of a checklist, its items in the order in which they are read."""

    numero: int
    items: Mapping[str, Any]

    def nombres(self, codigos: Iterable[str]) -> list[str]:
        """Their sentences, in the order of the list; a code that is no item of it says nothing."""
        pedidos = set(codigos)
        return [item.nombre for codigo, item in self.items.items() if codigo in pedidos]


EXPLICACION = Control(
    "EXPLICACION", "5.1", "Pasos a seguir que se explican", Item, PASOS_A_SEGUIR, {}
)
RECIBIDOS = Control(
    "RECIBIDOS",
    "6.3",
    "Revisión del C.I. y de la carta",
    ItemRecibido,
    ITEMS_6_3,
    {
        "CI_VIGENTE": "lo nombra el procedimiento (6.3)",
        "FIRMA": "lo nombra el procedimiento (6.3)",
        "SOLICITANTE": "de él depende que un tercero acredite su poder",
    },
)
REVISION = Control(
    "REVISION",
    "11.1",
    "Revisión de Canales Virtuales",
    ItemRevision,
    ITEMS_REVISION,
    dict.fromkeys(ITEMS_REVISION, "el sistema pone a su lado sus datos, su papel y sus motivos"),
)
CONTROLES = {control.clave: control for control in (EXPLICACION, RECIBIDOS, REVISION)}


def de_fabrica(control: Control) -> Lista:
    """Version 1, which ships."""
    return Lista(1, control.iniciales)


def que_siguen(codigos: Iterable[str], vista: Lista, rige: Lista) -> list[str]:
    """Of what was ticked on one version, what another says with the same words."""
    return [
        codigo
        for codigo in codigos
        if codigo in rige.items and rige.nombres([codigo]) == vista.nombres([codigo])
    ]


def objeciones(control: Control, items: Mapping[str, Any]) -> list[str]:
    """What no version may be, in Spanish; nothing when it can be signed."""
    if not items:
        return ["La lista queda vacía: deje al menos un ítem."]
    razones = [
        f"«{control.iniciales[codigo].nombre}» no se retira: {por_que}."
        for codigo, por_que in control.fijos.items()
        if codigo not in items
    ]
    if len(items) > ITEMS_MAXIMO:
        razones.append(f"Una lista tiene hasta {ITEMS_MAXIMO} ítems: retire alguno.")
    return [*razones, *_de_las_frases(items), *_DE_CADA_UNA[control.clave](items)]


def _de_las_frases(items: Mapping[str, Item]) -> list[str]:
    dichas = [" ".join(item.nombre.casefold().split()) for item in items.values()]
    razones = []
    if "" in dichas:
        razones.append("Un ítem quedó sin frase: escríbala o retírelo.")
    if any(len(dicha) > LARGO for dicha in dichas):
        razones.append(f"Una frase tiene más de {LARGO} signos: acórtela.")
    if len({*dichas} - {""}) < len([dicha for dicha in dichas if dicha]):
        razones.append("Hay dos ítems que dicen lo mismo: deje uno.")
    return razones


def _sin_mas(items: Mapping[str, Item]) -> list[str]:
    return []


def _de_lo_recibido(items: Mapping[str, ItemRecibido]) -> list[str]:
    """Each file is looked at by something that stops the step."""
    razones = [f"Elija qué mira «{item.nombre}»." for item in items.values() if not item.mira]
    miradas = {tipo for item in items.values() if not item.avisa for tipo in item.mira}
    faltan = [nombre for tipo, nombre in ARCHIVOS_MIRADOS.items() if tipo not in miradas]
    if faltan:
        archivos = ", ".join(faltan).removesuffix(".")
        razones.append(f"Ningún ítem obligatorio miraría: {archivos}.")
    return razones


def _de_la_revision(items: Mapping[str, ItemRevision]) -> list[str]:
    """Each item leads to a step of the folder, and to fields of that step."""
    razones = []
    for item in items.values():
        if item.paso not in PASOS_OBSERVADOS:
            razones.append(f"Elija a qué paso lleva «{item.nombre}».")
        elif set(item.campos) - set(CAMPOS_OBSERVADOS.get(item.paso, {})):
            razones.append(f"Los campos de «{item.nombre}» no son del paso {item.paso}.")
    return razones


ARCHIVOS_MIRADOS = {
    tipo: str(TipoArchivo(tipo).label) for tipo in ("CI_ANVERSO", "CI_REVERSO", "CARTA")
}
"""What 6.2 receives, as the items of 6.3 look at it."""
_DE_CADA_UNA: Mapping[str, Callable[[Mapping[str, Any]], list[str]]] = {
    "EXPLICACION": _sin_mas,
    "RECIBIDOS": _de_lo_recibido,
    "REVISION": _de_la_revision,
}


def _congelado(valor: Any) -> Any:
    return tuple(valor) if isinstance(valor, list) else valor
