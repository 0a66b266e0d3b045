"""Steps 1 and what next: the agent's queue and lists."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import Acto, acto_de
from bluecom.cuentas.models import Rol
from cartera.consulta_rellamadas import SusRellamadas
from cartera.horarios import HorariosDelDia, proxima_apertura
from solicitudes.finales.deshacer import por_deshacer
from solicitudes.finales.web import al_siguiente
from solicitudes.mesa import consulta_cola as consultas
from solicitudes.mesa.jornada import jornada_de
from solicitudes.mesa.mias import Mias
from solicitudes.models import Venta


@requiere_rol(Rol.ASESOR)
def cola(request: HttpRequest) -> HttpResponse:
    """*Mi cola*: one key for the next thing, and what waits."""
    usuario, ahora = usuario_de(request), timezone.now()
    mias, horarios = Mias(usuario), HorariosDelDia(ahora)
    practica = not usuario.de_prueba and any(cartera.de_prueba for cartera in mias.carteras)
    rellamadas = SusRellamadas(usuario, ahora, horarios, practica=practica)
    return render(
        request,
        "mesa/cola.html",
        {
            "practica": practica,
            "sigue": consultas.que_sigue(usuario, ahora, mias, rellamadas),
            **consultas.en_pausa(mias, ahora),
            "devueltas": mias.devueltas,
            "por_entregar": mias.por_entregar,
            "rellamadas": rellamadas.del_dia[: consultas.CUANTAS_RELLAMADAS],
            "abre": proxima_apertura(mias.carteras, ahora, horarios),
            "ahora": ahora,
            "en_que_orden": consultas.EN_QUE_ORDEN,
            "tareas": mias.tareas,
            "deshacer": por_deshacer(Acto(usuario, ahora)),
        },
    )


@requiere_rol(Rol.ASESOR)
def mesa(request: HttpRequest) -> HttpResponse:
    """*Mesa*: the sale in hand, or the queue when there is none."""
    en_mano = Venta.objects.en_mano_de(usuario_de(request)).first()
    return redirect(en_mano or "cola")


@requiere_rol(Rol.ASESOR)
def mi_dia(request: HttpRequest) -> HttpResponse:
    """How long in each state today, stretch by stretch."""
    return render(request, "mesa/mi_dia.html", {"jornada": jornada_de(acto_de(request))})


@require_POST
@requiere_rol(Rol.ASESOR)
def siguiente(request: HttpRequest) -> HttpResponse:
    """Take the next client of the portfolio."""
    return al_siguiente(request)
