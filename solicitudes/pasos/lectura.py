"""All that hangs from one sale, read at once for its page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from bluecom.bitacora.models import Evento
from bluecom.lecturas import leer_juntas
from solicitudes.models import Mensaje, Producto, Venta

DE_CADA_PASO: dict[str, tuple[str, ...]] = {
    "ficha": (),
    "documentacion": (),
    "registro": ("ciclo",),
    "detalle": ("subcategoria", "plan"),
    "glosa": (),
    "instalacion": (),
}
"""What a step recorded once → what its summary names."""
DE_CADA_VEZ: dict[str, tuple[str, ...]] = {
    "verificaciones": ("consultado_por", "motivo"),
    "observaciones": ("motivo", "creada_por"),
    "razones": ("motivo",),
    "reasignaciones": ("motivo", "de", "a"),
    "notas": ("por",),
    "borradores": ("escrito_por",),
    "entregas": ("entrega",),
}
"""What happens to a sale any number of times, in the order of its table."""
HECHOS, MENSAJES = 40, 8


@dataclass(frozen=True)
class Alrededor:
    """What the page shows of a sale that is no field nor row of it."""

    eventos: list[Evento]
    mensajes: list[Mensaje]
    hermanas: list[Venta]
    productos: dict[str, Producto]

    def nombres(self, codigos: list[str]) -> list[str]:
        """Of these services, in the order in which they are offered."""
        return [p.nombre for codigo, p in self.productos.items() if codigo in codigos]


def leer_alrededor(venta: Venta) -> Alrededor:
    """In one message: whatever the rules, the summary and the rail ask of it later is here."""
    de_pasos = {
        nombre: _con(_tabla(Venta, nombre).filter(venta=venta.pk), con)
        for nombre, con in DE_CADA_PASO.items()
    }
    de_veces = {
        nombre: getattr(venta, nombre).select_related(*con) for nombre, con in DE_CADA_VEZ.items()
    }
    oferta = venta.oferta_actual
    ajenas = [
        _senalada(venta, "plazo_entrega", "politica"),
        _senalada(venta, "plazo_correccion", "politica"),
        _senalada(venta, "llamada", "resultado", "detalle"),
        _senalada(venta.contacto, "cartera"),
    ]
    if oferta is not None:
        ajenas.append(_senalada(oferta, "campania"))
        ajenas.append(_senalada(oferta, "condicion", "plan__producto", "campania"))
    de_carpeta = {
        "archivos": venta.carpeta.archivos.all(),
        "documentos": venta.carpeta.documentos.defer("datos"),
    }
    eventos = Evento.objects.filter(cadena=venta.cadena).select_related("actor").order_by("-n")
    eventos = eventos[:HECHOS]
    mensajes = venta.mensajes.select_related("por").order_by("-en")[:MENSAJES]
    hermanas = venta.hermanas().select_related("oferta__plan").order_by("pk")
    productos = Producto.objects.all()
    leer_juntas(
        *de_pasos.values(),
        *de_veces.values(),
        *de_carpeta.values(),
        *(filas for *_, filas in ajenas),
        *(eventos, mensajes, hermanas, productos),
    )
    _recordar_pasos(venta, de_pasos)
    _recordar_filas(venta, de_veces)
    _recordar_filas(venta.carpeta, de_carpeta)
    for cosa, nombre, filas in ajenas:
        for fila in filas:
            setattr(cosa, nombre, fila)
    por_codigo = {producto.codigo: producto for producto in productos}
    if oferta is not None:
        oferta.producto = por_codigo[oferta.producto_id]
    venta.servicios = [p for p in productos if p.codigo in venta.servicios_requeridos]
    venta.tiene_hermanas = bool(hermanas)
    return Alrededor(list(eventos), list(mensajes), list(hermanas), por_codigo)


def _senalada(cosa: Model, nombre: str, *con: str) -> tuple[Model, str, QuerySet[Any]]:
    """The row at which a thing points by that name, with what it names; none when by none."""
    filas = _tabla(type(cosa), nombre).filter(pk=getattr(cosa, f"{nombre}_id"))
    return cosa, nombre, _con(filas, con)


def _tabla(modelo: type[Model], nombre: str) -> QuerySet[Any]:
    senalado: Any = modelo._meta.get_field(nombre).related_model
    filas: QuerySet[Any] = senalado._default_manager.all()
    return filas


def _con(filas: QuerySet[Any], nombres: Sequence[str]) -> QuerySet[Any]:
    """With these alone: asked for none, Django would join them all."""
    return filas.select_related(*nombres) if nombres else filas


def _recordar_pasos(venta: Venta, de_pasos: Mapping[str, QuerySet[Any]]) -> None:
    """Where the sale looks first: an absent row is remembered as absent."""
    for nombre, filas in de_pasos.items():
        unica = next(iter(filas), None)
        campo: Any = Venta._meta.get_field(nombre)
        campo.set_cached_value(venta, unica)
        if unica is not None:
            unica.venta = venta


def _recordar_filas(cosa: Model, leidas: Mapping[str, QuerySet[Any]]) -> None:
    """As ``prefetch_related`` leaves them for ``all()``; a filter asks anew."""
    recordadas: dict[str, Any] = cosa.__dict__.setdefault("_prefetched_objects_cache", {})
    recordadas.update(leidas)
