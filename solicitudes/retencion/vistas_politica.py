"""What is kept of people and until when, what is due, and the sales in dispute, for the jefes."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from bluecom.cuentas.acceso import requiere_rol
from bluecom.cuentas.acto import acto_de
from bluecom.interfaz.rechazos import con_rechazos_dichos
from bluecom.parametros.consultas import valores
from bluecom.retencion.catalogo import Conservada, Copia, PorEdad, PorSuBarrido, copias
from bluecom.retencion.purga import por_purgar, retenidas
from solicitudes.models import Retencion, Venta
from solicitudes.reglas import permisos
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.parametros import DIAS_DE_CONCLUIDAS, DIAS_DE_SIN_EFECTO
from solicitudes.retencion import disputa

PAGINA = "datos_personales"
CIFRAS_DE_UN_ID = 18


@require_safe
@requiere_rol(*permisos.RETIENEN)
def politica(request: HttpRequest) -> HttpResponse:
    """Each copy with its time and what remains; how many have had it; what is held."""
    ahora = timezone.now()
    contexto = {
        "cuentas": por_purgar(ahora=ahora),
        "retenidas": retenidas(ahora=ahora),
        "disputas": Retencion.objects.filter(levantada_en=None).select_related("venta", "por"),
        "copias": [_fila(copia, ahora) for copia in copias()],
    }
    return render(request, "retencion/politica.html", contexto)


@require_POST
@requiere_rol(*permisos.RETIENEN)
@con_rechazos_dichos(lambda: PAGINA)
def retener(request: HttpRequest) -> HttpResponse:
    """Say that a sale is in dispute."""
    numero, razon = request.POST.get("venta", "").strip(), request.POST.get("razon", "")
    es_numero = numero.isdecimal() and len(numero) <= CIFRAS_DE_UN_ID
    if not es_numero or not Venta.objects.filter(pk=int(numero)).exists():
        raise TransicionInvalida("No hay ninguna venta con ese número: mírelo en su página.")
    disputa.retener(int(numero), acto=acto_de(request), razon=razon)
    messages.success(request, f"Venta {numero} retenida: nada suyo se borra.")
    return redirect(PAGINA)


@require_POST
@requiere_rol(*permisos.RETIENEN)
def levantar(request: HttpRequest, retencion_id: int) -> HttpResponse:
    """Say that the dispute is over."""
    retencion = get_object_or_404(Retencion, pk=retencion_id)
    if retencion.levantada_en is not None:
        raise Http404
    disputa.levantar(retencion.venta_id, acto=acto_de(request))
    messages.success(request, f"Venta {retencion.venta_id}: vuelve a regir su plazo.")
    return redirect(PAGINA)


def _fila(copia: Copia, ahora: Any) -> dict[str, str]:
    return {"que": copia.que, "plazo": _plazo(copia, ahora), "queda": copia.queda}


def _plazo(copia: Copia, ahora: Any) -> str:
    """For example "365 días"; a copy of a sale has that of its end."""
    if isinstance(copia, PorEdad):
        return copia.dias.dicho(valores([copia.dias], ahora)[copia.dias.codigo])
    if isinstance(copia, PorSuBarrido):
        return "en días, por sí solo"
    if isinstance(copia, Conservada):
        return "se conserva"
    dias = valores([DIAS_DE_SIN_EFECTO, DIAS_DE_CONCLUIDAS], ahora)
    return (
        f"{dias[DIAS_DE_SIN_EFECTO.codigo]} días sin efecto, "
        f"{dias[DIAS_DE_CONCLUIDAS.codigo]} concluida"
    )
