"""What may be written to a client now: anything for a day after he wrote, else the form."""

from datetime import datetime

from solicitudes.models import Interlocutor, Venta
from solicitudes.reglas.guion import interlocutor as a_quien_se_habla

PLANTILLA = (
    "Hola, {quien}. Le escribimos de Bluecom por su solicitud de {plan}. "
    "Responda este mensaje para continuar."
)


def ventana_abierta(quien: Interlocutor | None, ahora: datetime) -> bool:
    """Whether free text may be written to him now, by the server's clock."""
    hasta = quien.ventana_hasta if quien else None
    return hasta is not None and ahora < hasta


def texto_de_plantilla(venta: Venta) -> str:
    """The approved one as this client reads it."""
    return PLANTILLA.format(quien=a_quien_se_habla(venta), plan=venta.oferta.plan)
