from celery import shared_task
from django.utils import timezone

from solicitudes.finales import reservas
from solicitudes.pasos.p08_detalle import calles


@shared_task(ignore_result=True)
def liberar_reservas() -> None:
    """Give back to the portfolio the clients in hand that nobody works on (step 1)."""
    reservas.liberar_reservas(ahora=timezone.now())


@shared_task(ignore_result=True)
def juntar_calles() -> None:
    """Join what the day's details taught of streets (8.1)."""
    calles.juntar_calles()
