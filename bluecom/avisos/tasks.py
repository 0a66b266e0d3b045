from celery import shared_task
from django.utils import timezone

from bluecom.avisos import voz


@shared_task(ignore_result=True)
def decir() -> None:
    """Say what is owed aloud; safe to run any number of times at once."""
    voz.decir(ahora=timezone.now())
