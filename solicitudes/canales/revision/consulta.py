"""One folder as the reviewer reads it: each item of 11.1 with what was typed for it."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from bluecom.bitacora.models import Evento
from bluecom.bolivia.dinero import bs
from bluecom.bolivia.telefonos import nacional
from documentos.models import ArchivoRecibido, Documento
from documentos.tipos import DEL_CI, TipoArchivo, TipoDocumento
from solicitudes.models import Componente, Motivo, Observacion, Revision, Venta
from solicitudes.reglas.comprobaciones import items_de_revision

TECLAS = "1234567890"
"""Of the first ten; the rest are ticked by hand."""


@dataclass
class Item:
    """One line of the checklist, beside its data, its observations and its reasons."""

    codigo: str
    nombre: str
    tecla: str
    marcado: bool
    datos: list[tuple[str, Any]]
    motivos: list[Motivo]
    observaciones: list[Observacion] = field(default_factory=list)
    papel: Documento | None = None
    corregido: bool = False
    por_pedir: bool = False
    """Its paper was issued again since the folder went back: the new one is to be handed over."""
    retirado: bool = False
    """On the list no longer: it is there because of its open observation."""

    @property
    def con_abiertas(self) -> bool:
        return any(o.resuelta_en is None for o in self.observaciones)


def items_de(venta: Venta) -> list[Item]:
    """The checklist of this round, in its own order, a key for each of the first ten."""
    posibles = items_de_revision(venta)
    hechos = marcados(venta)
    motivos = list(Motivo.objects.filter(ambito=Motivo.Ambito.OBSERVACION, activo=True))
    papeles = {p.tipo: p for p in venta.carpeta.papeles()}
    vuelta = _ultima_vuelta(venta)
    corregidos = pasos_corregidos(venta)
    observaciones = list(venta.observaciones.select_related("motivo", "creada_por").order_by("pk"))
    items = [
        Item(
            codigo=codigo,
            nombre=item.nombre,
            tecla=TECLAS[n : n + 1],
            marcado=codigo in hechos,
            datos=_DATOS[codigo](venta) if codigo in _DATOS else _papel(codigo, papeles, venta),
            motivos=[m for m in motivos if item.admite(m.paso, m.campo)],
            observaciones=[o for o in observaciones if o.item == codigo],
            papel=papeles.get(codigo),
            corregido=item.paso in corregidos,
            por_pedir=_emitido_despues(papeles.get(codigo), vuelta),
        )
        for n, (codigo, item) in enumerate(posibles.items())
    ]
    return items + _retirados([o for o in observaciones if o.item not in posibles])


def _retirados(observaciones: list[Observacion]) -> list[Item]:
    """Items that left the list or the folder while they were observed: to resolve that, no more."""
    abiertas = {o.item: o.item_nombre for o in observaciones if o.resuelta_en is None}
    return [
        Item(
            codigo=codigo,
            nombre=nombre,
            tecla="",
            marcado=False,
            datos=[],
            motivos=[],
            observaciones=[o for o in observaciones if o.item == codigo],
            retirado=True,
        )
        for codigo, nombre in abiertas.items()
    ]


def pasos_corregidos(venta: Venta) -> set[int]:
    """The steps that its asesor changed since the folder went back, observed or not."""
    vuelta = _ultima_vuelta(venta)
    if vuelta is None:
        return set()
    eventos = Evento.objects.filter(cadena=venta.cadena)
    cambios = eventos.filter(tipo="corregir_observado", n__gt=vuelta.n)
    return {evento.datos["paso"] for evento in cambios}


def _ultima_vuelta(venta: Venta) -> Evento | None:
    """When the folder last went back to its asesor."""
    eventos = Evento.objects.filter(cadena=venta.cadena, tipo__in=("observar", "reabrir"))
    return eventos.order_by("-n").first()


def _emitido_despues(papel: Documento | None, vuelta: Evento | None) -> bool:
    if papel is None or vuelta is None:
        return False
    return papel.version > 1 and papel.emitido_en >= vuelta.instante


def marcados(venta: Venta) -> set[str]:
    """What this round's checklist holds so far."""
    revision = Revision.objects.filter(venta=venta, ronda=venta.rondas).first()
    return {codigo for codigo, ok in revision.items.items() if ok} if revision else set()


def fotos_de(venta: Venta) -> list[dict[str, Any]]:
    """The images that the data are read against, with where each is shown."""
    orden = (*DEL_CI, TipoArchivo.PODER, TipoArchivo.CARTA)
    vigentes = {a.tipo: a for a in venta.carpeta.vigentes()}
    return [_foto(venta, vigentes[tipo]) for tipo in orden if tipo in vigentes]


def _foto(venta: Venta, archivo: ArchivoRecibido) -> dict[str, Any]:
    nombre = archivo.get_tipo_display()
    return {
        "archivo": archivo,
        "titulo": nombre[:1].upper() + nombre[1:],
        "url": reverse("foto", args=[venta.pk, archivo.pk]),
    }


def _ci(venta: Venta) -> list[tuple[str, Any]]:
    leida = venta.documentacion_actual
    if leida is None:
        return []
    vence = leida.ci_vence.strftime("%d/%m/%Y") if leida.ci_vence else ""
    antes = [("Antes se tenía", venta.ci_esperado)] if leida.ci_confirmado else []
    return [
        ("Nombre", venta.oferta.solicitante_nombre or venta.cliente.nombre_completo),
        ("C.I.", leida.ci_texto),
        *antes,
        ("Vence", "Indefinida" if leida.ci_indefinido else vence),
    ]


def _carta(venta: Venta) -> list[tuple[str, Any]]:
    leida = venta.documentacion_actual
    fecha = leida.carta_fecha.strftime("%d/%m/%Y") if leida and leida.carta_fecha else ""
    c = venta.oferta.snapshot
    declara = (
        f"Instalación {bs(c.costo_instalacion)}, {c.permanencia} meses, "
        f"{bs(c.cargo_mes_faltante)} por mes faltante"
    )
    return [("Fecha", fecha), ("Debe declarar", declara), ("Servicio", venta.oferta.plan)]


def _titular(venta: Venta) -> list[tuple[str, Any]]:
    cliente, oferta, registro = venta.cliente, venta.oferta, venta.registro_actual
    filas: list[tuple[str, Any]] = [("Titular", cliente.nombre_completo)]
    if cliente.es_empresa:
        filas.append(("NIT", cliente.nit))
    filas.append(("Tipo", registro))
    if oferta.necesita_solicitante:
        relacion = oferta.get_relacion_display()
        filas.append(("Solicita", f"{oferta.solicitante_nombre} ({relacion})"))
        filas.append(("C.I. de quien solicita", oferta.solicitante_ci))
    return filas


def _cobro(venta: Venta) -> list[tuple[str, Any]]:
    oferta, registro = venta.oferta, venta.registro_actual
    if oferta.al_telefono:
        telefono = nacional(oferta.telefono_factura)
        return [("Factura", f"Al teléfono {telefono}, en su cuenta")]
    if registro is None:
        return []
    return [
        ("Factura", "Propia"),
        ("Dirección", registro.direccion_cobro),
        ("Ciclo", registro.ciclo),
    ]


def _direccion(venta: Venta) -> list[tuple[str, Any]]:
    detalle = venta.detalle_actual
    if detalle is None:
        return []
    filas = [("Línea", detalle.direccion_linea)]
    if detalle.direccion_observaciones:
        filas.append(("Observaciones", detalle.direccion_observaciones))
    if detalle.rural:
        filas.append(("Ubicación rural", "Sí"))
    return filas


def _servicio(venta: Venta) -> list[tuple[str, Any]]:
    detalle, oferta = venta.detalle_actual, venta.oferta
    elegidos = detalle.componentes if detalle else {}
    nombres = dict(Componente.objects.filter(codigo__in=elegidos).values_list("codigo", "nombre"))
    componentes = ", ".join(
        f"{nombres.get(codigo, codigo)} × {n}" for codigo, n in elegidos.items()
    )
    return [
        ("Plan", f"{oferta.plan} · {oferta.producto}"),
        ("Tecnología", oferta.get_tecnologia_display()),
        ("Tarifa", bs(oferta.snapshot.tarifa)),
        ("Categoría", detalle.subcategoria if detalle else ""),
        ("Componentes", componentes),
    ]


def _glosa(venta: Venta) -> list[tuple[str, Any]]:
    texto = venta.glosa_actual.texto if venta.glosa_actual else ""
    return [("Texto", texto), ("N° Smartflex", venta.numero_smartflex)]


def _papel(codigo: str, papeles: dict[str, Documento], venta: Venta) -> list[tuple[str, Any]]:
    """Of an item that is a paper: which one has to be in the folder."""
    if papel := papeles.get(codigo):
        return [("Número", papel.codigo), ("Versión", papel.version)]
    if codigo == TipoDocumento.SOLICITUD and venta.carpeta.solicitud_de_smartflex:
        return [("La que imprime Smartflex, N.º", venta.numero_smartflex)]
    return []


_DATOS = {
    "CI": _ci,
    "CARTA": _carta,
    "TITULAR": _titular,
    "COBRO": _cobro,
    "DIRECCION": _direccion,
    "SERVICIO": _servicio,
    "GLOSA": _glosa,
}
