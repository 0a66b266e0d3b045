"""Whoever wrote and nobody filed is forgotten whole: he is of no sale that would keep him."""

from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import QuerySet

from bluecom.parametros.consultas import valor
from bluecom.retencion.purga import Cuenta, Purga, registrar_purga
from documentos.almacen import almacen
from solicitudes.conversacion.archivar import sin_archivar
from solicitudes.conversacion.identidades import de_a_uno
from solicitudes.models import Adjunto, Interlocutor
from solicitudes.reglas.parametros import DIAS_DE_SIN_EFECTO


def contar_sin_archivar(ahora: datetime) -> list[Cuenta]:
    return [_cuenta(_viejos(ahora).count())]


def olvidar_sin_archivar(ahora: datetime) -> list[Cuenta]:
    """Their messages, names and files; what is tied to a sale is forgotten with it."""
    with transaction.atomic():
        de_a_uno()
        viejos = list(_viejos(ahora).values_list("pk", flat=True))
        sueltos = Adjunto.objects.filter(mensaje__interlocutor__in=viejos, mensaje__venta=None)
        suyos = sueltos.exclude(original="")
        nombres = list(suyos.values_list("original", flat=True))
        for quien in Interlocutor.objects.filter(pk__in=viejos):
            _olvidar(quien)
        for nombre in nombres:
            transaction.on_commit(partial(almacen().delete, nombre))
    return [_cuenta(len(viejos))]


def _olvidar(quien: Interlocutor) -> None:
    """What he said about a sale that he once had is that sale's, and stays without his name."""
    quien.mensajes.filter(venta=None).delete()
    if not quien.mensajes.exists():
        quien.delete()
        return
    quien.identidades.all().delete()
    quien.nombre, quien.ultimo_en = "", None
    quien.save(update_fields=["nombre", "ultimo_en"])


def _viejos(ahora: datetime) -> QuerySet[Interlocutor]:
    limite = ahora - timedelta(days=valor(DIAS_DE_SIN_EFECTO, ahora))
    return sin_archivar().filter(ultimo_en__lt=limite)


def _cuenta(cuantas: int) -> Cuenta:
    return Cuenta("bandeja", "Quienes escribieron y nadie archivó", cuantas)


registrar_purga(Purga(contar_sin_archivar, olvidar_sin_archivar))
