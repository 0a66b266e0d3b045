"""Everything that an asesor has open, read once for the whole of *Mi cola*."""

from datetime import datetime
from functools import cached_property
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from bluecom.cuentas.models import Usuario
from documentos.models import ArchivoRecibido
from solicitudes.finales.tareas import tareas_abiertas
from solicitudes.models import CarpetaEntregada, Marca, Mensaje, Venta
from solicitudes.reglas.estados import ESPERANDO_AL_ASESOR, Estado

_EN_SU_LISTA = (Estado.IMPRESA, Estado.OBSERVADA)


class Mias:
    """One's open sales, sorted into what one does with each."""

    def __init__(self, usuario: Usuario) -> None:
        self.usuario = usuario

    @cached_property
    def todas(self) -> list[Any]:
        """With ``pedido_en``, ``recibidos`` (kinds of file in force), ``en_acta`` (on its way)."""
        pedidos = Mensaje.objects.filter(venta=OuterRef("pk"), entra=False).order_by("-en")
        archivos = ArchivoRecibido.objects.filter(
            carpeta=OuterRef("carpeta_id"), sustituido_en=None
        )
        actas = CarpetaEntregada.objects.abiertas().filter(venta=OuterRef("pk"))
        actas = actas.exclude(marca=Marca.FALTA)
        ventas = Venta.objects.filter(asesor=self.usuario, estado__in=ESPERANDO_AL_ASESOR)
        return list(
            ventas.select_related(
                "carpeta",
                "contacto__cliente",
                "oferta__producto",
                "ficha",
                "documentacion",
                "plazo_entrega",
                "plazo_correccion",
            )
            .annotate(
                pedido_en=Subquery(pedidos.values("en")[:1]),
                recibidos=ArraySubquery(archivos.values("tipo")),
                en_acta=Exists(actas),
                por_hacer=_cuantas(tareas_abiertas(self.usuario)),
            )
            .order_by("pk")
        )

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


def _cuantas(filas: QuerySet[Any]) -> Coalesce:
    """As a column that is the same for all rows."""
    una = filas.order_by().annotate(todas=Value(1)).values("todas")
    return Coalesce(Subquery(una.annotate(n=Count("pk")).values("n")), 0)


def _primero(vence_en: datetime | None) -> tuple[bool, float]:
    """What has no deadline comes last."""
    return vence_en is None, vence_en.timestamp() if vence_en else 0.0
