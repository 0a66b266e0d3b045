"""Who rings in is taken at any hour, by whichever asesor answers, if nobody holds him (1.2)."""

from collections.abc import Callable, Iterable

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acto import Acto
from cartera.errores import TomaRechazada
from cartera.models import Cartera, ContactoCartera, Situacion
from cartera.servicios.cola import reserva_desde
from cartera.servicios.tomar_este import YA_TOMADO


def tomar_a_quien_llama(cliente_id: int, *, acto: Acto) -> ContactoCartera:
    """In hand by one of his places in the portfolios: that of his promised callback first.

    Nothing of ours bars what he does himself: calling hours, a portfolio of others or in pause,
    an end, spent attempts, his wish not to be called. Raises ``TomaRechazada``.
    """
    with transaction.atomic():
        lugares = list(lugares_de(cliente_id, acto).select_for_update(of=("self",)))
        if razon := por_que_no_se_lo_atiende(lugares, acto):
            raise TomaRechazada(razon)
        elegido = min(_los_que_sirven(lugares), key=_orden(acto))
        elegido.situacion_previa, elegido.situacion = elegido.situacion, Situacion.EN_MANO
        elegido.reservado_por, elegido.reservado_hasta = acto.usuario, reserva_desde(acto.ahora)
        try:
            with transaction.atomic():
                elegido.save()
        except IntegrityError:
            raise TomaRechazada(YA_TOMADO) from None
    return elegido


def lugares_de(cliente_id: int, acto: Acto) -> QuerySet[ContactoCartera]:
    """His places in the portfolios of this person's world: invented clients ring nobody else."""
    suyos = ContactoCartera.objects.filter(cliente=cliente_id).order_by("pk")
    de_su_mundo = suyos.filter(cartera__de_prueba=acto.usuario.de_prueba)
    return de_su_mundo.select_related("reservado_por")


def por_que_no_se_lo_atiende(lugares: Iterable[ContactoCartera], acto: Acto) -> str:
    """Why who rings cannot be taken now, by all his places; empty when he can."""
    lugares = list(lugares)
    if not lugares:
        return "No está en ninguna cartera que se atienda."
    en_mano = next((lugar for lugar in lugares if lugar.situacion == Situacion.EN_MANO), None)
    if en_mano is not None:
        return f"Lo tiene ahora {en_mano.reservado_por}."
    retenido = max(
        (lugar.retenido_hasta for lugar in lugares if lugar.retenido_hasta), default=None
    )
    if retenido is not None and retenido > acto.ahora:
        hora = timezone.localtime(retenido, LA_PAZ)
        return f"Su último resultado todavía se puede deshacer: tómelo desde las {hora:%H:%M:%S}."
    if not acto.usuario.de_prueba and Cartera.objects.de_practica(acto.usuario).exists():
        return "Está en práctica: pase la llamada a un colega."
    if not any(lugar.es_elegible for lugar in lugares):
        return "Ya tiene otros servicios: la cartera es solo de telefonía fija (1.1)."
    if not _los_que_sirven(lugares):
        return "Ya compró por esta cartera: lo que pida ahora no es de ella (1.1)."
    return ""


def _los_que_sirven(lugares: Iterable[ContactoCartera]) -> list[ContactoCartera]:
    return [c for c in lugares if c.es_elegible and c.situacion != Situacion.VENDIDO]


def _orden(acto: Acto) -> Callable[[ContactoCartera], tuple[bool, bool, bool, int]]:
    propias = set(Cartera.objects.de(acto.usuario).values_list("pk", flat=True))

    def orden(lugar: ContactoCartera) -> tuple[bool, bool, bool, int]:
        prometido = lugar.situacion == Situacion.RELLAMADA
        return (not prometido, not lugar.esta_abierto, lugar.cartera_id not in propias, -lugar.pk)

    return orden
