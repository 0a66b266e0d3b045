from celery import shared_task
from django.utils import timezone

from solicitudes.plazos import vigilar as plazos


@shared_task(ignore_result=True)
def vigilar_plazos() -> None:
    """Give one notice per folder near or past its 24 hours (step 10.1)."""
    plazos.vigilar_plazos(ahora=timezone.now())


@shared_task(ignore_result=True)
def liberar_reservas() -> None:
    """Give back to the portfolio the clients in hand that nobody works on (step 1)."""
    plazos.liberar_reservas(ahora=timezone.now())
