"""Step 11 at the counter: what is scanned or marked, which binds nobody until it is received."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from bluecom.bolivia.texto import con_punto
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import intentar
from bluecom.mensajes import decir
from bluecom.rechazo import Rechazo
from bluecom.transacciones import sin_choques
from solicitudes.canales.custodia import servicio as custodia
from solicitudes.canales.recepcion import marcas
from solicitudes.canales.recepcion.escaneo import Escaneado
from solicitudes.canales.recepcion.escaneo import escanear as que_es
from solicitudes.canales.recepcion.formulario import CuentaForm, motivo_elegido
from solicitudes.canales.recepcion.web import de_vuelta, la_entrega, numero
from solicitudes.models import CarpetaEntregada, Entrega, Marca, Venta
from solicitudes.puerta.web import primer_error

POR = {"presente": Marca.PRESENTE, "falta": Marca.FALTA}


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def escanear(request: HttpRequest) -> HttpResponse:
    """Mark present the folder that was scanned; scanning it twice changes nothing."""
    en = numero(request.POST.get("acta", ""))
    entrega = la_entrega(request, en) if en else None
    try:
        escaneado = que_es(request.POST.get("codigo", ""), usuario_de(request))
        return lo_escaneado(request, escaneado, entrega)
    except Rechazo as rechazo:
        decir(request, rechazo)
        return de_vuelta(request, entrega)


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def marcar(request: HttpRequest, entrega_id: int) -> HttpResponse:
    """One folder of the acta by hand: present, missing, or neither."""
    entrega, acto = la_entrega(request, entrega_id), acto_de(request)
    que = next((que for que in (*POR, "quitar") if que in request.POST), "")
    fila = _alcance(request).filter(entrega=entrega, pk=numero(request.POST.get(que, ""))).first()
    if fila is None:
        messages.error(request, "Esa carpeta ya no está en el acta.")
    elif que in POR:
        intentar(request, lambda: marcas.marcar(fila.pk, acto=acto, marca=POR[que]))
    else:
        intentar(request, lambda: marcas.quitar_marca(fila.pk, acto=acto))
    sigue = Entrega.objects.filter(pk=entrega.pk).exists()  # unless an extra one was all of it
    return de_vuelta(request, entrega if sigue else None)


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def las_demas(request: HttpRequest, entrega_id: int) -> HttpResponse:
    """Those without a mark: all missing, or all present once somebody counted them."""
    entrega, acto = la_entrega(request, entrega_id), acto_de(request)
    marca = POR.get(request.POST.get("marca", ""), Marca.FALTA)
    form = CuentaForm(request.POST)
    if not form.is_valid():
        messages.error(request, primer_error(form))
        return de_vuelta(request, entrega)
    contadas = form.cleaned_data["contadas"]
    intentar(
        request,
        lambda: marcas.marcar_las_demas(entrega.pk, acto=acto, marca=marca, contadas=contadas),
    )
    return de_vuelta(request, entrega)


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def extra(request: HttpRequest, venta_id: int) -> HttpResponse:
    """A folder that nobody proposed is here: with its reason it comes with the acta at hand."""
    usuario = usuario_de(request)
    ajenas = Venta.objects.ajenas_a(usuario).filter(asesor__de_prueba=usuario.de_prueba)
    venta = get_object_or_404(ajenas, pk=venta_id)
    en = numero(request.POST.get("acta", ""))
    entrega = la_entrega(request, en) if en else None
    try:
        motivo = motivo_elegido(request.POST.get("motivo", ""))
        fila = sin_choques(
            lambda: marcas.marcar_extra(
                venta.pk,
                acto=acto_de(request),
                motivo=motivo,
                entrega_id=entrega.pk if entrega else None,
            )
        )
    except Rechazo as rechazo:
        decir(request, rechazo)
        return de_vuelta(request, entrega, extra=venta.pk)
    messages.success(
        request, con_punto(f"Presente, fuera del acta: venta {venta.pk}, {venta.cliente}")
    )
    return de_vuelta(request, fila.entrega, ultima=fila.pk)


def lo_escaneado(
    request: HttpRequest, escaneado: Escaneado, entrega: Entrega | None
) -> HttpResponse:
    if escaneado.entrega is not None:
        return de_vuelta(request, escaneado.entrega)
    if escaneado.suelta is not None:
        return de_vuelta(request, entrega, extra=escaneado.suelta.pk)
    if escaneado.devuelta is not None:
        venta = custodia.recibir_de_nuevo(escaneado.devuelta.pk, acto=acto_de(request))
        messages.success(request, con_punto(f"De nuevo aquí: venta {venta.pk}, {venta.cliente}"))
        return de_vuelta(request, entrega)
    fila = escaneado.fila
    assert fila is not None  # one of the four
    marcas.marcar(fila.pk, acto=acto_de(request), marca=Marca.PRESENTE)
    _decir_presente(request, fila, entrega)
    return de_vuelta(request, entrega or fila.entrega, ultima=fila.pk)


def _decir_presente(request: HttpRequest, fila: CarpetaEntregada, entrega: Entrega | None) -> None:
    dicho = f"Presente: venta {fila.venta_id}, {fila.venta.cliente}"
    if entrega is None or fila.entrega_id == entrega.pk:
        messages.success(request, con_punto(dicho))
        return
    otra = f"{fila.entrega.acta.codigo} de " if fila.entrega.acta else ""
    messages.warning(request, con_punto(f"{dicho}; es del acta {otra}{fila.entrega.asesor}"))


def _alcance(request: HttpRequest) -> Any:
    ajenas = Venta.objects.ajenas_a(usuario_de(request))
    return CarpetaEntregada.objects.filter(venta__in=ajenas)
