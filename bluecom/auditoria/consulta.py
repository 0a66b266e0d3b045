"""Reads the log: a page of acts by index, and what was verified."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from bluecom.auditoria.renglones import Renglon, renglones
from bluecom.bitacora.models import COSA, Ancla, Evento
from bluecom.cuentas.models import Usuario
from bluecom.cuentas.orden import POR_NOMBRE
from bluecom.interfaz.por_marca import tramo
from bluecom.operacion.bitacora import NOMBRE
from bluecom.operacion.models import Revision

POR_PAGINA = 50
ATRASO = timedelta(days=2)
"""The look is taken every night: past this, nobody is looking."""


@dataclass(frozen=True)
class Verificacion:
    """The last nightly look, and the last anchor that it could see."""

    revision: Revision | None
    ancla: Ancla | None
    atrasada: bool


def nombres() -> dict[int, str]:
    """Everybody who may have acted, by number, in the order of a list."""
    todos = Usuario.objects.order_by(*POR_NOMBRE)
    return {persona.pk: str(persona) for persona in todos}


def pagina(condicion: Q, marca: str, personas: dict[int, str]) -> tuple[list[Renglon], str]:
    """The newest acts after ``marca``, and the mark of the next page, if there is one."""
    leidos = tramo(en_orden(condicion), por="instante", marca=marca, cuantas=POR_PAGINA)
    return renglones(leidos, personas), leidos.sigue


def verificacion(*, ahora: datetime) -> Verificacion:
    revision = Revision.objects.filter(nombre=NOMBRE).first()
    if revision is None:
        return Verificacion(None, None, atrasada=False)
    vistas = Ancla.objects.filter(hecha_en__lt=revision.hecha_en)
    return Verificacion(
        revision, vistas.order_by("-dia").first(), atrasada=ahora - revision.hecha_en > ATRASO
    )


def en_orden(condicion: Q) -> QuerySet[Evento]:
    """The acts that were asked for, newest first."""
    return Evento.objects.alias(cosa=COSA).filter(condicion).order_by("-instante", "-pk")
