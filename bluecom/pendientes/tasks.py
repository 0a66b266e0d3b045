import logging

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from bluecom.pendientes.despertador import BARRER
from bluecom.pendientes.rebotes.buzon import BuzonNoResponde
from bluecom.pendientes.rebotes.lectura import leer_rebotes as leer
from bluecom.pendientes.servicios import procesar_pendientes

registro = logging.getLogger(__name__)


@shared_task(name=BARRER, ignore_result=True)
def barrer() -> None:
    """Do what is owed; safe to run any number of times at once."""
    procesar_pendientes()


@shared_task(ignore_result=True)
def leer_rebotes() -> None:
    """Read the mailbox that our mail comes back to, where there is one."""
    if not settings.BUZON_REBOTES:
        return
    try:
        leer(ahora=timezone.now())
    except BuzonNoResponde as error:
        registro.warning("%s", error)
