from celery import shared_task
from django.utils import timezone

from cartera.servicios import conteos
from cartera.servicios.avisos_rellamada import avisar_rellamadas as avisar


@shared_task(ignore_result=True)
def avisar_rellamadas() -> None:
    """Tell whom it concerns that a callback is due, or late (4.1)."""
    avisar(ahora=timezone.now())


@shared_task(ignore_result=True)
def juntar_conteos() -> None:
    """Join what the day's work added to the counts of the portfolios."""
    conteos.juntar_conteos()
