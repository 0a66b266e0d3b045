from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from bluecom.planillas.models import Renglon

DIAS_DE_RENGLONES = 90
"""How long the rows of a file may be looked at, corrected and undone."""


@shared_task(ignore_result=True)
def olvidar_renglones() -> None:
    """Forget what became of each record of files done long ago; their counts stay."""
    limite = timezone.now() - timedelta(days=DIAS_DE_RENGLONES)
    Renglon.objects.filter(corrida__terminada_en__lt=limite).delete()
