"""Prepared replies: each person's own, and those that supervisors prepare for all."""

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.models import Rol, Usuario
from solicitudes.conversacion.preparadas import HUECOS
from solicitudes.models import RespuestaPreparada
from solicitudes.pasos.conversar.formulario import RespuestaForm

PREPARAN = (Rol.ASESOR, Rol.SUPERVISOR, Rol.JEFE_VENTAS)
PARA_TODOS = (Rol.SUPERVISOR, Rol.JEFE_VENTAS)


@requiere_rol(*PREPARAN)
def lista(request: HttpRequest) -> HttpResponse:
    """Those that one may use, and a new one."""
    usuario = usuario_de(request)
    form = RespuestaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        de = None if usuario.tiene_rol(*PARA_TODOS) else usuario
        nueva = RespuestaPreparada.objects.create(de=de, **form.cleaned_data)
        messages.success(request, f"Guardada: {nueva.titulo}.")
        return redirect("respuestas")
    contexto = {
        "form": form,
        "respuestas": RespuestaPreparada.objects.filter(Q(de=usuario) | Q(de=None)),
        "borra": set(_suyas(usuario).values_list("pk", flat=True)),
        "para_todos": usuario.tiene_rol(*PARA_TODOS),
        "huecos": [("{" + hueco + "}", que) for hueco, que in HUECOS.items()],
    }
    estado = 422 if form.errors else 200
    return render(request, "mesa/respuestas.html", contexto, status=estado)


@require_POST
@requiere_rol(*PREPARAN)
def borrar(request: HttpRequest, respuesta_id: int) -> HttpResponse:
    """One's own; those of all, by who prepares them."""
    suya = get_object_or_404(_suyas(usuario_de(request)), pk=respuesta_id)
    suya.delete()
    messages.success(request, f"Borrada: {suya.titulo}.")
    return redirect("respuestas")


def _suyas(usuario: Usuario) -> QuerySet[RespuestaPreparada]:
    suyas = Q(de=None) if usuario.tiene_rol(*PARA_TODOS) else Q(de=usuario)
    return RespuestaPreparada.objects.filter(suyas)
