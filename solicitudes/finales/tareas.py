"""What a sale still owes in Smartflex once it is annulled, closed by who did it there."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.rechazo import YaDecidido
from solicitudes.models import Tarea, Venta
from solicitudes.puerta.permitir import exigir
from solicitudes.reglas import permisos


def deber_anulacion_en_smartflex(venta: Venta, *, ahora: datetime) -> bool:
    """A registered request that nobody sells any more is to be annulled there too."""
    if not venta.numero_smartflex or venta.de_practica:
        return False
    texto = f"Anular la solicitud N° {venta.numero_smartflex} en Smartflex"
    Tarea.objects.get_or_create(venta=venta, texto=texto, defaults={"abierta_en": ahora})
    return True


def cerrar_tarea(tarea_id: int, *, acto: Acto) -> Tarea:
    """Somebody did it in the other system: once, and it stays said who and when."""
    with transaction.atomic():
        tarea = (
            Tarea.objects.select_for_update(of=("self",)).select_related("venta").get(pk=tarea_id)
        )
        exigir(permisos.cierra_tareas, tarea.venta, acto.usuario)
        if tarea.cerrada_por is not None and tarea.cerrada_por != acto.usuario:
            cuando = f"{timezone.localtime(tarea.cerrada_en):%d/%m a las %H:%M}"
            raise YaDecidido(f"{tarea.cerrada_por} ya lo hizo el {cuando}: {tarea}.")
        if tarea.cerrada_en is None:
            tarea.cerrada_en, tarea.cerrada_por = acto.ahora, acto.usuario
            tarea.save(update_fields=["cerrada_en", "cerrada_por"])
            anotar(tarea.venta.cadena, "tarea_hecha", acto=acto, datos={"tarea": tarea.pk})
    return tarea


def tareas_de(usuario: Usuario) -> QuerySet[Tarea]:
    """Those of the sales of this person's world; an asesor has his or her own."""
    suyas = Tarea.objects.filter(venta__asesor__de_prueba=usuario.de_prueba)
    if usuario.tiene_rol(Rol.ASESOR):
        suyas = suyas.filter(venta__asesor=usuario)
    return suyas.select_related("venta__contacto__cliente", "venta__asesor")


def tareas_abiertas(usuario: Usuario) -> QuerySet[Tarea]:
    """What is still owed there, the oldest first."""
    return tareas_de(usuario).filter(cerrada_en=None).order_by("abierta_en", "pk")
