from celery import shared_task
from django.conf import settings
from django.utils import timezone

from bluecom.retencion.purga import purgar


@shared_task(ignore_result=True)
def purgar_de_noche() -> None:
    """Erase what has had its time, where the house said that it is done by itself."""
    if settings.PURGA_DE_NOCHE:
        purgar(ahora=timezone.now())
