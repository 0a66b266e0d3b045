"""What is done with a sale besides its steps: calls, photos, corrections, ends."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from bluecom.bolivia.errores import DatoInvalido
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.models import Rol, Usuario
from cartera import servicios as cartera
from solicitudes.consultas.venta import faltantes
from solicitudes.errores import ActoRechazado
from solicitudes.estados import Estado
from solicitudes.forms.documentacion import (
    ArchivoForm,
    DocumentacionForm,
    PedirDeNuevoForm,
    archivos_de,
)
from solicitudes.forms.llamada import LlamadaForm
from solicitudes.forms.terminar import CorregirForm, DescartarForm, RespuestaForm
from solicitudes.models import Observacion, Venta
from solicitudes.pasos import paso, paso_actual
from solicitudes.permisos import JEFATURA
from solicitudes.servicios import aceptar, documentar, mensajes, papeles, revision, terminar
from solicitudes.servicios.corregir import corregir as corregir_paso
from solicitudes.servicios.corregir import reanudar as reanudar_venta
from solicitudes.servicios.otra import otra_venta
from solicitudes.servicios.tomar import tomar
from solicitudes.views.actos import acto, primer_error, venta_visible
from solicitudes.views.intentar import razones_de
from solicitudes.views.pasos import mostrar

QUIEN_TERMINA = (Rol.ASESOR, Rol.SUPERVISOR, Rol.JEFE_VENTAS, Rol.CANALES_VIRTUALES)


@requiere_rol(Rol.ASESOR, Rol.SUPERVISOR, Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO)
def ventas(request: HttpRequest) -> HttpResponse:
    """*Mis ventas*, or everybody's for the floor; newest first, by state and by asesor."""
    visibles = Venta.objects.visibles_para(usuario_de(request))
    asesores = Usuario.objects.filter(pk__in=visibles.values("asesor")).order_by("first_name")
    filtros = {
        "estado": _uno_de(request.GET.get("estado"), Estado.values),
        "asesor": _uno_de(request.GET.get("asesor"), [str(a.pk) for a in asesores]),
    }
    filtros = {campo: valor for campo, valor in filtros.items() if valor}
    filas = visibles.filter(**filtros).select_related("contacto__cliente", "asesor", "oferta__plan")
    contexto = {
        "pagina": Paginator(filas.order_by("-tomada_en"), 25).get_page(request.GET.get("page")),
        "estados": Estado.choices,
        "asesores": asesores,
        "filtros": filtros,
        "parametros": urlencode(filtros),
        "puede_reasignar": usuario_de(request).tiene_rol(*JEFATURA),
    }
    return render(request, "ventas/lista.html", contexto)


def _uno_de(elegido: str | None, valores: Iterable[str]) -> str:
    return elegido if elegido and elegido in valores else ""


@acto()
def llamada(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Record the outcome of one call (4.1)."""
    form = LlamadaForm(request.POST)
    if not form.is_valid():
        if paso_actual(venta) != paso(4):
            raise ActoRechazado([primer_error(form)])
        return mostrar(request, venta, paso(4), llamada_form=form, estado=422)
    datos = form.cleaned_data
    hecha = aceptar.registrar_llamada(
        venta.pk,
        usuario=usuario_de(request),
        ahora=timezone.now(),
        resultado=datos["resultado"].pk,
        telefono=datos["telefono"],
        nota=datos["nota"],
    )
    messages.success(request, f"Llamada registrada: {hecha.resultado}.")
    return redirect(venta)


@acto()
def deshacer_llamada(request: HttpRequest, venta: Venta, llamada_id: int) -> HttpResponse:
    """Take back the last outcome, until the next call or for two minutes."""
    get_object_or_404(venta.contacto.llamadas, pk=llamada_id)
    cartera.deshacer_llamada(llamada_id, usuario=usuario_de(request), ahora=timezone.now())
    messages.success(request, "Resultado deshecho.")
    return redirect(venta)


@acto()
def archivo(request: HttpRequest, venta: Venta) -> HttpResponse:
    """One photo or letter for each request (6.2); what is typed in the page stays."""
    form = ArchivoForm(request.POST, request.FILES)
    if not form.is_valid():
        raise ActoRechazado([primer_error(form)])
    recibido = documentar.recibir_archivo(
        venta.pk,
        usuario=usuario_de(request),
        ahora=timezone.now(),
        tipo=form.cleaned_data["tipo"],
        contenido=form.cleaned_data["archivo"].read(),
    )
    if recibido.usado_en_otra_carpeta():
        messages.warning(request, "Esa misma imagen ya está en la carpeta de otro cliente.")
    if request.headers.get("HX-Request"):
        contexto = {"venta": venta, "archivos": archivos_de(venta)}
        contexto["faltantes"] = faltantes(venta, paso(6))
        return render(request, "pasos/_llegado.html", contexto)
    messages.success(request, f"Recibido: {recibido.get_tipo_display()}.")
    return redirect("paso", venta.pk, 6)


@acto()
def carta(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Make the letter's model to print and sign (6.2)."""
    papeles.emitir_carta(venta, usuario=usuario_de(request), ahora=timezone.now())
    return redirect("papel", venta.pk, "CARTA_MODELO")


@acto()
def pedir_de_nuevo(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Send what was observed back to the client as one message (6.3)."""
    form = PedirDeNuevoForm(venta, request.POST)
    if not form.is_valid():
        escrito = DocumentacionForm(venta, request.POST)
        razones = [primer_error(form)]
        return mostrar(request, venta, paso(6), form=escrito, razones=razones, estado=422)
    documentar.pedir_de_nuevo(
        venta.pk, usuario=usuario_de(request), ahora=timezone.now(), **form.datos()
    )
    messages.success(request, "Anotado. Envíe el pedido al cliente: el texto está listo.")
    return redirect(venta)


@acto()
def mensaje(request: HttpRequest, venta: Venta) -> HttpResponse:
    """The request for documents went to the client by WhatsApp (6.2)."""
    mensajes.anotar_pedido(venta.pk, usuario=usuario_de(request), ahora=timezone.now())
    messages.success(request, "Pedido anotado: la venta espera en su cola.")
    return redirect("cola")


@requiere_rol(*QUIEN_TERMINA)
def descartar(request: HttpRequest, venta_id: int) -> HttpResponse:
    """Not sold: coded reason, and the next client at once."""
    return _terminar(request, venta_visible(request, venta_id), "descartar")


@requiere_rol(*QUIEN_TERMINA)
def anular(request: HttpRequest, venta_id: int) -> HttpResponse:
    """Accepted and lost: coded reason."""
    return _terminar(request, venta_visible(request, venta_id), "anular")


def _terminar(request: HttpRequest, venta: Venta, como: str) -> HttpResponse:
    form = DescartarForm(venta, como, request.POST or None, sugerido=request.GET.get("motivo", ""))
    razones: list[str] = []
    if request.method == "POST" and form.is_valid():
        comun: dict[str, Any] = {"usuario": usuario_de(request), "ahora": timezone.now()}
        try:
            getattr(terminar, como)(venta.pk, **comun, **form.datos())
        except (ActoRechazado, DatoInvalido) as rechazo:
            razones = razones_de(rechazo)
        else:
            return _despues_de_terminar(request, como)
    contexto = {"venta": venta, "form": form, "como": como, "razones": razones}
    estado = 422 if request.method == "POST" else 200
    return render(request, "ventas/terminar.html", contexto, status=estado)


def _despues_de_terminar(request: HttpRequest, como: str) -> HttpResponse:
    """The next client follows at once, unless the agent pauses."""
    usuario = usuario_de(request)
    messages.success(request, "Venta descartada." if como == "descartar" else "Venta anulada.")
    if not usuario.tiene_rol(Rol.ASESOR):
        return redirect("inicio")
    if como == "anular" or "pausar" in request.POST:
        return redirect("cola")
    siguiente = tomar(usuario=usuario, ahora=timezone.now())
    return redirect(siguiente or "cola")


@requiere_rol(Rol.ASESOR)
def corregir(request: HttpRequest, venta_id: int, numero: int) -> HttpResponse:
    """Open a done step again, with its coded reason."""
    venta = venta_visible(request, venta_id)
    form = CorregirForm("CORRECCION", data=request.POST or None)
    razones: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            abierta = corregir_paso(
                venta.pk,
                usuario=usuario_de(request),
                ahora=timezone.now(),
                paso=numero,
                **form.cleaned_data,
            )
            return redirect(abierta)
        except (ActoRechazado, DatoInvalido) as rechazo:
            razones = razones_de(rechazo)
    contexto = {"venta": venta, "form": form, "paso": paso(numero), "razones": razones}
    estado = 422 if request.method == "POST" else 200
    return render(request, "ventas/corregir.html", contexto, status=estado)


@acto()
def reanudar(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Leave a step that was opened as it was: walk on with the kept data."""
    ahora = timezone.now()
    despues = reanudar_venta(venta.pk, usuario=usuario_de(request), ahora=ahora)
    if despues.estado == venta.estado:
        messages.info(request, "Falta algo en este paso: guárdelo para continuar.")
    return redirect(despues)


@acto()
def responder(request: HttpRequest, venta: Venta, observacion_id: int) -> HttpResponse:
    """Answer one observation of Canales Virtuales (11.1)."""
    get_object_or_404(Observacion, pk=observacion_id, venta=venta)
    form = RespuestaForm(request.POST)
    if not form.is_valid():
        messages.error(request, primer_error(form))
        return redirect("paso", venta.pk, 11)
    revision.responder(
        observacion_id,
        usuario=usuario_de(request),
        ahora=timezone.now(),
        respuesta=form.cleaned_data["respuesta"],
    )
    return redirect("paso", venta.pk, 11)


@acto()
def subsanar(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Every observation answered: back to Canales Virtuales."""
    revision.subsanar(venta.pk, usuario=usuario_de(request), ahora=timezone.now())
    messages.success(request, "Carpeta devuelta a Canales Virtuales.")
    return redirect("cola")


@acto()
def otra(request: HttpRequest, venta: Venta) -> HttpResponse:
    """A second product for the same client in the same call (row 137)."""
    hermana = otra_venta(venta.pk, usuario=usuario_de(request), ahora=timezone.now())
    messages.success(request, "Segunda venta del mismo cliente: elija su oferta.")
    return redirect(hermana)
