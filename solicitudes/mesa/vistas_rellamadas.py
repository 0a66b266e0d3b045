"""Callbacks: those of one's day, those of the floor, and one of them (4.1)."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import Acto, acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import con_rechazos_dichos, razones_contra
from cartera import consulta_rellamadas as consultas
from cartera import servicios as cartera
from cartera.models import Rellamada
from solicitudes.finales.siguiente import llamar_ahora
from solicitudes.mesa.formulario_rellamada import AnularForm, HoraForm, PasarForm
from solicitudes.reglas.permisos import JEFATURA

LAS_VEN = (Rol.ASESOR, *JEFATURA)
Formulario = HoraForm | PasarForm | AnularForm


@requiere_rol(*LAS_VEN)
def rellamadas(request: HttpRequest) -> HttpResponse:
    """By their hour; of the floor, with those that are late first in sight."""
    usuario, ahora = usuario_de(request), timezone.now()
    del_piso = usuario.tiene_rol(*JEFATURA)
    suyas = consultas.del_piso(usuario) if del_piso else consultas.de_su_dia(usuario)
    filas = consultas.en_lista(suyas, ahora, usuario)
    contexto = {
        "del_piso": del_piso,
        "vencidas": [fila for fila in filas if fila.vencida],
        "otras": [fila for fila in filas if not fila.vencida],
    }
    return render(request, "rellamadas/rellamadas.html", contexto)


@requiere_rol(*LAS_VEN)
def rellamada(request: HttpRequest, rellamada_id: int) -> HttpResponse:
    """One of them: what was said, the calls before it, and what may be changed."""
    return _pagina(request, _visible(request, rellamada_id))


@require_POST
@requiere_rol(Rol.ASESOR)
@con_rechazos_dichos(lambda rellamada_id: "rellamadas")
def llamar(request: HttpRequest, rellamada_id: int) -> HttpResponse:
    """Take its client now."""
    una = _visible(request, rellamada_id)
    return redirect(llamar_ahora(una.pk, acto=acto_de(request)))


@require_POST
@requiere_rol(*LAS_VEN)
def reprogramar(request: HttpRequest, rellamada_id: int) -> HttpResponse:
    """Another hour."""

    def hacer(pk: int, acto: Acto, datos: dict[str, Any]) -> str:
        cambiada = cartera.reprogramar(pk, acto=acto, cuando=datos["cuando"])
        return f"Se lo llama el {timezone.localtime(cambiada.cuando):%d/%m a las %H:%M}."

    return _hacer(request, rellamada_id, "hora", HoraForm, hacer)


@require_POST
@requiere_rol(*JEFATURA)
def pasar(request: HttpRequest, rellamada_id: int) -> HttpResponse:
    """To another person, or to everybody."""

    def hacer(pk: int, acto: Acto, datos: dict[str, Any]) -> str:
        cartera.pasar_rellamada(pk, acto=acto, a=datos["a"])
        return f"La rellamada es ahora de {datos['a'] or 'cualquier asesor'}."

    return _hacer(request, rellamada_id, "pasar", PasarForm, hacer)


@require_POST
@requiere_rol(*LAS_VEN)
def anular(request: HttpRequest, rellamada_id: int) -> HttpResponse:
    """Nobody calls at that hour; the client goes back to the portfolio."""

    def hacer(pk: int, acto: Acto, datos: dict[str, Any]) -> str:
        cartera.anular_rellamada(pk, acto=acto, motivo=datos["motivo"])
        return "Rellamada anulada: el cliente vuelve a la cartera."

    return _hacer(request, rellamada_id, "anular", AnularForm, hacer)


def _hacer(
    request: HttpRequest,
    rellamada_id: int,
    nombre: str,
    clase: Callable[..., Formulario],
    hacer: Callable[[int, Acto, dict[str, Any]], str],
) -> HttpResponse:
    """One act on one callback; what forbids it stands above what was typed."""
    una = _visible(request, rellamada_id)
    form, dicho = clase(una, request.POST), ""

    def en_serio() -> None:
        nonlocal dicho
        dicho = hacer(una.pk, acto_de(request), form.cleaned_data)

    if form.is_valid():
        razones = razones_contra(en_serio)
        if not razones:
            messages.success(request, dicho)
            return redirect("rellamadas")
        form.add_error(None, razones)
    return _pagina(request, una, {nombre: form})


def _pagina(
    request: HttpRequest, una: Rellamada, con: dict[str, forms.Form] | None = None
) -> HttpResponse:
    usuario = usuario_de(request)
    contexto: dict[str, Any] = {
        "rellamada": una,
        "fila": consultas.en_lista(Rellamada.objects.filter(pk=una.pk), timezone.now(), usuario)[0],
        "llamadas": consultas.llamadas_de_antes(una.contacto, timezone.now()),
        "pendiente": una.estado == Rellamada.Estado.PENDIENTE,
        "puede_llamar": usuario.tiene_rol(Rol.ASESOR),
        "hora": HoraForm(una),
        "pasar": PasarForm(una) if usuario.tiene_rol(*JEFATURA) else None,
        "anular": AnularForm(una),
    }
    estado = 422 if con else 200
    return render(request, "rellamadas/rellamada.html", contexto | (con or {}), status=estado)


def _visible(request: HttpRequest, rellamada_id: int) -> Rellamada:
    mias = consultas.visibles_para(usuario_de(request)).con_su_cliente(timezone.now())
    return get_object_or_404(mias, pk=rellamada_id)
