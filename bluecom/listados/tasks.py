from celery import shared_task
from django.utils import timezone

from bluecom.listados.de_fondo import olvidar


@shared_task(ignore_result=True)
def olvidar_exportaciones() -> None:
    """Erase the lists that were asked for more than a day ago."""
    olvidar(ahora=timezone.now())
