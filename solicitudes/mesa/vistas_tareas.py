"""What is still owed in Smartflex for annulled sales, on the desks of those who can do it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import intentar
from solicitudes.finales.tareas import cerrar_tarea, tareas_abiertas, tareas_de

QUIEN_LA_HACE = (Rol.ASESOR, Rol.CANALES_VIRTUALES, Rol.SUPERVISOR, Rol.JEFE_VENTAS)
POR_PAGINA, ULTIMAS = 30, 15


@requiere_rol(*QUIEN_LA_HACE, Rol.JEFE_SERVICIO)
def lista(request: HttpRequest) -> HttpResponse:
    """Those open by age, and the last ones done."""
    usuario = usuario_de(request)
    abiertas = Paginator(tareas_abiertas(usuario), POR_PAGINA)
    hechas = tareas_de(usuario).filter(cerrada_en__isnull=False).select_related("cerrada_por")
    contexto = {
        "pagina": abiertas.get_page(request.GET.get("page")),
        "hechas": hechas.order_by("-cerrada_en", "-pk")[:ULTIMAS],
        "la_hace": usuario.tiene_rol(*QUIEN_LA_HACE),
        "abre_ventas": not usuario.tiene_rol(Rol.CANALES_VIRTUALES),
        "de_todos": not usuario.tiene_rol(Rol.ASESOR),
    }
    return render(request, "mesa/tareas.html", contexto)


@require_POST
@requiere_rol(*QUIEN_LA_HACE)
def hecha(request: HttpRequest, tarea_id: int) -> HttpResponse:
    """Somebody did in Smartflex what the sale owed there."""
    tarea = get_object_or_404(tareas_de(usuario_de(request)), pk=tarea_id)
    intentar(
        request,
        lambda: cerrar_tarea(tarea.pk, acto=acto_de(request)),
        exito=f"Hecha: {tarea.texto}.",
    )
    return redirect("tareas")
