"""Step 11.1: the reviewer's queue and the folder at hand, data beside images."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRefresh

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol, Usuario
from bluecom.interfaz.rechazos import intentar
from solicitudes.canales import consulta as canales
from solicitudes.canales.revision import consulta
from solicitudes.canales.revision import servicio as revision
from solicitudes.canales.revision.formulario import ObservacionForm
from solicitudes.conversacion.formulario import NotaForm
from solicitudes.conversacion.notas import dejar_nota
from solicitudes.models import Motivo, Observacion, Venta
from solicitudes.puerta.web import primer_error, venta_visible
from solicitudes.reglas.comprobaciones import revision_sin_ok
from solicitudes.reglas.control import REVISION
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.flujo import bloqueos, transicion_de

OTRA_LISTA = (
    "La lista de revisión cambió mientras la miraba: lo que dice lo mismo sigue marcado; mire "
    "lo demás."
)


@requiere_rol(Rol.CANALES_VIRTUALES)
def cola(request: HttpRequest) -> HttpResponse:
    """What waits for review, already installed first, then oldest received."""
    usuario = usuario_de(request)
    por_revisar = list(canales.por_revisar(usuario))
    contexto = {
        "por_revisar": por_revisar,
        "siguiente": por_revisar[0] if por_revisar else None,
        "verbo": f"Revisar la venta {por_revisar[0].pk}" if por_revisar else "",
        "devueltas": list(canales.devueltas(usuario)),
        "conformes": list(canales.conformes(usuario)[:20]),
    }
    return render(request, "canales/revision.html", contexto)


@requiere_rol(Rol.CANALES_VIRTUALES)
def revisar(request: HttpRequest, venta_id: int) -> HttpResponse:
    """One folder; the decision is taken from here."""
    venta = venta_visible(request, venta_id)
    if request.method == "POST":
        return _decidir(request, venta)
    return render(request, "canales/revisar.html", _contexto(venta, usuario_de(request)))


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def marcar(request: HttpRequest, venta_id: int) -> HttpResponse:
    """Keep the ticks as they stand; htmx gets the action bar that follows from them."""
    venta = venta_visible(request, venta_id)
    _guardar_marcas(request, venta)
    if _otra_lista(request, venta):
        return HttpResponseClientRefresh()
    if not request.headers.get("HX-Request"):
        return redirect("revisar", venta.pk)
    contexto = _barra(venta, usuario_de(request))
    return render(request, "canales/_barra_revision.html", contexto)


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def observar(request: HttpRequest, venta_id: int) -> HttpResponse:
    """Note one coded observation on one item, to be sent with the others."""
    venta = venta_visible(request, venta_id)
    item = next((i for i in consulta.items_de(venta) if i.codigo == request.POST.get("item")), None)
    form = ObservacionForm(item.motivos if item else [], request.POST)
    if item is None or not form.is_valid():
        messages.error(request, primer_error(form) if item else "Ese ítem no está en la carpeta.")
        return redirect("revisar", venta.pk)
    if not _ya_anotada(venta, item.codigo, form.cleaned_data["motivo"]):
        intentar(
            request,
            lambda: revision.anotar_observacion(
                venta.pk, acto=acto_de(request), **form.cleaned_data
            ),
            exito=f"Observación anotada en «{item.nombre}». Todavía no se envió.",
        )
    return redirect(reverse("revisar", args=[venta.pk]) + f"#item-{item.codigo}")


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def quitar(request: HttpRequest, venta_id: int, observacion_id: int) -> HttpResponse:
    """Take back an observation that was not sent."""
    venta = venta_visible(request, venta_id)
    observacion = Observacion.objects.filter(pk=observacion_id, venta=venta).first()
    if observacion is not None:
        intentar(
            request,
            lambda: revision.quitar_observacion(observacion_id, acto=acto_de(request)),
            exito="Observación quitada.",
        )
    return redirect("revisar", venta.pk)


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def resolver(request: HttpRequest, venta_id: int, observacion_id: int) -> HttpResponse:
    """The answer of the asesor is good."""
    venta = venta_visible(request, venta_id)
    observacion = get_object_or_404(Observacion, pk=observacion_id, venta=venta)
    if observacion.resuelta_en is None:
        intentar(
            request,
            lambda: revision.resolver(observacion_id, acto=acto_de(request)),
            exito="Observación resuelta.",
        )
    return redirect(reverse("revisar", args=[venta.pk]) + f"#item-{observacion.item}")


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def nota(request: HttpRequest, venta_id: int) -> HttpResponse:
    """A word to the asesor; it changes nothing."""
    venta = venta_visible(request, venta_id)
    form = NotaForm(request.POST)
    if not form.is_valid():
        messages.error(request, primer_error(form))
    else:
        intentar(
            request,
            lambda: dejar_nota(venta.pk, acto=acto_de(request), texto=form.cleaned_data["texto"]),
            exito="Nota guardada: la ve el asesor.",
        )
    return redirect("revisar", venta.pk)


def _decidir(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Keep the ticks, then approve or send back; a repeated decision is a success."""
    accion = request.POST.get("accion", "")
    if accion in _YA_HECHA and venta.estado in _YA_HECHA[accion]:
        return redirect("revision")
    _guardar_marcas(request, venta)
    if _otra_lista(request, venta) or accion not in _ACTOS:
        return redirect("revisar", venta.pk)
    decidir, exito = _ACTOS[accion]
    hecha = intentar(
        request,
        lambda: decidir(venta.pk, acto=acto_de(request)),
        exito=exito.format(venta=venta.pk),
    )
    return redirect("revision") if hecha else redirect("revisar", venta.pk)


_ACTOS: dict[str, tuple[Any, str]] = {
    "aprobar": (revision.aprobar, "Venta {venta} aprobada: documentación conforme."),
    "observar": (revision.observar, "Venta {venta} devuelta a su asesor con observaciones."),
}
_YA_HECHA = {
    "aprobar": (Estado.CONFORME, Estado.INSTALADA, Estado.CONCLUIDA),
    "observar": (Estado.OBSERVADA,),
}


def _guardar_marcas(request: HttpRequest, venta: Venta) -> None:
    if venta.estado != Estado.ENTREGADA:
        return
    items = request.POST.getlist("item")
    if request.POST.get("accion") == "todo":
        items = [item.codigo for item in consulta.items_de(venta) if not item.retirado]
    with suppress(TransicionInvalida):  # decided meanwhile: the decision that follows says so
        revision.marcar_items(
            venta.pk, acto=acto_de(request), items=items, lista=_lista_vista(request)
        )


def _lista_vista(request: HttpRequest) -> int | None:
    """The version of the checklist that the page showed."""
    numero = request.POST.get("lista", "")
    return int(numero) if numero.isascii() and numero.isdigit() and len(numero) < 9 else None


def _otra_lista(request: HttpRequest, venta: Venta) -> bool:
    """The page showed another checklist than the one of this round: it is said, once."""
    if _lista_vista(request) in (None, venta.lista(REVISION).numero):
        return False
    messages.warning(request, OTRA_LISTA)
    return True


def _ya_anotada(venta: Venta, item: str, motivo: Motivo) -> bool:
    """The same observation twice in one round is one: the form was sent twice."""
    return venta.observaciones.filter(item=item, motivo=motivo, ronda=venta.rondas).exists()


def _contexto(venta: Venta, usuario: Usuario) -> dict[str, Any]:
    siguiente = canales.siguiente_por_revisar(usuario, despues_de=venta.pk)
    return {
        "venta": venta,
        "items": consulta.items_de(venta),
        "lista": venta.lista(REVISION).numero,
        "fotos": consulta.fotos_de(venta),
        "notas": list(venta.notas.select_related("por")),
        "abierta": venta.estado == Estado.ENTREGADA,
        "se_reabre": transicion_de("reabrir", venta.estado) is not None,
        "nota_form": NotaForm(),
        "siguiente": siguiente,
        **_barra(venta, usuario),
    }


def _barra(venta: Venta, usuario: Usuario) -> dict[str, Any]:
    """What is possible now: with open observations the folder goes back, without them it passes."""
    siguiente = canales.siguiente_por_revisar(usuario, despues_de=venta.pk)
    con_observaciones = venta.observaciones.abiertas().filter(ronda=venta.rondas).exists()
    accion = "observar" if con_observaciones else "aprobar"
    secundarias: list[dict[str, Any]] = []
    if siguiente is not None:
        url = reverse("revisar", args=[siguiente.pk])
        secundarias.append({"texto": "Dejar y ver la siguiente", "url": url, "tecla": "S"})
    return {
        "venta": venta,
        "accion": accion,
        "verbo": "Devolver con observaciones" if con_observaciones else "Aprobar",
        "icono_accion": "arrow-return-left" if con_observaciones else "check-circle",
        "faltantes": _faltantes(venta, accion),
        "secundarias": secundarias,
        "abierta": venta.estado == Estado.ENTREGADA,
    }


def _faltantes(venta: Venta, accion: str) -> list[str]:
    """What stands in the way, short enough for one line of the bar."""
    if venta.estado != Estado.ENTREGADA:
        return []
    sin_marcar = len(revision_sin_ok(venta))
    if accion == "aprobar" and sin_marcar > 2:
        otras = [frase for frase in bloqueos(venta, accion) if not frase.startswith("Sin revisar")]
        return [f"Faltan {sin_marcar} ítems por revisar.", *otras]
    return bloqueos(venta, accion)
