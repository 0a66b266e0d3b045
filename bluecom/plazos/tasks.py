from celery import shared_task
from django.utils import timezone

from bluecom.plazos import barrido


@shared_task(ignore_result=True)
def barrer() -> None:
    """Tell each mark that has come, once."""
    barrido.barrer(ahora=timezone.now())
