from celery import shared_task
from django.utils import timezone

from solicitudes.finales import reservas


@shared_task(ignore_result=True)
def liberar_reservas() -> None:
    """Give back to the portfolio the clients in hand that nobody works on (step 1)."""
    reservas.liberar_reservas(ahora=timezone.now())
