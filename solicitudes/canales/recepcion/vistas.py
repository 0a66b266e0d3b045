"""Step 11 at the counter of Canales Virtuales: what is on its way, an acta opened and received."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import intentar
from bluecom.mensajes import decir
from bluecom.rechazo import Rechazo
from bluecom.transacciones import sin_choques
from solicitudes.canales.custodia import servicio as custodia
from solicitudes.canales.custodia.consulta import por_guardar
from solicitudes.canales.custodia.formulario import GuardarForm
from solicitudes.canales.recepcion import consulta, servicio
from solicitudes.canales.recepcion.consulta_mostrador import mostrador
from solicitudes.canales.recepcion.formulario import CuentaForm
from solicitudes.canales.recepcion.web import de_vuelta, la_entrega, lo_de_mas, numero
from solicitudes.models import Venta
from solicitudes.puerta.web import primer_error


@requiere_rol(Rol.CANALES_VIRTUALES)
def recepcion(request: HttpRequest) -> HttpResponse:
    """What is on its way and what is still to come, with the scan field ready."""
    usuario = usuario_de(request)
    a_la_vista = mostrador(usuario, despues_de=numero(request.GET.get("desde", "")))
    contexto = {**vars(a_la_vista), **lo_de_mas(request, usuario)}
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


def _dicho(hecho: servicio.Recibido) -> str:
    ventas = Venta.objects.filter(entregas__recepcion=hecho.recepcion)
    plazos = ventas.select_related("plazo_entrega")
    tarde = sum(v.plazo_entrega is not None and v.plazo_entrega.a_tiempo is False for v in plazos)
    partes = ["Carpeta recibida" if hecho.cuantas == 1 else f"{hecho.cuantas} carpetas recibidas"]
    partes += [f"{tarde} fuera de plazo"] if tarde else []
    partes += [f"{hecho.faltan} no vinieron"] if hecho.faltan > 1 else []
    partes += ["1 no vino"] if hecho.faltan == 1 else []
    return f"{', '.join(partes)}. Imprima y firmen la constancia."
