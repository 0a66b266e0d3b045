"""Practice on the screen: the guide of the first day, and the floor's page of who practises."""

from functools import partial

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol, Usuario
from bluecom.interfaz.rechazos import intentar
from solicitudes.models import Venta
from solicitudes.practica import servicio
from solicitudes.practica.consulta import practica_de, practicas
from solicitudes.puerta.web import en_la_venta
from solicitudes.reglas.permisos import JEFATURA


@requiere_rol(Rol.ASESOR)
def primer_dia(request: HttpRequest) -> HttpResponse:
    """A walk through the four invented clients, with its keys; ticked by what was done."""
    return render(
        request, "practica/primer_dia.html", {"practica": practica_de(usuario_de(request))}
    )


@requiere_rol(*JEFATURA)
def lista(request: HttpRequest) -> HttpResponse:
    """Who practises and how far; to give it, to begin it again and to end it."""
    return render(request, "practica/lista.html", {"practicas": practicas()})


@require_POST
@requiere_rol(*JEFATURA)
def empezar(request: HttpRequest, asesor_id: int) -> HttpResponse:
    """Give four invented clients, or other four."""
    asesor = get_object_or_404(_asesores(), pk=asesor_id)
    hacer = partial(servicio.empezar_practica, asesor, acto=acto_de(request))
    intentar(request, hacer, exito=f"{asesor} tiene cuatro clientes de práctica.")
    return redirect("practica")


@require_POST
@requiere_rol(*JEFATURA)
def terminar(request: HttpRequest, asesor_id: int) -> HttpResponse:
    """Back to real clients."""
    asesor = get_object_or_404(_asesores(), pk=asesor_id)
    hacer = partial(servicio.terminar_practica, asesor, acto=acto_de(request))
    intentar(request, hacer, exito=f"{asesor} vuelve a llamar a clientes reales.")
    return redirect("practica")


@require_POST
@en_la_venta(Rol.ASESOR)
def muestras(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Step 6 of a practice: the invented client sends his pictures."""
    servicio.recibir_muestras(venta.pk, acto=acto_de(request))
    return redirect(venta)


def _asesores() -> QuerySet[Usuario]:
    return Usuario.objects.filter(rol=Rol.ASESOR, de_prueba=False)
