from celery import shared_task
from django.utils import timezone

from solicitudes.conversacion import recordatorios
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


@shared_task(ignore_result=True)
def recordar_a_clientes() -> None:
    """Remind the clients who send nothing, and ask their asesores about the silent ones (6.2)."""
    ahora = timezone.now()
    recordatorios.recordar(ahora=ahora)
    recordatorios.proponer_anular(ahora=ahora)
