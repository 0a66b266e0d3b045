from celery import shared_task
from django.utils import timezone

from bluecom.una_vez import servicios


@shared_task(ignore_result=True)
def olvidar() -> None:
    """Forget the tokens of forms that nobody can have open any more."""
    servicios.olvidar(ahora=timezone.now())
