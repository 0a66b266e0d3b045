"""A new version of a checklist: what it would say, and what forbids proposing it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.text import slugify

from bluecom.bolivia.texto import limpiar, sin_invisibles
from bluecom.cuentas.acto import Acto
from bluecom.vigencias import consultas, servicios
from solicitudes.models import ListaDeControl, Motivo
from solicitudes.reglas import control as reglas
from solicitudes.reglas.control import REVISION, Control, Lista, de_fabrica
from solicitudes.reglas.listas import PASOS_OBSERVADOS, ItemRevision

LARGO_DEL_CODIGO = 20


def proponer(nueva: ListaDeControl, *, acto: Acto) -> ListaDeControl:
    """Write down a version from a day to come; a step that has begun keeps its own."""
    return servicios.proponer(nueva, acto=acto, contenido=objeciones)


def objeciones(nueva: ListaDeControl, dia: date) -> list[str]:
    """What forbids its items."""
    items = nueva.lista.items
    razones = reglas.objeciones(nueva.control, items)
    if nueva.control is REVISION and not razones:
        razones = _que_no_se_observarian(items)
    if not razones and list(items.items()) == list(anterior(nueva).items.items()):
        razones = consultas.ES_LO_MISMO
    return razones


def anterior(nueva: ListaDeControl) -> Lista:
    """The version that ends when this one starts."""
    fila: ListaDeControl | None = consultas.anterior_a(nueva)
    return fila.lista if fila else de_fabrica(nueva.control)


def armar(control: Control, filas: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The items as they are kept, from what was typed of each; a new one gets its code.

    A row has ``codigo``, empty in a new one, and what its kind of item says. Codes of before
    are never given to another item.
    """
    tomados = _codigos_de_siempre(control)
    items = {}
    for fila in filas:
        dicho = {**fila, "nombre": limpiar(sin_invisibles(fila["nombre"]))}
        codigo = dicho.pop("codigo")
        if codigo not in tomados:
            codigo = _codigo_nuevo(dicho["nombre"], tomados)
        tomados.add(codigo)
        items[codigo] = control.item(codigo, **dicho)
    return control.escribir(items)


def _codigos_de_siempre(control: Control) -> set[str]:
    escritas = ListaDeControl.objects.de(control).values_list("items", flat=True)
    return {*control.iniciales, *(fila["codigo"] for items in escritas for fila in items)}


def _codigo_nuevo(nombre: str, tomados: set[str]) -> str:
    """For example "Carta con huella" → ``CARTA_CON_HUELLA``, or with a number behind it."""
    raiz = slugify(nombre).replace("-", "_").upper()[: LARGO_DEL_CODIGO - 3].strip("_") or "ITEM"
    posibles = (raiz, *(f"{raiz}_{n}" for n in range(2, 100)))
    return next(codigo for codigo in posibles if codigo not in tomados)


def _que_no_se_observarian(items: Mapping[str, ItemRevision]) -> list[str]:
    """An item of the review that no coded reason leads to could never be observed."""
    motivos = Motivo.objects.filter(ambito=Motivo.Ambito.OBSERVACION, activo=True)
    destinos = list(motivos.values_list("paso", "campo"))
    return [
        f"«{item.nombre}» no se podría observar: elija un campo que tenga motivos, o agregue en "
        f"Motivos uno que lleve al paso {PASOS_OBSERVADOS[item.paso]} sin campo."
        for codigo, item in items.items()
        if codigo not in REVISION.fijos and not any(item.admite(*d) for d in destinos)
    ]
