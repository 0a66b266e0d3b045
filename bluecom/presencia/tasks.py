from celery import shared_task
from django.utils import timezone

from bluecom.presencia.servicios import cerrar_sin_sesion


@shared_task(ignore_result=True)
def cerrar_estados() -> None:
    """End the states of whoever has no session left."""
    cerrar_sin_sesion(ahora=timezone.now())
