"""Sales in progress change hands: one of them, or those of a colleague who is absent."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol, Usuario
from bluecom.cuentas.orden import POR_NOMBRE
from bluecom.interfaz.rechazos import intentar, razones_contra
from solicitudes.mesa.formulario_reasignar import ReasignarForm, asesores_de
from solicitudes.mesa.reasignar import reasignar
from solicitudes.models import Motivo, Venta
from solicitudes.pasos.pagina import acto_sobre
from solicitudes.puerta.web import CIFRAS_DE_UN_ID, ids_enviados, venta_visible
from solicitudes.reglas.estados import EN_CURSO, EN_MANO, TERMINADAS
from solicitudes.reglas.permisos import JEFATURA

EN_PROGRESO = (*EN_MANO, *EN_CURSO)


@requiere_rol(*JEFATURA)
def una(request: HttpRequest, venta_id: int) -> HttpResponse:
    """Give one sale to another asesor, with its reason."""
    venta = venta_visible(request, venta_id)
    usuario = usuario_de(request)
    if request.method != "POST" and venta.estado in TERMINADAS:
        messages.info(request, "La venta ya terminó: se queda con quien la hizo.")
        return redirect(venta)
    form = ReasignarForm(usuario, menos=venta.asesor_id, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        datos = form.cleaned_data
        razones = razones_contra(lambda: reasignar(venta.pk, acto=acto_de(request), **datos))
        if not razones:
            messages.success(request, f"La venta {venta.pk} es ahora de {datos['a']}.")
            return redirect(venta)
        form.add_error(None, razones)
    elif request.POST.get("a") == str(venta.asesor_id):
        messages.success(request, f"La venta {venta.pk} es ahora de {venta.asesor}.")
        return redirect(venta)
    estado = 422 if request.method == "POST" else 200
    contexto = {**acto_sobre(venta, usuario), "form": form, "verbo": "Reasignar"}
    return render(request, "mesa/reasignar.html", contexto, status=estado)


@requiere_rol(*JEFATURA)
def varias(request: HttpRequest) -> HttpResponse:
    """The sales in progress of one asesor, to give some or all to another."""
    usuario = usuario_de(request)
    asesores = Usuario.objects.filter(rol=Rol.ASESOR, de_prueba=usuario.de_prueba)
    elegido = request.GET.get("de") or request.POST.get("de") or ""
    de = _elegido(asesores, elegido)
    ventas = _en_progreso(de)
    marcadas = ids_enviados(request, "venta")
    form = ReasignarForm(usuario, menos=de.pk if de else None, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        elegidas = [venta for venta in ventas if venta.pk in marcadas]
        if not elegidas:
            form.add_error(None, "Marque al menos una venta en progreso.")
        else:
            _reasignar_todas(request, elegidas, form.cleaned_data)
            return redirect(f"{request.path}?de={de.pk if de else ''}")
    contexto = {
        "form": form,
        "de": de,
        "asesores": asesores.order_by(*POR_NOMBRE),
        "ventas": ventas,
        "marcadas": marcadas if request.method == "POST" else {v.pk for v in ventas},
        "quedan": asesores_de(usuario).exists(),
    }
    estado = 422 if request.method == "POST" else 200
    return render(request, "mesa/reasignar_varias.html", contexto, status=estado)


def _elegido(asesores: QuerySet[Usuario], pk: str) -> Usuario | None:
    if not pk.isdecimal() or len(pk) > CIFRAS_DE_UN_ID:
        return None
    return get_object_or_404(asesores, pk=int(pk))


def _en_progreso(de: Usuario | None) -> list[Venta]:
    ventas = Venta.objects.filter(asesor=de, estado__in=EN_PROGRESO)
    if de is not None:
        ventas = ventas.filter(carpeta__de_prueba=de.de_prueba)
    return list(
        ventas.select_related("contacto__cliente", "oferta__plan", "plazo_entrega").order_by(
            "plazo_entrega__vence_en", "pk"
        )
    )


def _reasignar_todas(request: HttpRequest, ventas: list[Venta], datos: dict[str, Any]) -> None:
    """One act each: what cannot change hands says why and the others go on."""
    a: Usuario = datos["a"]
    motivo: Motivo = datos["motivo"]
    acto, hechas = acto_de(request), 0
    for venta in ventas:
        hechas += intentar(
            request,
            partial(reasignar, venta.pk, acto=acto, a=a, motivo=motivo),
            de=f"Venta {venta.pk}: ",
        )
    if hechas:
        cuantas = "1 venta reasignada" if hechas == 1 else f"{hechas} ventas reasignadas"
        messages.success(request, f"{cuantas} a {a}.")
