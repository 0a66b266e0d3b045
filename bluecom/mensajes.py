"""A refusal, said on the page that follows."""

from django.contrib import messages
from django.http import HttpRequest

from bluecom.rechazo import Rechazo, YaDecidido


def decir(request: HttpRequest, rechazo: Rechazo, *, de: str = "") -> None:
    """One message for each sentence, after ``de`` («Venta 7: »); who was first is news."""
    nivel = messages.INFO if isinstance(rechazo, YaDecidido) else messages.ERROR
    for razon in rechazo.razones:
        messages.add_message(request, nivel, f"{de}{razon}")
