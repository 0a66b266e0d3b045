"""The page of a file that is not there as it was stored: the policy erased it, or somebody did."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from solicitudes.models import Olvido

registro = logging.getLogger(__name__)


def no_esta(request: HttpRequest, carpeta_id: int | None, que: str) -> HttpResponse:
    """``que``: what the log calls it, by its number."""
    olvido = Olvido.objects.filter(venta__carpeta=carpeta_id).first() if carpeta_id else None
    if olvido is not None:
        return render(request, "papeles/borrado.html", {"olvido": olvido}, status=410)
    registro.error("Archivo alterado o ausente: %s", que)
    return render(request, "papeles/alterado.html", status=409)
