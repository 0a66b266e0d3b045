"""Step 6.2: the link on the desk, and the page that it opens on the client's phone."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.direccion import direccion_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.por_enlace import por_enlace
from bluecom.rechazo import Rechazo
from solicitudes.models import Venta
from solicitudes.pasos.p06_documentos.enlace import (
    Abierto,
    consentir,
    enlace_vigente,
    hacer_enlace,
    leer_enlace_de_cliente,
    retirar_enlace,
)
from solicitudes.pasos.p06_documentos.envio import recibir_por_enlace
from solicitudes.pasos.p06_documentos.lo_que_pide import lo_que_pide
from solicitudes.pasos.p06_documentos.recibidos import ArchivoForm, marca_de, recibidos_de
from solicitudes.pasos.pagina import faltantes
from solicitudes.puerta.permitir import exigir_asesor
from solicitudes.puerta.web import en_la_venta
from solicitudes.reglas.procedimiento import paso

PAGINA = "pasos/enlace/cliente.html"
SIN_CAMBIOS = 204


@require_POST
@en_la_venta(Rol.ASESOR)
def hacer(request: HttpRequest, venta: Venta) -> HttpResponse:
    """One press, one link; its text is on the page to be sent."""
    hacer_enlace(venta.pk, acto=acto_de(request))
    messages.success(request, "Enlace listo: envíe el texto al cliente o muéstrele el código.")
    return redirect("paso", venta.pk, 6)


@require_POST
@en_la_venta(Rol.ASESOR)
def retirar(request: HttpRequest, venta: Venta) -> HttpResponse:
    """The link of this sale takes nothing more."""
    retirar_enlace(venta.pk, acto=acto_de(request))
    messages.success(request, "Enlace retirado: por él ya no llega nada.")
    return redirect("paso", venta.pk, 6)


@require_safe
@en_la_venta(Rol.ASESOR)
def llegados(request: HttpRequest, venta: Venta) -> HttpResponse:
    """What came since the page was drawn, by whatever way; nothing while it is as it was."""
    exigir_asesor(venta, acto_de(request).usuario)
    if request.GET.get("visto", "") == marca_de(venta):
        return HttpResponse(status=SIN_CAMBIOS)
    contexto = {
        "venta": venta,
        **recibidos_de(venta),
        "faltantes": faltantes(venta, paso(6)),
        "enlace": enlace_vigente(venta, ahora=venta.ahora),
    }
    return render(request, "pasos/_llegado.html", contexto)


@require_http_methods(["GET", "HEAD", "POST"])
@por_enlace(PAGINA)
def envio(request: HttpRequest, llave: str) -> HttpResponse:
    """What is asked of the client, each with its place; POST agrees to the use of his data."""
    ahora = timezone.now()
    abierto = leer_enlace_de_cliente(llave, ahora=ahora)
    if abierto is None:
        return render(request, PAGINA, {"desconocido": True}, status=404)
    if abierto.impide:
        return render(request, PAGINA, {"impide": abierto.impide}, status=410)
    if request.method == "POST":
        with suppress(Rechazo):  # the page says why
            consentir(llave, desde=direccion_de(request), ahora=ahora)
        return redirect("envio", llave)
    return render(request, PAGINA, _contexto(abierto))


@require_POST
@por_enlace(PAGINA, por_rato=150)
def enviar(request: HttpRequest, llave: str) -> HttpResponse:
    """One file for one place. A script is answered with the place alone, as it is then."""
    abierto = leer_enlace_de_cliente(llave, ahora=timezone.now())
    if abierto is None:
        raise Http404
    form = ArchivoForm(request.POST, request.FILES)
    tipo, razon = request.POST.get("tipo", ""), ""
    try:
        if not form.is_valid():
            raise Rechazo("Elija o tome la foto.")
        recibir_por_enlace(
            llave,
            tipo=tipo,
            contenido=form.cleaned_data["archivo"].read(),
            ahora=timezone.now(),
        )
    except Rechazo as rechazo:
        razon = " ".join(rechazo.razones)
    return _respuesta(request, llave, tipo, razon)


def _respuesta(request: HttpRequest, llave: str, tipo: str, razon: str) -> HttpResponse:
    abierto = leer_enlace_de_cliente(llave, ahora=timezone.now())
    if abierto is None or abierto.impide:
        impide = abierto.impide if abierto else ""
        return render(request, PAGINA, {"impide": impide}, status=410)
    estado = 422 if razon else 200
    contexto = _contexto(abierto, en=tipo, razon=razon)
    if not request.headers.get("HX-Request"):
        return (
            render(request, PAGINA, contexto, status=estado) if razon else redirect("envio", llave)
        )
    lugares = contexto["lugares"]
    lugar = next((uno for uno in lugares if uno.tipo == tipo), lugares[-1])
    return render(request, "pasos/enlace/_lugar.html", contexto | {"lugar": lugar}, status=estado)


def _contexto(abierto: Abierto, *, en: str = "", razon: str = "") -> dict[str, Any]:
    return {
        "enlace": abierto.enlace,
        "nombre": abierto.venta.cliente.primer_nombre.capitalize(),
        "lugares": lo_que_pide(abierto.enlace, en=en, razon=razon),
    }
