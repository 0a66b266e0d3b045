"""The exchange is asked to dial, once for each press, and what became of it is kept (4.1)."""

from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models.functions import Now

from bluecom.cuentas.acto import Acto
from bluecom.integraciones import elastix
from bluecom.integraciones.elastix.puerto import EnCurso, Marcado, Pedido, Porque, Que
from bluecom.integraciones.preguntar import Respuesta, escuchar, preguntar
from cartera.errores import MarcadoRechazado
from cartera.models import ContactoCartera, Marcada
from cartera.telefonia.extensiones import extension_de

SIN_INTERNO = (
    "No hay un interno anotado para usted a esta hora: pídalo al supervisor. "
    "Mientras tanto marque con el enlace del número o cópielo."
)
YA_SUENA = "La central ya está llamando a su interno: conteste, o espere a que termine."
MARGEN = timedelta(seconds=15)
"""How much later than an extension stops ringing what nobody told is given up as unknown."""


def hay_central() -> bool:
    """Whether the exchange dials by itself, or only the telephone of whoever reads."""
    return elastix().marca


def ultima_marcada(cuenta: str, *, ahora: datetime) -> Marcada | None:
    """The last press of that account; one that nobody told of in time is unknown by now."""
    ultima = Marcada.objects.filter(cuenta=cuenta).order_by("-vez").first()
    if ultima is not None and ultima.esta_abierta and ultima.pedida_en < _limite(ahora):
        ultima.estado, ultima.motivo = Marcada.Estado.NO_SE_SABE, Marcada.Motivo.SE_CORTO
    return ultima


def asentar(
    contacto: ContactoCartera, *, acto: Acto, numero: str, cuenta: str, vez: int
) -> Marcada | None:
    """Keep the press before the exchange hears of it; None when it was kept before.

    For the transaction of who lets that number be dialled. Raises ``MarcadoRechazado``.
    """
    ultima = Marcada.objects.filter(cuenta=cuenta).order_by("-vez").first()
    if vez != (ultima.vez if ultima else 0) + 1:
        return None
    extension = extension_de(acto.usuario, acto.ahora)
    if not extension:
        raise MarcadoRechazado(SIN_INTERNO)
    _dar_por_perdidas(acto)
    try:
        with transaction.atomic():
            return Marcada.objects.create(
                contacto=contacto,
                agente=acto.usuario,
                extension=extension,
                numero=numero,
                cuenta=cuenta,
                vez=vez,
                pedida_en=acto.ahora,
            )
    except IntegrityError:  # one open press per person, whatever the sale
        raise MarcadoRechazado(YA_SUENA) from None


def pedir_a_la_central(marcada: Marcada) -> None:
    """Outside any transaction, and never twice; what comes later is heard by nobody's page."""
    central = elastix()
    pedido = Pedido(marcada.numero, marcada.extension, marcada.cuenta)
    respuesta = preguntar(central.nombre, lambda: central.marcar(pedido))
    en_curso = respuesta.dicho or _sin_respuesta(respuesta)
    anotar_lo_marcado(marcada.pk, en_curso.marcado)
    if en_curso.marcado.que == Que.MARCANDO:
        escuchar(central.nombre, en_curso.como_termino, partial(anotar_lo_marcado, marcada.pk))


def anotar_lo_marcado(marcada_id: int, marcado: Marcado) -> None:
    """Write what is known of it; what was known for certain is not written over."""
    sin_saber = (*Marcada.ABIERTAS, Marcada.Estado.NO_SE_SABE)
    Marcada.objects.filter(pk=marcada_id, estado__in=sin_saber).update(
        estado=marcado.que,
        motivo=marcado.porque or "",
        dicho=marcado.dicho,
        uniqueid=marcado.uniqueid,
        respondida_en=Now(),
    )


def _dar_por_perdidas(acto: Acto) -> None:
    """Open presses whose process died: nobody will tell any more what became of them."""
    perdidas = Marcada.objects.filter(agente=acto.usuario, estado__in=Marcada.ABIERTAS)
    perdidas.filter(pedida_en__lt=_limite(acto.ahora)).update(
        estado=Marcada.Estado.NO_SE_SABE, motivo=Marcada.Motivo.SE_CORTO
    )


def _limite(ahora: datetime) -> datetime:
    return ahora - timedelta(seconds=settings.AMI["timbrado"]) - MARGEN


def _sin_respuesta(respuesta: Respuesta[EnCurso]) -> EnCurso:
    """Not asked is a no; asked and silent, nobody knows."""
    if respuesta.sin_preguntar:
        return EnCurso(Marcado(Que.NO_SE_PUDO, Porque.NO_RESPONDE))
    return EnCurso(Marcado(Que.NO_SE_SABE, Porque.SE_CORTO))
