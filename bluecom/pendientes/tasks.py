from celery import shared_task

from bluecom.pendientes.despertador import BARRER
from bluecom.pendientes.servicios import procesar_pendientes


@shared_task(name=BARRER, ignore_result=True)
def barrer() -> None:
    """Do what is owed; safe to run any number of times at once."""
    procesar_pendientes()
