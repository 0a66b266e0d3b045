"""Who wrote and nobody knows who he is: a person files him to a sale, with one key."""

from collections import defaultdict
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol, Usuario
from bluecom.interfaz.rechazos import intentar
from solicitudes.conversacion.archivar import archivar_en, sin_archivar
from solicitudes.models import Interlocutor, Mensaje, Venta
from solicitudes.pasos.conversar.formulario import ArchivarForm
from solicitudes.puerta.web import primer_error
from solicitudes.reglas.estados import RECIBEN_ARCHIVOS, TERMINADAS

ARCHIVAN = (Rol.ASESOR, Rol.SUPERVISOR, Rol.JEFE_VENTAS)
PROPUESTAS = 8
POR_PAGINA, ULTIMOS = 20, 5
"""Persons, and of each his last messages."""


@requiere_rol(*ARCHIVAN)
@require_safe
def lista(request: HttpRequest) -> HttpResponse:
    """The last who wrote on top, each with where he may be filed."""
    ultimos = Mensaje.objects.filter(venta=None).order_by("-en", "-pk")[:ULTIMOS]
    con_lo_suyo = sin_archivar().prefetch_related(
        Prefetch("mensajes", queryset=ultimos, to_attr="ultimos")
    )
    pagina = Paginator(con_lo_suyo, POR_PAGINA).get_page(request.GET.get("page"))
    usuario = usuario_de(request)
    filas = [_fila(quien) for quien in pagina]
    suyas = _propuestas(usuario)
    de_su_numero = _de_su_numero(usuario, [fila["numero"] for fila in filas])
    for fila in filas:
        fila["propuestas"] = de_su_numero.get(fila["numero"]) or suyas
    contexto = {"pagina": pagina, "filas": filas}
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


def _fila(quien: Any) -> dict[str, Any]:
    return {"quien": quien, "numero": quien.persona().numero, "mensajes": quien.ultimos[::-1]}


def _de_su_numero(usuario: Usuario, numeros: list[str]) -> dict[str, list[Venta]]:
    """Number → the open sales within reach in which it was given: of two clients, a person says."""
    halladas = Venta.objects.visibles_para(usuario).exclude(estado__in=TERMINADAS)
    con_ese = halladas.filter(ficha__celular_whatsapp__in=[n for n in numeros if n])
    juntas: dict[str, list[Venta]] = defaultdict(list)
    for venta in con_ese.select_related("contacto__cliente", "ficha").order_by("-pk"):
        if len(juntas[venta.ficha.celular_whatsapp]) < PROPUESTAS:
            juntas[venta.ficha.celular_whatsapp].append(venta)
    return juntas


def _propuestas(usuario: Usuario) -> list[Venta]:
    """The sales of this person that wait for papers: the likely ones, by their digit."""
    suyas = Venta.objects.filter(asesor=usuario, estado__in=RECIBEN_ARCHIVOS)
    return list(suyas.select_related("contacto__cliente").order_by("-pk")[:PROPUESTAS])
