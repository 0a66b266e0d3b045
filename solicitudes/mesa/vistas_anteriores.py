"""From the client in hand to the ones before, and back (1.2); what the floor sees of the skips."""

from collections import Counter
from datetime import date, datetime, time, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from bluecom.bolivia.fechas import LA_PAZ, hoy
from bluecom.cuentas.acceso import requiere_rol
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import con_rechazos_dichos
from bluecom.parametros.consultas import valor
from solicitudes.finales.siguiente import tomar_otra_vez
from solicitudes.mesa.anteriores import anteriores_de, saltos_entre
from solicitudes.models import Motivo, Venta
from solicitudes.reglas.parametros import SALTOS_AL_DIA
from solicitudes.reglas.permisos import LEEN_TODO


@requiere_rol(Rol.ASESOR)
def anteriores(request: HttpRequest) -> HttpResponse:
    """Today's clients, to be read or taken again; the one in hand waits one key away."""
    acto = acto_de(request)
    filas = anteriores_de(acto)
    contexto = {
        "saltados": [fila for fila in filas if fila.saltado],
        "otros": [fila for fila in filas if not fila.saltado],
        "en_mano": Venta.objects.en_mano_de(acto.usuario)
        .select_related("contacto__cliente")
        .first(),
    }
    return render(request, "mesa/anteriores.html", contexto)


@require_POST
@requiere_rol(Rol.ASESOR)
@con_rechazos_dichos(lambda *_, **__: "anteriores")
def tomar_este(request: HttpRequest, contacto_id: int) -> HttpResponse:
    """Taken again, if he is still free; who was never one's own does not exist."""
    acto = acto_de(request)
    if not Venta.objects.filter(asesor=acto.usuario, contacto=contacto_id).exists():
        raise Http404
    return redirect(tomar_otra_vez(contacto_id, acto=acto))


@requiere_rol(*LEEN_TODO)
def saltos(request: HttpRequest) -> HttpResponse:
    """Who was left without a call on one day: by whom, when, why and how many."""
    ahora = timezone.now()
    dia = _dia(request.GET.get("dia", ""), hoy(ahora))
    desde = datetime.combine(dia, time(), LA_PAZ)
    filas = saltos_entre(desde, desde + timedelta(days=1))
    por_asesor = Counter(fila.por for fila in filas if fila.motivo.ambito == Motivo.Ambito.SALTO)
    contexto = {
        "filas": filas,
        "por_asesor": por_asesor.most_common(),
        "limite": valor(SALTOS_AL_DIA, desde + timedelta(hours=12)),
        "dia": dia,
        "antes": dia - timedelta(days=1),
        "despues": dia + timedelta(days=1) if dia < hoy(ahora) else None,
    }
    return render(request, "mesa/saltos.html", contexto)


def _dia(escrito: str, si_no: date) -> date:
    try:
        return min(date.fromisoformat(escrito), si_no)
    except ValueError:
        return si_no
