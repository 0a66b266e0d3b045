"""Step 11.1: what was observed, and the second looks, as lists that can be taken away."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, Q
from django.urls import reverse

from bluecom.cuentas.models import Rol, Usuario
from bluecom.cuentas.orden import POR_NOMBRE
from bluecom.listados.filtros import Filtros, dia, elegir, entre_dias
from bluecom.listados.listado import Columna, Hallado, Listado, Pedido, registrar
from bluecom.planillas.salida import Tipo
from solicitudes.models import Motivo, Observacion, Producto, SegundaRevision
from solicitudes.models.revision import ObservacionQuerySet
from solicitudes.reglas.permisos import LEEN_TODO

RONDAS = {"0": "Primera", "1": "Segunda", "2": "Tercera", "3": "Cuarta o más"}
ULTIMA = 3


class ObservacionesForm(Filtros):
    """Sent between two days, for a reason, to an asesor, of a product, in a round."""

    desde = dia("Desde")
    hasta = dia("Hasta")
    motivo = elegir("Motivo")
    asesor = elegir("Asesor")
    producto = elegir("Producto")
    ronda = elegir("Ronda")

    def __init__(self, datos: Mapping[str, Any], usuario: Usuario) -> None:
        super().__init__(datos)
        motivos = Motivo.objects.filter(ambito=Motivo.Ambito.OBSERVACION)
        self.poner("motivo", "Todos", {str(m.pk): str(m) for m in motivos})
        asesores = Usuario.objects.filter(rol=Rol.ASESOR, de_prueba=usuario.de_prueba)
        nombres = {str(a.pk): str(a) for a in asesores.order_by(*POR_NOMBRE)}
        self.poner("asesor", "Todos", nombres)
        self.poner("producto", "Todos", {p.pk: p.nombre for p in Producto.objects.all()})
        self.poner("ronda", "Todas", RONDAS)

    def condicion(self) -> Q:
        """What was asked, of a valid form."""
        limpio = self.cleaned_data
        condicion = entre_dias("enviada_en", limpio["desde"], limpio["hasta"])
        campos = {
            "motivo": "motivo",
            "asesor": "venta__asesor",
            "producto": "venta__oferta__producto",
        }
        for nombre, campo in campos.items():
            if limpio[nombre]:
                condicion &= Q((campo, limpio[nombre]))
        if limpio["ronda"]:
            ronda = int(limpio["ronda"])
            condicion &= Q(ronda__gte=ronda) if ronda == ULTIMA else Q(ronda=ronda)
        return condicion


def observaciones(usuario: Usuario) -> ObservacionQuerySet:
    """What Canales Virtuales sent back to the asesores of this person's world."""
    enviadas: ObservacionQuerySet = Observacion.objects.enviadas()
    return enviadas.filter(venta__asesor__de_prueba=usuario.de_prueba)


def _hallar(pedido: Pedido) -> Hallado:
    form = ObservacionesForm(pedido.filtros, pedido.usuario)
    filtros = form.exigidos()
    filas = observaciones(pedido.usuario).filter(form.condicion())
    con = (
        "venta__asesor",
        "venta__contacto__cliente",
        "venta__oferta__producto",
        "motivo",
        "creada_por",
    )
    return Hallado(filas.select_related(*con).order_by("-enviada_en", "-pk"), filtros)


OBSERVACIONES = registrar(
    Listado(
        codigo="observaciones",
        nombre="Observaciones de la revisión",
        roles=LEEN_TODO,
        ven_personales=LEEN_TODO,
        hallar=_hallar,
        formulario=lambda pedido: ObservacionesForm(pedido.filtros, pedido.usuario),
        pagina=lambda filtros: f"{reverse('observaciones_filas')}?{urlencode(filtros)}",
        enlace=lambda o: o.venta.get_absolute_url(),
        columnas=(
            Columna("Venta", lambda o: o.venta_id, Tipo.ENTERO),
            Columna("Cliente", lambda o: o.venta.cliente.nombre_completo, personal=True),
            Columna("Asesor", lambda o: str(o.venta.asesor)),
            Columna("Producto", lambda o: o.venta.oferta.producto.nombre),
            Columna("Ronda", lambda o: o.ronda + 1, Tipo.ENTERO),
            Columna("Ítem", lambda o: o.item_nombre),
            Columna("Motivo", lambda o: str(o.motivo)),
            Columna("Nota", lambda o: o.nota, personal=True),
            Columna("Observó", lambda o: str(o.creada_por)),
            Columna("Enviada", lambda o: o.enviada_en, Tipo.INSTANTE),
            Columna("Respuesta", lambda o: o.respuesta, personal=True),
            Columna("Respondida", lambda o: o.respondida_en, Tipo.INSTANTE),
            Columna("Resuelta", lambda o: o.resuelta_en, Tipo.INSTANTE),
        ),
    )
)


class SegundasForm(Filtros):
    """Asked between two days; done or not; with differences or none."""

    desde = dia("Pedidas desde")
    hasta = dia("Hasta")
    como = elegir("Cómo terminó")

    COMO = {
        "POR_HACER": "Por hacer",
        "REABIERTA": "Se reabrió antes",
        "COINCIDE": "Coincide",
        "DIFIERE": "Con diferencias",
    }

    def __init__(self, datos: Mapping[str, Any]) -> None:
        super().__init__(datos)
        self.poner("como", "Todas", self.COMO)

    def condicion(self) -> Q:
        limpio = self.cleaned_data
        de_las_diferencias = {
            "": Q(),
            "POR_HACER": Q(hecha_en=None, ronda=F("venta__rondas")),
            "REABIERTA": Q(hecha_en=None) & ~Q(ronda=F("venta__rondas")),
            "COINCIDE": Q(hecha_en__isnull=False, diferencias=None),
            "DIFIERE": Q(diferencias__isnull=False),
        }
        return de_las_diferencias[limpio["como"]] & entre_dias(
            "pedida_en", limpio["desde"], limpio["hasta"]
        )


def _hallar_segundas(pedido: Pedido) -> Hallado:
    form = SegundasForm(pedido.filtros)
    filtros = form.exigidos()
    suyas = SegundaRevision.objects.filter(venta__asesor__de_prueba=pedido.usuario.de_prueba)
    con = ("venta__asesor", "venta__contacto__cliente", "primera_por", "hecha_por")
    filas = suyas.filter(form.condicion()).distinct().select_related(*con)
    return Hallado(
        filas.prefetch_related("diferencias__motivo").order_by("-pedida_en", "-pk"), filtros
    )


def _diferencias(segunda: SegundaRevision) -> str:
    return "; ".join(
        f"{d.item_nombre}: {d.motivo}{f' ({d.nota})' if d.nota else ''}"
        for d in segunda.diferencias.all()
    )


SEGUNDAS = registrar(
    Listado(
        codigo="segundas-revisiones",
        nombre="Segundas revisiones por muestra",
        roles=LEEN_TODO,
        ven_personales=LEEN_TODO,
        hallar=_hallar_segundas,
        formulario=lambda pedido: SegundasForm(pedido.filtros),
        pagina=lambda filtros: f"{reverse('segundas_filas')}?{urlencode(filtros)}",
        enlace=lambda s: s.venta.get_absolute_url(),
        columnas=(
            Columna("Venta", lambda s: s.venta_id, Tipo.ENTERO),
            Columna("Cliente", lambda s: s.venta.cliente.nombre_completo, personal=True),
            Columna("Asesor", lambda s: str(s.venta.asesor)),
            Columna("Aprobó", lambda s: str(s.primera_por)),
            Columna("Pedida", lambda s: s.pedida_en, Tipo.INSTANTE),
            Columna("La miró", lambda s: str(s.hecha_por or "")),
            Columna("Mirada", lambda s: s.hecha_en, Tipo.INSTANTE),
            Columna("Diferencias", _diferencias, personal=True),
        ),
    )
)
