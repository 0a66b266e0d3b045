"""The way of a folder's paper, the last hand on top (11)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bluecom.cuentas.models import Usuario
from bluecom.interfaz.plazos import duracion
from solicitudes.models import Entrega, Tenencia, Venta
from solicitudes.models.custodia import Paso


@dataclass(frozen=True)
class Mano:
    """One hand, and for how long the paper was or has been there."""

    tenencia: Tenencia
    lapso: timedelta

    @property
    def dicho(self) -> str:
        """For example «3 h 20 min»."""
        return duracion(self.lapso)


def manos_de(venta: Venta, *, ahora: datetime) -> list[Mano]:
    """Every hand, the present one on top."""
    filas = venta.tenencias.select_related("quien", "anotada_por").order_by("-pk")
    return [Mano(fila, (fila.hasta or ahora) - fila.desde) for fila in filas]


def por_guardar(entrega: Entrega, usuario: Usuario) -> list[int]:
    """The sales whose folders this person received of an acta and has put nowhere yet."""
    suyas = Tenencia.objects.filter(
        hasta=None,
        como__in=(Paso.RECIBIDA, Paso.DE_NUEVO),
        quien=usuario,
        venta__entregas__entrega=entrega,
    )
    return sorted(set(suyas.values_list("venta_id", flat=True)))
