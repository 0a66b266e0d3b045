"""Everything that an asesor has open, read once for the whole of *Mi cola*."""

from datetime import datetime
from functools import cached_property
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from bluecom.cuentas.models import Usuario
from bluecom.lecturas import Formas
from cartera.models import Cartera
from documentos.models import ArchivoRecibido
from solicitudes.finales.tareas import tareas_abiertas
from solicitudes.models import CarpetaEntregada, Marca, Mensaje, Venta
from solicitudes.reglas.estados import ESPERANDO_AL_ASESOR, Estado

_DE_CADA_UNA = (
    *("carpeta", "contacto__cliente", "oferta__producto", "ficha", "documentacion"),
    *("plazo_entrega", "plazo_correccion"),
)
_EN_SU_LISTA = (Estado.IMPRESA, Estado.OBSERVADA)


class Mias:
    """One's open sales, sorted into what one does with each."""

    def __init__(self, usuario: Usuario) -> None:
        self.usuario = usuario

    @property
    def todas(self) -> list[Any]:
        """With ``pedido_en``, ``recibidos`` (kinds of file in force), ``en_acta`` (on its way)."""
        return self._leidas["ventas"]

    @property
    def carteras(self) -> list[Cartera]:
        """The portfolios that this person works."""
        return self._leidas["carteras"]

    @cached_property
    def _leidas(self) -> dict[str, list[Any]]:
        suyo = self.usuario
        return _FORMAS.leer(suyo.rol, suyo.de_prueba, usuario=suyo.pk)

    @property
    def tareas(self) -> int:
        """Requests to annul in Smartflex: each of one's sales is read with how many they are."""
        if self.todas:
            return int(self.todas[0].por_hacer)
        return tareas_abiertas(self.usuario).count()

    @property
    def en_mano(self) -> Any:
        """The one sale that this person is busy with, if any."""
        return next((venta for venta in self.todas if venta.en_mano), None)

    @property
    def en_pausa(self) -> list[Any]:
        """Accepted and left for later, oldest first; what is printed or returned is apart."""
        pausadas = [v for v in self.todas if v.aceptada_en and v.estado not in _EN_SU_LISTA]
        return sorted(pausadas, key=lambda venta: venta.aceptada_en)

    @property
    def devueltas(self) -> list[Any]:
        """Observed (11.1), the one that is due first before the others."""
        suyas = [venta for venta in self.todas if venta.estado == Estado.OBSERVADA]
        return sorted(suyas, key=lambda venta: _primero(venta.subsanar_hasta))

    @property
    def por_entregar(self) -> list[Any]:
        """Printed (10.1), in no acta on its way or missing in it; one of practice ends printed."""
        impresas = [v for v in self.todas if v.estado == Estado.IMPRESA and not v.en_acta]
        suyas = [v for v in impresas if v.carpeta.de_prueba == self.usuario.de_prueba]
        return sorted(suyas, key=lambda venta: _primero(venta.vence_en))


def _componer(rol: str, de_prueba: bool, *, usuario: int) -> dict[str, QuerySet[Any, Any]]:
    quien = Usuario(pk=usuario, rol=rol, de_prueba=de_prueba)
    dichos = Mensaje.objects.exclude(estado__in=Mensaje.NO_SE_DIJO)
    pedidos = dichos.filter(venta=OuterRef("pk"), entra=False).order_by("-en")
    archivos = ArchivoRecibido.objects.filter(carpeta=OuterRef("carpeta_id"), sustituido_en=None)
    actas = CarpetaEntregada.objects.abiertas().filter(venta=OuterRef("pk"))
    ventas = Venta.objects.filter(asesor=quien, estado__in=ESPERANDO_AL_ASESOR)
    con_lo_suyo = ventas.select_related(*_DE_CADA_UNA).annotate(
        pedido_en=Subquery(pedidos.values("en")[:1]),
        recibidos=ArraySubquery(archivos.values("tipo")),
        en_acta=Exists(actas.exclude(marca=Marca.FALTA)),
        por_hacer=_cuantas(tareas_abiertas(quien)),
    )
    return {"ventas": con_lo_suyo.order_by("pk"), "carteras": Cartera.objects.de(quien)}


_FORMAS = Formas(_componer)


def _cuantas(filas: QuerySet[Any]) -> Coalesce:
    """As a column that is the same for all rows."""
    una = filas.order_by().annotate(todas=Value(1)).values("todas")
    return Coalesce(Subquery(una.annotate(n=Count("pk")).values("n")), 0)


def _primero(vence_en: datetime | None) -> tuple[bool, float]:
    """What has no deadline comes last."""
    return vence_en is None, vence_en.timestamp() if vence_en else 0.0
