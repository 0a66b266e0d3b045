from celery import shared_task
from django.utils import timezone

from bluecom.bitacora.anclas import anclar
from bluecom.bolivia.fechas import ayer


@shared_task(ignore_result=True)
def anclar_el_dia() -> None:
    """Freeze what the day before added; asked every hour, done once."""
    anclar(ayer(timezone.now()))
