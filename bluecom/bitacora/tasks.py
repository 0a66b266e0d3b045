from celery import shared_task
from django.utils import timezone

from bluecom.bitacora.servicios import anclar
from bluecom.bolivia.fechas import ayer


@shared_task(ignore_result=True)
def anclar_el_dia() -> None:
    """Freeze the tips of all chains as the day before left them."""
    anclar(ayer(timezone.now()))
