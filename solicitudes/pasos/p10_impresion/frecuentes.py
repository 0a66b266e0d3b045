"""Before the folder is printed and handed over: what is observed most often (11.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, F, Q
from django.urls import reverse

from solicitudes.models import Observacion, Venta

CUANTAS, DIAS = 5, 60


@dataclass(frozen=True)
class Frecuente:
    """A reason: how often in these days, how often to this asesor, and where it is looked at."""

    motivo: str
    item: str
    veces: int
    suyas: int
    url: str


@dataclass(frozen=True)
class Frecuentes:
    dias: int
    filas: Sequence[Frecuente]


def lo_que_mas_se_observa(venta: Venta) -> Frecuentes:
    """Of the same product, the asesor's own first; in one read."""
    recientes = Observacion.objects.enviadas().filter(
        enviada_en__gt=venta.ahora - timedelta(days=DIAS),
        venta__asesor__de_prueba=venta.asesor.de_prueba,
        venta__oferta__producto=venta.oferta.producto_id,
    )
    filas = (
        recientes.order_by()
        .values("motivo__nombre", "item_nombre", lleva=F("motivo__paso"))
        .annotate(veces=Count("pk"), suyas=Count("pk", filter=Q(venta__asesor=venta.asesor_id)))
        .order_by("-suyas", "-veces", "motivo__nombre")[:CUANTAS]
    )
    return Frecuentes(
        DIAS,
        [
            Frecuente(
                fila["motivo__nombre"],
                fila["item_nombre"],
                fila["veces"],
                fila["suyas"],
                _donde(venta, fila["lleva"]),
            )
            for fila in filas
        ],
    )


def _donde(venta: Venta, paso: int | None) -> str:
    """The step where it is read; the papers are on the page itself."""
    return reverse("paso", args=[venta.pk, paso]) if paso and paso < 10 else ""
