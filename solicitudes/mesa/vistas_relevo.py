"""Who is away, and everything in their name passed on from one page (1.2)."""

from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.ausencias import anotar_ausencia, retirar_ausencia
from bluecom.cuentas.models import Ausencia, Rol, Usuario
from bluecom.interfaz.rechazos import intentar, razones_contra
from solicitudes.mesa.formulario_relevo import AusenciaForm, RelevoForm
from solicitudes.mesa.relevo import contar, lo_de_cada_uno, relevar
from solicitudes.models import Venta
from solicitudes.reglas.permisos import JEFATURA

LO_LEEN = (*JEFATURA, Rol.ADMINISTRADOR)


@requiere_rol(*LO_LEEN)
def relevos(request: HttpRequest) -> HttpResponse:
    """Everybody who works or worked the queue; first who is not here."""
    usuario, ahora = usuario_de(request), timezone.now()
    ausencias = Ausencia.objects.del_dia(hoy(ahora)).filter(usuario=OuterRef("pk"))
    personas = _personas(usuario).annotate(ausente=Exists(ausencias))
    orden = list(personas.order_by("is_active", "-ausente", "first_name", "last_name"))
    queda = lo_de_cada_uno([persona.pk for persona in orden])
    filas = [{"persona": persona, "queda": queda[persona.pk]} for persona in orden]
    return render(request, "relevos/relevos.html", {"filas": filas})


@requiere_rol(*LO_LEEN)
def relevo(request: HttpRequest, usuario_id: int) -> HttpResponse:
    """What is in one person's name; the floor passes it on from here."""
    quien = usuario_de(request)
    de = get_object_or_404(_personas(quien), pk=usuario_id)
    if request.method != "POST" or not quien.tiene_rol(*JEFATURA):
        return _pagina(request, de)
    form = RelevoForm(quien, de, request.POST)
    if form.is_valid():
        hecho: list[Any] = []
        razones = razones_contra(
            lambda: hecho.append(relevar(de, acto=acto_de(request), **form.cleaned_data))
        )
        if not razones:
            _contar_lo_hecho(request, hecho[0], form.cleaned_data["a"])
            return redirect("relevo", de.pk)
        form.add_error(None, razones)
    return _pagina(request, de, relevo=form)


@require_POST
@requiere_rol(*JEFATURA)
def ausencia(request: HttpRequest, usuario_id: int) -> HttpResponse:
    """Away from one day to another: what was promised in this name is anybody's meanwhile."""
    de = get_object_or_404(_personas(usuario_de(request)), pk=usuario_id)
    form = AusenciaForm(request.POST)
    if form.is_valid():
        razones = razones_contra(
            lambda: anotar_ausencia(de, acto=acto_de(request), **form.cleaned_data)
        )
        if not razones:
            messages.success(request, "Ausencia anotada: sus rellamadas de esos días son de todos.")
            return redirect("relevo", de.pk)
        form.add_error(None, razones)
    return _pagina(request, de, ausencia=form)


@require_POST
@requiere_rol(*JEFATURA)
def volver(request: HttpRequest, ausencia_id: int) -> HttpResponse:
    """Came back before, or never left."""
    suyas = Ausencia.objects.filter(usuario__in=_personas(usuario_de(request)))
    una = get_object_or_404(suyas, pk=ausencia_id)
    intentar(
        request,
        lambda: retirar_ausencia(una.pk, acto=acto_de(request)),
        exito="Ausencia retirada.",
    )
    return redirect("relevo", una.usuario_id)


def _pagina(request: HttpRequest, de: Usuario, **formularios: Any) -> HttpResponse:
    quien = usuario_de(request)
    contexto: dict[str, Any] = {
        "de": de,
        "cuentas": contar(de),
        "ausencias": Ausencia.objects.vigentes().filter(usuario=de, hasta__gte=hoy(timezone.now())),
        "puede": quien.tiene_rol(*JEFATURA),
        "relevo": RelevoForm(quien, de),
        "ausencia": AusenciaForm(),
    }
    estado = 422 if formularios else 200
    return render(request, "relevos/relevo.html", contexto | formularios, status=estado)


def _personas(quien: Usuario) -> Any:
    """Asesores, and whoever still has sales as one was; the administration sees all."""
    con_ventas = Venta.objects.filter(asesor=OuterRef("pk"))
    todas = Usuario.objects.exclude(rol=Rol.SISTEMA)
    personas = todas.filter(rol=Rol.ASESOR) | todas.filter(Exists(con_ventas))
    if quien.rol == Rol.ADMINISTRADOR:
        return personas
    return personas.filter(de_prueba=quien.de_prueba)


def _contar_lo_hecho(request: HttpRequest, hecho: Any, a: Usuario | None) -> None:
    paso = "Pasó" if hecho.total == 1 else "Pasaron"
    messages.success(request, f"{paso} {hecho.total} a {a or 'la cola de todos'}.")
    for razon in hecho.razones:
        messages.warning(request, razon)
