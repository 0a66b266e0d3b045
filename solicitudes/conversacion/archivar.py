"""The inbox of who wrote without anybody knowing who he is."""

from django.db import transaction
from django.db.models import QuerySet

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from bluecom.rechazo import YaDecidido
from solicitudes.conversacion.identidades import de_a_uno
from solicitudes.conversacion.recepcion import atar
from solicitudes.models import Interlocutor, Venta
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import TERMINADAS


def sin_archivar() -> QuerySet[Interlocutor]:
    """Whoever wrote and has no sale, the last on top."""
    suyos = Interlocutor.objects.filter(venta=None, ultimo_en__isnull=False)
    return suyos.prefetch_related("identidades").order_by("-ultimo_en", "-pk")


def archivar_en(interlocutor_id: int, venta_id: int, *, acto: Acto) -> Venta:
    """Say whose messages these are; his files follow into the folder.

    Raises ``YaDecidido`` when somebody else filed him elsewhere first.
    """
    with transaction.atomic():
        de_a_uno()
        visibles = Venta.objects.visibles_para(acto.usuario)
        venta: Venta | None = visibles.filter(pk=venta_id).first()
        quien = Interlocutor.objects.filter(pk=interlocutor_id).first()
        if venta is None or quien is None:
            raise PermisoDenegado("Esa venta no está a su alcance.")
        if quien.venta_id is not None and quien.venta_id != venta.pk:
            raise YaDecidido(f"Ya está archivado en la venta {quien.venta_id}.")
        if venta.estado in TERMINADAS or venta.carpeta.de_prueba:
            raise TransicionInvalida("Elija una venta en curso.")
        if quien.venta_id is None:
            atar(quien, venta, ahora=acto.ahora, por=acto.usuario)
            anotar(venta.cadena, "archivar_mensajes", acto=acto, datos={"interlocutor": quien.pk})
    return venta
