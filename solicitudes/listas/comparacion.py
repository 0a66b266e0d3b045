"""What a version of a checklist changes, item by item, and how each item is said."""

from collections.abc import Iterator
from typing import Any

from bluecom.vigencias.comparacion import Campo
from documentos.tipos import TipoArchivo
from solicitudes.listas.cambio import anterior
from solicitudes.models import ListaDeControl
from solicitudes.reglas.control import REVISION, Control
from solicitudes.reglas.listas import (
    CAMPOS_OBSERVADOS,
    PASOS_OBSERVADOS,
    ItemRecibido,
    ItemRevision,
)


class Cambio(Campo):
    """One item, by its place; empty where it is not."""

    @property
    def marca(self) -> str:
        """``entra``, ``sale`` or ``cambia``."""
        if not self.cambia:
            return ""
        return "entra" if not self.antes else "cambia" if self.despues else "sale"


def cambios(nueva: ListaDeControl) -> list[Cambio]:
    """Every item of the two versions in the order of the new one; those that leave, at the end."""
    antes, despues = anterior(nueva).items, nueva.lista.items
    filas = [
        Cambio(_lugar(n, codigo, list(antes)), _dicho(antes.get(codigo)), _dicho(item))
        for n, (codigo, item) in enumerate(despues.items(), start=1)
    ]
    salen = [item for codigo, item in antes.items() if codigo not in despues]
    return [*filas, *(Cambio("—", _dicho(item), "") for item in salen)]


def _lugar(n: int, codigo: str, antes: list[str]) -> str:
    """For example "3 (antes, 1)"."""
    previo = antes.index(codigo) + 1 if codigo in antes else n
    return str(n) if previo == n else f"{n} (antes, {previo})"


def _dicho(item: Any) -> str:
    """The sentence, with what else decides."""
    return " · ".join([item.nombre, *detalles_de(item)]) if item is not None else ""


def detalles_de(item: Any) -> list[str]:
    """What an item is besides its sentence, in words."""
    if isinstance(item, ItemRecibido):
        return [_mira(item), *(["solo avisa"] if item.avisa else [])]
    return list(_adonde_lleva(item)) if isinstance(item, ItemRevision) else []


def _mira(item: ItemRecibido) -> str:
    return "mira " + ", ".join(str(TipoArchivo(tipo).label) for tipo in item.mira)


def _adonde_lleva(item: ItemRevision) -> Iterator[str]:
    yield f"lleva al paso {PASOS_OBSERVADOS[item.paso]}"
    campos = CAMPOS_OBSERVADOS.get(item.paso, {})
    yield from (campos[campo] for campo in item.campos)
    if item.solo_con_equipos:
        yield "solo con equipos"


def vista_previa(lista: ListaDeControl) -> list[dict[str, Any]]:
    """The items as the step will show them."""
    items = lista.lista.items
    return [
        {"codigo": codigo, "item": item, "tecla": _tecla(lista.control, n)}
        for n, (codigo, item) in enumerate(items.items())
    ]


def _tecla(control: Control, n: int) -> str:
    """The review ticks its first ten by a key."""
    return "1234567890"[n : n + 1] if control is REVISION else ""
