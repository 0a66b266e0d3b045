"""Step 11.1: a sample of what was approved is looked at by another person.

It is a fact beside the sale: it moves none, and stops neither installation nor terms. What it
finds is kept with both names; a folder that has to be put right is asked to be opened again, as
any other, while it may be.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.crypto import salted_hmac

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.parametros.consultas import valor
from bluecom.rechazo import YaDecidido
from solicitudes.canales.revision.consulta import sin_mirar
from solicitudes.models import DiferenciaDeRevision, Motivo, SegundaRevision, Venta
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir
from solicitudes.reglas import permisos
from solicitudes.reglas.comprobaciones import items_de_revision
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.parametros import MUESTRA_DE_REVISION

APROBADAS = (Estado.CONFORME, Estado.INSTALADA, Estado.CONCLUIDA)
"""Where a folder stands as it was approved."""


@dataclass(frozen=True)
class Diferencia:
    """What the second person would have observed."""

    item: str
    motivo: Motivo
    nota: str = ""


def sortear(venta: Venta, *, acto: Acto) -> SegundaRevision | None:
    """With its approval: so many of each hundred, as the floor decided.

    Which ones nobody can know beforehand, nor change by approving again.
    """
    sorteo = salted_hmac("segunda revisión", f"{venta.pk}:{venta.rondas}", algorithm="sha256")
    if int.from_bytes(sorteo.digest()) % 100 >= valor(MUESTRA_DE_REVISION, acto.ahora):
        return None
    return SegundaRevision.objects.create(
        venta=venta, ronda=venta.rondas, primera_por=acto.usuario, pedida_en=acto.ahora
    )


def por_mirar(usuario: Usuario) -> QuerySet[SegundaRevision]:
    """Those that this person may look at: never what he or she approved, sold or once had.

    A folder that was opened again is somebody's to correct: with its next approval it is drawn
    anew.
    """
    suyas = Venta.objects.visibles_para(usuario).filter(
        asesor__de_prueba=usuario.de_prueba, estado__in=APROBADAS
    )
    return (
        SegundaRevision.objects.filter(hecha_en=None, venta__in=suyas, ronda=F("venta__rondas"))
        .exclude(primera_por=usuario)
        .select_related("venta__contacto__cliente", "venta__asesor", "primera_por")
        .order_by("pedida_en", "pk")
    )


def anotar_segunda(
    segunda_id: int, *, acto: Acto, diferencias: Iterable[Diferencia] = ()
) -> SegundaRevision:
    """Another person's look, once, with what he or she would have observed.

    Raises ``PermisoDenegado`` to who approved it, ``YaDecidido`` when it is done, and
    ``TransicionInvalida`` for who has not had the images in sight.
    """
    with transaction.atomic():
        segunda = SegundaRevision.objects.select_for_update().get(pk=segunda_id)
        venta = bloquear(segunda.venta_id, acto=acto)
        exigir(permisos.es_de_canales_virtuales, venta, acto.usuario)
        if segunda.primera_por_id == acto.usuario.pk:
            raise PermisoDenegado("La segunda revisión la hace otra persona.")
        if segunda.hecha_en is not None:
            raise YaDecidido(f"{segunda.hecha_por} ya hizo esta segunda revisión.")
        if venta.estado not in APROBADAS or venta.rondas != segunda.ronda:
            raise TransicionInvalida("La carpeta se reabrió: ya no es la que se aprobó.")
        items = items_de_revision(venta)
        if faltan := sin_mirar(venta, items, acto.usuario):
            raise TransicionInvalida(f"Mire antes: {', '.join(faltan)}.")
        halladas = list(diferencias)
        if any(diferencia.item not in items for diferencia in halladas):
            raise TransicionInvalida("Ese ítem no está en esta carpeta.")
        DiferenciaDeRevision.objects.bulk_create(
            DiferenciaDeRevision(
                segunda=segunda,
                item=diferencia.item,
                item_nombre=items[diferencia.item].nombre,
                motivo=diferencia.motivo,
                nota=diferencia.nota,
            )
            for diferencia in halladas
        )
        segunda.hecha_por, segunda.hecha_en = acto.usuario, acto.ahora
        segunda.save(update_fields=["hecha_por", "hecha_en"])
        codigos = sorted({diferencia.motivo.codigo for diferencia in halladas})
        anotar(venta.cadena, "segunda_revision", acto=acto, datos={"motivos": codigos})
    return segunda
