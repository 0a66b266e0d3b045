"""Step 11 at the counter of Canales Virtuales: an acta opened, its folders marked and received."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from bluecom.bolivia.texto import con_punto
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol, Usuario
from bluecom.interfaz.rechazos import intentar
from bluecom.mensajes import decir
from bluecom.rechazo import Rechazo
from bluecom.transacciones import sin_choques
from solicitudes.canales.custodia import servicio as custodia
from solicitudes.canales.custodia.consulta import por_guardar
from solicitudes.canales.custodia.formulario import GuardarForm
from solicitudes.canales.recepcion import consulta, marcas, servicio
from solicitudes.canales.recepcion.escaneo import Escaneado
from solicitudes.canales.recepcion.escaneo import escanear as que_es
from solicitudes.canales.recepcion.formulario import CuentaForm, motivo_elegido, motivos_de_extra
from solicitudes.models import CarpetaEntregada, Entrega, Marca, Venta
from solicitudes.puerta.web import primer_error

SIN_PROPONER = 20
"""As many printed folders that nobody proposed yet as the first page shows; the list has all."""
POR = {"presente": Marca.PRESENTE, "falta": Marca.FALTA}


@requiere_rol(Rol.CANALES_VIRTUALES)
def recepcion(request: HttpRequest) -> HttpResponse:
    """What is on its way and what is still to come, with the scan field ready."""
    usuario = usuario_de(request)
    actas, sigue = consulta.en_camino(usuario, despues_de=numero(request.GET.get("desde", "")))
    sueltas = list(consulta.sin_proponer(usuario)[: SIN_PROPONER + 1])
    contexto = {
        "actas": actas,
        "sigue": sigue,
        "sueltas": sueltas[:SIN_PROPONER],
        "hay_mas": len(sueltas) > SIN_PROPONER,
        **lo_de_mas(request, usuario),
    }
    return render(request, "canales/recepcion.html", contexto)


@requiere_rol(Rol.CANALES_VIRTUALES)
def acta(request: HttpRequest, entrega_id: int) -> HttpResponse:
    """One acta at the counter: what of it is present, what is missing, what came besides."""
    usuario = usuario_de(request)
    entrega = la_entrega(request, entrega_id)
    ultima = numero(request.GET.get("ultima", ""))
    abierta = consulta.acta_abierta(entrega, usuario, pagina=request.GET.get("page", "1"))
    contexto = {
        "acta": abierta,
        "ultima": next((f for f in abierta.filas if f.pk == ultima and f.abierta), None),
        "cuenta": CuentaForm(),
        "por_guardar": len(por_guardar(entrega, usuario)),
        "guardar": GuardarForm(),
        **lo_de_mas(request, usuario),
    }
    return render(request, "canales/acta.html", contexto)


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


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def recibir(request: HttpRequest, entrega_id: int) -> HttpResponse:
    """Receive what is present of the acta: each clock stops now, and the constancia is owed."""
    entrega = la_entrega(request, entrega_id)
    try:
        hecho = sin_choques(lambda: servicio.recibir_presentes(entrega.pk, acto=acto_de(request)))
    except Rechazo as rechazo:
        decir(request, rechazo)
        return de_vuelta(request, entrega)
    for razon in hecho.rechazos:
        messages.error(request, razon)
    messages.success(request, _dicho(hecho))
    return de_vuelta(request, entrega)


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def guardar(request: HttpRequest, entrega_id: int) -> HttpResponse:
    """All that this person received of the acta and still has in his hands goes into a box."""
    entrega = la_entrega(request, entrega_id)
    form = GuardarForm(request.POST)
    if not form.is_valid():
        messages.error(request, primer_error(form))
        return de_vuelta(request, entrega)
    ventas = por_guardar(entrega, usuario_de(request))
    cuantas = "Carpeta guardada" if len(ventas) == 1 else f"{len(ventas)} carpetas guardadas"
    intentar(
        request,
        lambda: custodia.guardar(ventas, acto=acto_de(request), **form.cleaned_data),
        exito=f"{cuantas}.",
    )
    return de_vuelta(request, entrega)


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


def _dicho(hecho: servicio.Recibido) -> str:
    ventas = Venta.objects.filter(entregas__recepcion=hecho.recepcion)
    plazos = ventas.select_related("plazo_entrega")
    tarde = sum(v.plazo_entrega is not None and v.plazo_entrega.a_tiempo is False for v in plazos)
    partes = ["Carpeta recibida" if hecho.cuantas == 1 else f"{hecho.cuantas} carpetas recibidas"]
    partes += [f"{tarde} fuera de plazo"] if tarde else []
    partes += [f"{hecho.faltan} no vinieron"] if hecho.faltan > 1 else []
    partes += ["1 no vino"] if hecho.faltan == 1 else []
    return f"{', '.join(partes)}. Imprima y firmen la constancia."


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


def _alcance(request: HttpRequest) -> Any:
    ajenas = Venta.objects.ajenas_a(usuario_de(request))
    return CarpetaEntregada.objects.filter(venta__in=ajenas)


def numero(texto: str) -> int:
    return int(texto) if texto.isascii() and texto.isdecimal() and len(texto) <= 18 else 0
