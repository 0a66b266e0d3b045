"""Who wrote and nobody knows who he is: a person files him to a sale, with one key."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol, Usuario
from bluecom.interfaz.rechazos import intentar
from solicitudes.conversacion.archivar import archivar_en, sin_archivar
from solicitudes.models import Interlocutor, Venta
from solicitudes.pasos.conversar.formulario import ArchivarForm
from solicitudes.puerta.web import primer_error
from solicitudes.reglas.estados import RECIBEN_ARCHIVOS

ARCHIVAN = (Rol.ASESOR, Rol.SUPERVISOR, Rol.JEFE_VENTAS)
PROPUESTAS = 8


@requiere_rol(*ARCHIVAN)
@require_safe
def lista(request: HttpRequest) -> HttpResponse:
    """The last who wrote on top, each with where he may be filed."""
    usuario = usuario_de(request)
    filas = [_fila(quien) for quien in sin_archivar()]
    contexto = {"filas": filas, "propuestas": _propuestas(usuario)}
    return render(request, "mesa/bandeja.html", contexto)


@require_POST
@requiere_rol(*ARCHIVAN)
def archivar(request: HttpRequest, interlocutor_id: int) -> HttpResponse:
    """His messages and his files go to that sale."""
    quien = get_object_or_404(Interlocutor, pk=interlocutor_id)
    form = ArchivarForm(usuario_de(request), request.POST)
    if not form.is_valid():
        messages.error(request, primer_error(form))
        return redirect("bandeja")
    venta = form.cleaned_data["venta"]
    hecho = intentar(
        request,
        lambda: archivar_en(quien.pk, venta.pk, acto=acto_de(request)),
        exito=f"Archivado en la venta {venta.pk}: {venta.cliente}.",
    )
    return redirect("conversacion", venta.pk) if hecho else redirect("bandeja")


def _fila(quien: Interlocutor) -> dict[str, Any]:
    persona = quien.persona()
    mensajes = list(quien.mensajes.filter(venta=None).order_by("-en", "-pk")[:5])[::-1]
    return {"quien": quien, "numero": persona.numero, "mensajes": mensajes}


def _propuestas(usuario: Usuario) -> list[Venta]:
    """The sales of this person that wait for papers: the likely ones, by their digit."""
    suyas = Venta.objects.filter(asesor=usuario, estado__in=RECIBEN_ARCHIVOS)
    return list(suyas.select_related("contacto__cliente").order_by("-pk")[:PROPUESTAS])
