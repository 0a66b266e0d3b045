"""All that hangs from one sale, read at once for its page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import Model, QuerySet

from bluecom.bitacora.models import Evento
from bluecom.lecturas import Juntas
from cartera.models import ContactoCartera
from documentos.models import Carpeta
from solicitudes.models import Mensaje, Oferta, Producto, Venta

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
    "tenencias": ("quien",),
}
"""What happens to a sale any number of times, in the order of its table."""
DE_CARPETA = ("archivos", "documentos")
SENALADAS: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "plazo_entrega": (Venta, ("politica",)),
    "plazo_correccion": (Venta, ("politica",)),
    "plazo_revision": (Venta, ("politica",)),
    "llamada": (Venta, ("resultado", "detalle")),
    "cartera": (ContactoCartera, ()),
    "campania": (Oferta, ()),
    "condicion": (Oferta, ("plan__producto", "campania")),
}
"""What sale, contact and offer point at → what it names."""
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
    oferta = venta.oferta_actual
    leidas = _ALREDEDOR.leer(
        venta=venta.pk,
        primera=venta.hermana_de_id or venta.pk,
        carpeta=venta.carpeta_id,
        cadena=venta.cadena,
        plazo_entrega=venta.plazo_entrega_id,
        plazo_correccion=venta.plazo_correccion_id,
        plazo_revision=venta.plazo_revision_id,
        llamada=venta.llamada_id,
        cartera=venta.contacto.cartera_id,
        campania=oferta and oferta.campania_id,
        condicion=oferta and oferta.condicion_id,
    )
    _recordar_pasos(venta, leidas)
    _recordar_filas(venta, {nombre: leidas[nombre] for nombre in DE_CADA_VEZ})
    _recordar_filas(venta.carpeta, {nombre: leidas[nombre] for nombre in DE_CARPETA})
    cosas = {Venta: venta, ContactoCartera: venta.contacto, Oferta: oferta}
    for nombre, (modelo, _) in SENALADAS.items():
        for fila in leidas[nombre]:
            setattr(cosas[modelo], nombre, fila)
    productos = {producto.codigo: producto for producto in leidas["productos"]}
    if oferta is not None:
        oferta.producto = productos[oferta.producto_id]
    venta.servicios = [p for p in productos.values() if p.codigo in venta.servicios_requeridos]
    venta.tiene_hermanas = bool(leidas["hermanas"])
    return Alrededor(leidas["eventos"], leidas["mensajes"], leidas["hermanas"], productos)


def _componer(**marca: Any) -> dict[str, QuerySet[Any]]:
    venta = Venta(pk=marca["venta"], hermana_de_id=marca["primera"])
    carpeta = Carpeta(pk=marca["carpeta"])
    eventos = Evento.objects.filter(cadena=marca["cadena"]).select_related("actor")
    return {
        **{
            nombre: _con(_tabla(Venta, nombre).filter(venta=marca["venta"]), con)
            for nombre, con in DE_CADA_PASO.items()
        },
        **{
            nombre: getattr(venta, nombre).select_related(*con)
            for nombre, con in DE_CADA_VEZ.items()
        },
        **{
            nombre: _con(_tabla(modelo, nombre).filter(pk=marca[nombre]), con)
            for nombre, (modelo, con) in SENALADAS.items()
        },
        "archivos": carpeta.archivos.select_related("aceptado_por"),
        "documentos": carpeta.documentos.defer("datos"),
        "eventos": eventos.order_by("-n")[:HECHOS],
        "mensajes": venta.mensajes.select_related("por").order_by("-en")[:MENSAJES],
        "hermanas": venta.hermanas().select_related("oferta__plan").order_by("pk"),
        "productos": Producto.objects.all(),
    }


_ALREDEDOR = Juntas(
    _componer, venta=int, primera=int, carpeta=int, cadena=str, **dict.fromkeys(SENALADAS, int)
)


def _tabla(modelo: type[Model], nombre: str) -> QuerySet[Any]:
    senalado: Any = modelo._meta.get_field(nombre).related_model
    filas: QuerySet[Any] = senalado._default_manager.all()
    return filas


def _con(filas: QuerySet[Any], nombres: Sequence[str]) -> QuerySet[Any]:
    """With these alone: asked for none, Django would join them all."""
    return filas.select_related(*nombres) if nombres else filas


def _recordar_pasos(venta: Venta, leidas: Mapping[str, list[Any]]) -> None:
    """Where the sale looks first: an absent row is remembered as absent."""
    for nombre in DE_CADA_PASO:
        unica = next(iter(leidas[nombre]), None)
        campo: Any = Venta._meta.get_field(nombre)
        campo.set_cached_value(venta, unica)
        if unica is not None:
            unica.venta = venta


def _recordar_filas(cosa: Model, leidas: Mapping[str, list[Any]]) -> None:
    """As ``prefetch_related`` leaves them for ``all()``; a filter asks anew."""
    recordadas: dict[str, Any] = cosa.__dict__.setdefault("_prefetched_objects_cache", {})
    for nombre, filas in leidas.items():
        suyas, de_ella = getattr(cosa, nombre).all(), cast(Any, type(cosa)._meta.get_field(nombre))
        for fila in filas:
            setattr(fila, de_ella.field.name, cosa)
        suyas._result_cache, suyas._prefetch_done = filas, True
        recordadas[nombre] = suyas
