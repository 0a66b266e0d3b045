"""What the system does by the clock to know how it is."""

from celery import shared_task
from django.utils import timezone

from bluecom.operacion.latidos import latir
from bluecom.operacion.models import Clase
from bluecom.operacion.revisiones import (
    revisar_cada_minuto,
    revisar_de_noche,
    revisar_el_correo,
)


@shared_task(ignore_result=True)
def recorrer() -> None:
    """A sign that beat's wishes reach a worker's hands, through Redis."""
    latir("recorrido", Clase.RECORRIDO)


@shared_task(ignore_result=True)
def mirar_el_correo() -> None:
    revisar_el_correo(ahora=timezone.now())


@shared_task(ignore_result=True)
def mirar_cada_minuto() -> None:
    revisar_cada_minuto()


@shared_task(ignore_result=True)
def mirar_de_noche() -> None:
    revisar_de_noche()
