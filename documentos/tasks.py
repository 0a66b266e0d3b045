"""What this app does by the clock."""

from celery import shared_task
from django.utils import timezone

from documentos.servicios import tandas


@shared_task(ignore_result=True)
def olvidar_tandas() -> None:
    """Erase the batches printed on earlier days: they hold copies of identity cards."""
    tandas.olvidar_tandas(ahora=timezone.now())
