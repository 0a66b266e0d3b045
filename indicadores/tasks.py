"""What the month does by the clock."""

from celery import shared_task
from django.utils import timezone

from indicadores import alerta
from indicadores.conversaciones import central
from indicadores.conversaciones.cruzar import TARDIAS, cruzar_recientes
from indicadores.informe import deuda, semanal
from indicadores.recuento.juntar import juntar


@shared_task(ignore_result=True)
def deber_informes() -> None:
    """Owe the report of each ended month: on the next first day at 06:00, or once beat is back."""
    deuda.deber_informes(ahora=timezone.now())


@shared_task(ignore_result=True)
def deber_resumenes() -> None:
    """Owe the summary of the week to who wants it: Mondays at 07:00, or once beat is back."""
    semanal.deber_resumenes(ahora=timezone.now())


@shared_task(ignore_result=True)
def vigilar_el_mes() -> None:
    """Tell that the running month is under its parameter, or is going to be."""
    alerta.vigilar(ahora=timezone.now())


@shared_task(ignore_result=True)
def cruzar_llamadas() -> None:
    """Join the calls of the exchange to the records that were written since they were read."""
    cruzar_recientes(ahora=timezone.now())


@shared_task(ignore_result=True)
def leer_el_cdr() -> None:
    central.leer_lo_nuevo(ahora=timezone.now())


@shared_task(ignore_result=True)
def leer_el_cdr_tardio() -> None:
    """What came late, and what a stopped clock left unjoined in as long a time."""
    central.leer_lo_tardio(ahora=timezone.now())
    cruzar_recientes(ahora=timezone.now(), hasta_hace=TARDIAS)


@shared_task(ignore_result=True)
def juntar_totales() -> None:
    """Write the totals of what changed since the last time."""
    juntar()
