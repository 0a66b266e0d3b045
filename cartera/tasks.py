from celery import shared_task
from django.utils import timezone

from bluecom.bolivia.fechas import ayer
from cartera.servicios import conteos
from cartera.servicios.avisos_rellamada import avisar_rellamadas as avisar


@shared_task(ignore_result=True)
def avisar_rellamadas() -> None:
    """Tell whom it concerns that a callback is due, or late (4.1)."""
    avisar(ahora=timezone.now())


@shared_task(ignore_result=True)
def juntar_conteos() -> None:
    """Join what the day's work added to the counts of the portfolios, and keep how far they are."""
    conteos.juntar_conteos()
    conteos.anotar_el_dia(ayer(timezone.now()))
