"""Step 11.2: what became of the terms e-mail."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import intentar
from solicitudes.canales import consulta as canales
from solicitudes.canales.terminos import servicio as terminos
from solicitudes.canales.terminos.formulario import CorreoForm, OtroMedioForm
from solicitudes.finales.tareas import tareas_abiertas
from solicitudes.models import Constancia, Venta
from solicitudes.puerta.web import primer_error, venta_visible


@requiere_rol(Rol.CANALES_VIRTUALES)
def lista(request: HttpRequest) -> HttpResponse:
    """Terms that wait for somebody, and those that went out."""
    return _mostrar(request)


def _mostrar(
    request: HttpRequest, *, rechazada: int | None = None, form: CorreoForm | None = None
) -> HttpResponse:
    """The page; with the address that was refused for one sale, as it was typed."""
    usuario = usuario_de(request)
    concluidas = Paginator(canales.concluidas(usuario), 25)
    contexto = {
        "pendientes": list(canales.sin_concluir(usuario)),
        "tareas": tareas_abiertas(usuario).count(),
        "pagina": concluidas.get_page(request.GET.get("page")),
        "otro_medio": OtroMedioForm(),
        "rechazada": rechazada,
        "rechazo": form,
    }
    return render(request, "canales/correos.html", contexto, status=422 if form else 200)


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES, Rol.ASESOR)
def corregir(request: HttpRequest, venta_id: int) -> HttpResponse:
    """Another address; terms already owed go there too."""
    venta = venta_visible(request, venta_id)
    de_canales = usuario_de(request).tiene_rol(Rol.CANALES_VIRTUALES)
    vuelta = "correos" if de_canales else venta
    form = CorreoForm(request.POST)
    por_atender = canales.sin_concluir(usuario_de(request)) if de_canales else Venta.objects.none()
    if not form.is_valid() and por_atender.filter(pk=venta.pk).exists():
        return _mostrar(request, rechazada=venta.pk, form=form)
    if not form.is_valid():
        messages.error(request, f"Venta {venta.pk}: {primer_error(form)}")
        return redirect(vuelta)
    correo = form.cleaned_data["correo"]
    if venta.ficha_actual is not None and venta.ficha_actual.correo == correo:
        messages.info(request, "Esa es la dirección que ya estaba: use «Reenviar».")
        return redirect(vuelta)
    intentar(
        request,
        lambda: terminos.corregir_correo(venta.pk, acto=acto_de(request), correo=correo),
        exito=f"Dirección corregida en la venta {venta.pk}.",
    )
    return redirect(vuelta)


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def reenviar(request: HttpRequest, venta_id: int) -> HttpResponse:
    """The same file once more to the address on record."""
    venta = venta_visible(request, venta_id)
    intentar(
        request,
        lambda: terminos.reenviar(venta.pk, acto=acto_de(request)),
        exito=f"Se reenvían los términos de la venta {venta.pk}.",
    )
    return redirect("correos")


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def rebote(request: HttpRequest, venta_id: int) -> HttpResponse:
    """The e-mail came back."""
    venta = venta_visible(request, venta_id)
    if venta.constancia != Constancia.REBOTADA:
        intentar(
            request,
            lambda: terminos.marcar_rebote(venta.pk, acto=acto_de(request)),
            exito=f"Anotado: rebotó el correo de la venta {venta.pk}. Corrija la dirección.",
        )
    return redirect("correos")


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def otro_medio(request: HttpRequest, venta_id: int) -> HttpResponse:
    """Delivered by WhatsApp or on paper, with the reason."""
    venta = venta_visible(request, venta_id)
    form = OtroMedioForm(request.POST)
    if not form.is_valid():
        messages.error(request, f"Venta {venta.pk}: {primer_error(form)}")
        return redirect("correos")
    if venta.constancia != Constancia.POR_OTRO_MEDIO:
        intentar(
            request,
            lambda: terminos.entregar_por_otro_medio(
                venta.pk, acto=acto_de(request), **form.cleaned_data
            ),
            exito=f"Entrega por otro medio anotada: venta {venta.pk} concluida.",
        )
    return redirect("correos")
