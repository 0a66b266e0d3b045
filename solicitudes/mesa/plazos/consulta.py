"""The deadlines of one sale with their whole history, and what this person may do to each."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bluecom.cuentas.models import Usuario
from bluecom.plazos.models import Pausa, Plazo
from bluecom.plazos.servicios import ACLARAN, DAN_POR_INCUMPLIDO, PAUSAN
from bluecom.plazos.vista_previa import aviso
from solicitudes.mesa.plazos.formulario import AclararForm, IncumplirForm, PausarForm
from solicitudes.models import Motivo, Venta
from solicitudes.plazos.tipos import de_una_venta


@dataclass(frozen=True)
class Detenido:
    """One pause in words; ``hasta`` is empty while it lasts."""

    motivo: str
    desde: datetime
    hasta: datetime | None
    por: str
    reanudada_por: str


@dataclass(frozen=True)
class Fila:
    """One deadline. ``tardo`` counts the pauses too, ``tardo_sin_pausas`` does not."""

    plazo: Plazo
    pausas: list[Detenido]
    quien_se_entera: str
    tardo: timedelta
    tardo_sin_pausas: timedelta
    incumplido_por_que: str
    formularios: dict[str, Any]


def filas(venta: Venta, usuario: Usuario, ahora: datetime) -> list[Fila]:
    """Newest first, in three reads."""
    plazos = Plazo.objects.filter(tipo__in=de_una_venta(), objeto_id=venta.pk)
    plazos = plazos.select_related("politica", "cumplido_por", "incumplido_por", "aclaracion__por")
    plazos = plazos.prefetch_related("pausas__por", "pausas__reanudada_por")
    ambitos = (Motivo.Ambito.PAUSA, Motivo.Ambito.INCUMPLIDO)
    motivos = dict(Motivo.objects.filter(ambito__in=ambitos).values_list("codigo", "nombre"))
    return [_fila(plazo, usuario, ahora, motivos) for plazo in plazos.order_by("-inicio", "-pk")]


def _fila(plazo: Plazo, usuario: Usuario, ahora: datetime, motivos: dict[str, str]) -> Fila:
    pausas = sorted(plazo.pausas.all(), key=lambda pausa: pausa.desde)
    hasta = plazo.cumplido_en or plazo.incumplido_en or plazo.cerrado_en or ahora
    lapsos = [(pausa.desde, pausa.hasta or hasta) for pausa in pausas]
    return Fila(
        plazo=plazo,
        pausas=[_detenido(pausa, motivos) for pausa in pausas],
        quien_se_entera=aviso(plazo.politica),
        tardo=plazo.politica.usado(plazo.inicio, hasta),
        tardo_sin_pausas=plazo.politica.usado(plazo.inicio, hasta, lapsos),
        incumplido_por_que=motivos.get(plazo.incumplido_motivo, plazo.incumplido_motivo),
        formularios=_formularios(plazo, usuario),
    )


def _detenido(pausa: Pausa, motivos: dict[str, str]) -> Detenido:
    return Detenido(
        motivos.get(pausa.motivo, pausa.motivo),
        pausa.desde,
        pausa.hasta,
        str(pausa.por),
        str(pausa.reanudada_por or ""),
    )


def _formularios(plazo: Plazo, usuario: Usuario) -> dict[str, Any]:
    """What this person may do to it now."""
    puede: dict[str, Any] = {}
    if plazo.abierto and usuario.tiene_rol(*PAUSAN):
        puede |= {"reanudar": True} if plazo.en_pausa else {"pausar": PausarForm()}
    if plazo.abierto and usuario.tiene_rol(*DAN_POR_INCUMPLIDO):
        puede["incumplir"] = IncumplirForm()
    if plazo.por_aclarar and usuario.tiene_rol(*ACLARAN):
        puede["aclarar"] = AclararForm()
    return puede
