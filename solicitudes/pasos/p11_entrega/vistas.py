"""Step 11 from the asesor's side: which folders are due, and the actas proposed."""

from datetime import timedelta

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.mensajes import decir
from bluecom.rechazo import Rechazo
from bluecom.transacciones import sin_choques
from solicitudes.models import CarpetaEntregada, Entrega
from solicitudes.pasos.p10_impresion.consulta import por_imprimir
from solicitudes.pasos.p11_entrega import servicio as entrega
from solicitudes.pasos.p11_entrega.consulta import actas_de, impresas_de
from solicitudes.pasos.p11_entrega.formulario import EntregaForm
from solicitudes.puerta.web import ids_enviados, primer_error

DIAS_DE_ACTAS = 14


@requiere_rol(Rol.ASESOR)
def entregas(request: HttpRequest) -> HttpResponse:
    """Printed folders with their clocks, oldest deadline first; and the actas."""
    usuario, ahora = usuario_de(request), timezone.now()
    if request.method == "POST":
        return _proponer(request)
    contexto = {
        "impresas": list(impresas_de(usuario)),
        "actas": actas_de(usuario, desde=ahora - timedelta(days=DIAS_DE_ACTAS)),
        "por_imprimir": por_imprimir(usuario).count(),
        "marcadas": request.session.pop("carpetas_marcadas", ()),
    }
    return render(request, "entregas/entregas.html", contexto)


@require_POST
@requiere_rol(Rol.ASESOR)
def retirar(request: HttpRequest, entrega_id: int) -> HttpResponse:
    """Take back what nobody received yet of an acta: it is handed over again."""
    usuario = usuario_de(request)
    suyas = Q(asesor=usuario) | Q(carpetas__venta__asesor=usuario)
    acta = get_object_or_404(Entrega.objects.filter(suyas).distinct(), pk=entrega_id)
    try:
        cuantas = sin_choques(lambda: entrega.retirar_acta(acta.pk, acto=acto_de(request)))
    except Rechazo as rechazo:
        decir(request, rechazo)
        return redirect("entregas")
    que = "1 carpeta vuelve" if cuantas == 1 else f"{cuantas} carpetas vuelven"
    messages.success(request, f"Acta retirada: {que} a estar por entregar; su plazo sigue.")
    return redirect("entregas")


def _proponer(request: HttpRequest) -> HttpResponse:
    """Propose one acta; what is already in one was proposed by the first press."""
    usuario = usuario_de(request)
    pendientes = list(impresas_de(usuario).values_list("pk", flat=True))
    enviadas = ids_enviados(request, "venta")
    if enviadas and not enviadas & set(pendientes) and _ya_propuestas(request, enviadas):
        messages.success(request, "Esas carpetas ya están en un acta.")
        return redirect("entregas")
    form = EntregaForm(pendientes, request.POST)
    if not form.is_valid():
        messages.error(request, primer_error(form))
        request.session["carpetas_marcadas"] = sorted(enviadas & set(pendientes))
        return redirect("entregas")
    en_orden = [pk for pk in pendientes if pk in form.elegidas()]
    try:
        acta = entrega.proponer_entrega(en_orden, acto=acto_de(request))
    except Rechazo as rechazo:
        decir(request, rechazo)
        request.session["carpetas_marcadas"] = en_orden
        return redirect("entregas")
    codigo = acta.acta.codigo if acta.acta else ""
    cuantas = "1 carpeta" if len(en_orden) == 1 else f"{len(en_orden)} carpetas"
    messages.success(request, f"Acta {codigo} propuesta con {cuantas}: imprímala y llévela.")
    return redirect("entregas")


def _ya_propuestas(request: HttpRequest, ventas: set[int]) -> bool:
    mias = CarpetaEntregada.objects.filter(entrega__asesor=usuario_de(request), venta_id__in=ventas)
    return mias.values("venta_id").distinct().count() == len(ventas)
