"""One folder as the reviewer reads it: each item of 11.1 with what was typed for it."""

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import QuerySet

from bluecom.cuentas.models import Usuario
from bluecom.lecturas import leer_juntas
from documentos.models import Documento, VistaArchivo
from solicitudes.canales.revision.datos import (
    Lineas,
    archivos_de,
    lineas_de,
    papeles_de,
)
from solicitudes.models import MarcaDeRevision, Motivo, Observacion, Revision, Venta
from solicitudes.reglas.comprobaciones import items_de_revision
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.recibidos import como_se_mira

TECLAS = "1234567890"
"""Of the first ten; the rest are ticked by hand."""


@dataclass(frozen=True)
class Cambio:
    """A line that says something else than when the folder went back."""

    que: str
    antes: str
    ahora: str


@dataclass
class Item:
    """One line of the checklist, beside its data, its observations and its reasons."""

    codigo: str
    nombre: str
    tecla: str
    marca: MarcaDeRevision | None
    datos: Lineas
    motivos: list[Motivo]
    observaciones: list[Observacion] = field(default_factory=list)
    papel: Documento | None = None
    cambios: list[Cambio] = field(default_factory=list)
    de_antes: bool = False
    """Found in order in an earlier round, and nothing of what it looks at changed since."""
    por_pedir: bool = False
    """Its paper was issued again since the folder went back: the new one is to be handed over."""
    retirado: bool = False
    """On the list no longer: it is there because of its open observation."""

    @property
    def marcado(self) -> bool:
        return self.marca is not None

    @property
    def abiertas(self) -> list[Observacion]:
        return [o for o in self.observaciones if o.resuelta_en is None]

    @property
    def observado(self) -> bool:
        """Noted in this round and not sent yet: then it is not in order."""
        return any(o.enviada_en is None for o in self.abiertas)


def items_de(venta: Venta) -> list[Item]:
    """The checklist of this round, in its own order, a key for each of the first ten."""
    posibles, ahora = items_de_revision(venta), lineas_de(venta)
    motivos = Motivo.objects.filter(ambito=Motivo.Ambito.OBSERVACION, activo=True)
    dadas, anteriores = _marcas(venta), _decididas(venta)
    leer_juntas(motivos, dadas, anteriores)
    papeles = papeles_de(venta)
    observaciones, anterior = list(venta.observaciones.all()), next(iter(anteriores), None)
    marcas = {marca.item: marca for marca in dadas}
    if venta.estado == Estado.OBSERVADA:
        for observacion in venta.observaciones_abiertas():
            marcas.pop(observacion.item, None)
    items = [
        Item(
            codigo=codigo,
            nombre=item.nombre,
            tecla=TECLAS[n : n + 1],
            marca=marcas.get(codigo),
            datos=ahora[codigo],
            motivos=[m for m in motivos if item.admite(m.paso, m.campo)],
            observaciones=[o for o in observaciones if o.item == codigo],
            papel=papeles.get(codigo),
            cambios=cambios(leido_en(anterior, codigo), ahora[codigo]),
            de_antes=venta.estado != Estado.OBSERVADA and _de_antes(marcas.get(codigo), anterior),
            por_pedir=_emitido_despues(papeles.get(codigo), anterior),
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
            marca=None,
            datos=[],
            motivos=[],
            observaciones=[o for o in observaciones if o.item == codigo],
            retirado=True,
        )
        for codigo, nombre in abiertas.items()
    ]


def siguiente_por_mirar(venta: Venta, tras: str) -> str:
    """The item whose answer waits, else one without its tick: this one's turn, or round again."""
    items = items_de(venta)
    lugar = next((n for n, item in enumerate(items) if item.codigo == tras), 0)
    en_orden = items[lugar:] + items[:lugar]
    contestados = (i for i in en_orden if any(o.enviada_en is not None for o in i.abiertas))
    sin_marcar = (i for i in en_orden if not i.marcado and not i.observado and not i.retirado)
    return next((item.codigo for item in (*contestados, *sin_marcar)), tras)


def ronda_anterior(venta: Venta) -> Revision | None:
    """The review that was decided last, before the round in course."""
    return _decididas(venta).first()


def _decididas(venta: Venta) -> QuerySet[Revision]:
    antes = venta.revisiones.filter(ronda__lt=venta.rondas, decidida_en__isnull=False)
    return antes.order_by("-ronda")


def _marcas(venta: Venta) -> QuerySet[MarcaDeRevision]:
    """What this round's checklist holds so far, each tick with its author.

    Of a folder that is with its asesor, that of the round which sent it there.
    """
    ronda = venta.rondas - (venta.estado == Estado.OBSERVADA)
    suyas = MarcaDeRevision.objects.filter(revision__venta=venta, revision__ronda=ronda)
    return suyas.select_related("por")


def leido_en(revision: Revision | None, codigo: str) -> Lineas | None:
    """What an item said when that round was decided; ``None`` where nobody kept it."""
    leido = revision.leido.get(codigo) if revision is not None else None
    return None if leido is None else [(que, valor) for que, valor in leido]


def cambios(antes: Lineas | None, ahora: Lineas) -> list[Cambio]:
    """Line by line, before and after; what left and what is new too."""
    if antes is None or antes == ahora:
        return []
    habia, hay = dict(antes), dict(ahora)
    return [
        Cambio(que, habia.get(que, ""), hay.get(que, ""))
        for que in {**habia, **hay}
        if habia.get(que, "") != hay.get(que, "")
    ]


def _de_antes(marca: MarcaDeRevision | None, anterior: Revision | None) -> bool:
    if marca is None or anterior is None or anterior.decidida_en is None:
        return False
    return marca.en <= anterior.decidida_en


def _emitido_despues(papel: Documento | None, anterior: Revision | None) -> bool:
    if papel is None or anterior is None or anterior.decidida_en is None:
        return False
    return papel.version > 1 and papel.emitido_en >= anterior.decidida_en


def sin_mirar(venta: Venta, items: Collection[str], usuario: Usuario) -> list[str]:
    """The files that these items are read from and that this person has not had in sight."""
    posibles = items_de_revision(venta)
    tipos = {tipo for codigo in items if codigo in posibles for tipo in posibles[codigo].mira}
    vigentes = [a for tipo, a in archivos_de(venta).items() if como_se_mira(tipo) in tipos]
    vistas = VistaArchivo.objects.filter(archivo__in=vigentes, usuario=usuario)
    vistos = set(vistas.values_list("archivo_id", flat=True))
    return [a.get_tipo_display() for a in vigentes if a.pk not in vistos]
