"""The client's page, and the note to the colleague who has him."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import Acto, acto_de
from bluecom.cuentas.models import Rol, Usuario
from bluecom.interfaz.rechazos import con_rechazos_dichos, intentar
from cartera.models import Cliente
from solicitudes.conversacion.formulario import NotaForm
from solicitudes.conversacion.notas import al_alcance, dejar_nota
from solicitudes.finales.siguiente import atender
from solicitudes.mesa.ficha_cliente import clientes_visibles, ficha_de
from solicitudes.mesa.quien_llama import quien_llama, se_lo_puede_atender
from solicitudes.models import Venta
from solicitudes.puerta.web import primer_error
from solicitudes.reglas.permisos import ABREN_CLIENTES


@requiere_rol(*ABREN_CLIENTES)
def cliente(request: HttpRequest, cliente_id: int) -> HttpResponse:
    """Everything done with him, for who has or had him and for who leads the floor."""
    usuario = usuario_de(request)
    visible = get_object_or_404(clientes_visibles(usuario), pk=cliente_id)
    ficha = ficha_de(visible, usuario)
    if usuario.tiene_rol(Rol.ASESOR):
        ficha["en_mano"] = _otro_en_mano(visible, usuario)
        ficha["suya"] = _suya_en_mano(visible, usuario)
        if not ficha["suya"] and visible.de_prueba == usuario.de_prueba:
            ficha["llama"] = quien_llama(visible, acto_de(request))
    return render(request, "ventas/cliente.html", ficha)


def _otro_en_mano(leido: Cliente, usuario: Usuario) -> Venta | None:
    """Whoever waits while this one is read."""
    suyas = Venta.objects.en_mano_de(usuario).exclude(contacto__cliente=leido)
    otra: Venta | None = suyas.select_related("contacto__cliente").first()
    return otra


def _suya_en_mano(leido: Cliente, usuario: Usuario) -> Venta | None:
    suya: Venta | None = Venta.objects.en_mano_de(usuario).filter(contacto__cliente=leido).first()
    return suya


@require_POST
@requiere_rol(Rol.ASESOR)
@con_rechazos_dichos(lambda *_, **__: "buscar")
def llama(request: HttpRequest, cliente_id: int) -> HttpResponse:
    """He is on the line: taken, if nobody holds him."""
    acto = acto_de(request)
    if not se_lo_puede_atender(cliente_id, acto):
        raise Http404
    return redirect(atender(cliente_id, acto=acto))


@require_POST
@requiere_rol(Rol.ASESOR)
def nota(request: HttpRequest, venta_id: int) -> HttpResponse:
    """A word about a colleague's client, from the line that the search showed."""
    usuario, ahora = usuario_de(request), timezone.now()
    if al_alcance(venta_id, acto=Acto(usuario, ahora)) is None:
        raise Http404
    form = NotaForm(request.POST)
    if not form.is_valid():
        messages.error(request, primer_error(form))
    else:
        intentar(
            request,
            lambda: dejar_nota(
                venta_id, acto=Acto(usuario, ahora), texto=form.cleaned_data["texto"]
            ),
            exito="Nota enviada: la ve quien tiene al cliente.",
        )
    return redirect(f"{reverse('buscar')}?{urlencode({'q': request.POST.get('q', '')[:80]})}")
