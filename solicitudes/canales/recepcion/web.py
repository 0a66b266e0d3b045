"""What the pages of the counter share: the acta at hand, the way back, the folder that is extra."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from bluecom.cuentas.acceso import usuario_de
from bluecom.cuentas.models import Usuario
from solicitudes.canales.recepcion import consulta
from solicitudes.canales.recepcion.formulario import motivos_de_extra
from solicitudes.models import Entrega


def de_vuelta(request: HttpRequest, entrega: Entrega | None, **con: int) -> HttpResponse:
    """The acta at the counter or the list of them; the camera, for whoever scans with it."""
    if "camara" in request.POST:
        url, con = reverse("recepcion_camara"), con | ({"acta": entrega.pk} if entrega else {})
    elif entrega is not None:
        url = reverse("recepcion_acta", args=[entrega.pk])
    else:
        url = reverse("recepcion")
    return redirect(f"{url}?{urlencode(con)}" if con else url)


def lo_de_mas(request: HttpRequest, usuario: Usuario) -> dict[str, Any]:
    """The folder that was scanned and that nobody proposed, with the reasons to receive it."""
    venta_id = numero(request.GET.get("extra", ""))
    venta = consulta.sin_proponer(usuario).filter(pk=venta_id).first() if venta_id else None
    return {"de_mas": venta, "motivos": list(motivos_de_extra()) if venta else []}


def la_entrega(request: HttpRequest, entrega_id: int) -> Entrega:
    suyas = Entrega.objects.filter(asesor__de_prueba=usuario_de(request).de_prueba)
    entrega = suyas.select_related("asesor", "acta").defer("acta__datos").filter(pk=entrega_id)
    hallada: Entrega | None = entrega.first()
    if hallada is None:
        raise Http404
    return hallada


def numero(texto: str) -> int:
    return int(texto) if texto.isascii() and texto.isdecimal() and len(texto) <= 18 else 0
