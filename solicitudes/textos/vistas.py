"""Annex 2 in the administration: its 21 texts, each with its versions and a trial (9.1)."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_POST

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol, Usuario
from bluecom.interfaz.rechazos import razones_contra
from bluecom.vigencias.decisiones import RETIRAR, aprobacion, decidir, lo_que_se_ofrece
from solicitudes import glosas
from solicitudes.glosas.datos_literales import Fila
from solicitudes.glosas.exigencias import APARTE, huecos_exigidos
from solicitudes.models import PlantillaGlosa
from solicitudes.textos import consulta as consultas
from solicitudes.textos import versiones as servicios
from solicitudes.textos.formularios import CartaForm, PlantillaGlosaForm

DECISIONES = {"aprobar": aprobacion(servicios.aprobar, servicios.objeciones), "retirar": RETIRAR}
RUTAS = {"aprobar": "firmar_plantilla", "retirar": "retirar_plantilla"}


@requiere_rol(Rol.ADMINISTRADOR)
def plantillas(request: HttpRequest) -> HttpResponse:
    """The 21 texts of Annex 2: which version holds today and which waits for its day."""
    filas = consultas.filas_del_anexo(hoy(timezone.now()))
    return render(request, "glosas/plantillas.html", {"filas": filas})


@requiere_rol(Rol.ADMINISTRADOR)
def plantilla(request: HttpRequest, producto: str, facturacion: str) -> HttpResponse:
    """One text: the annex's, the one in force, its versions, and a new one to be written."""
    fila = _fila(producto, facturacion)
    form, razones = _form(request, fila), []
    if form.is_valid():
        razones = _proponer(request, fila, form)
        if not razones:
            return redirect("plantilla_glosa", *fila)
    ensayo = _ensayo(fila, form["texto"].value(), form["vigente_desde"].value())
    del_texto = set(ensayo.objeciones)  # said beside the trial, which is alive
    otras = [razon for razon in razones if razon not in del_texto]
    contexto = _contexto(fila, usuario_de(request)) | {
        "form": form,
        "razones": otras,
        "ensayo": ensayo,
    }
    return render(request, "glosas/plantilla.html", contexto, status=422 if form.is_bound else 200)


@require_POST
@requiere_rol(Rol.ADMINISTRADOR)
def vista(request: HttpRequest, producto: str, facturacion: str) -> HttpResponse:
    """The text as it stands on an invented sale, with its errors, length and differences."""
    fila = _fila(producto, facturacion)
    ensayo = _ensayo(fila, request.POST.get("texto"), request.POST.get("vigente_desde"))
    return render(request, "glosas/_ensayo.html", {"ensayo": ensayo})


@require_POST
@requiere_rol(Rol.ADMINISTRADOR)
def firmar(request: HttpRequest, plantilla_id: int) -> HttpResponse:
    """The second signature on a version."""
    return _decidir(request, plantilla_id, "aprobar")


@require_POST
@requiere_rol(Rol.ADMINISTRADOR)
def retirar(request: HttpRequest, plantilla_id: int) -> HttpResponse:
    """A version that has not started is dropped."""
    return _decidir(request, plantilla_id, "retirar")


def _decidir(request: HttpRequest, plantilla_id: int, cual: str) -> HttpResponse:
    return decidir(request, get_object_or_404(PlantillaGlosa, pk=plantilla_id), DECISIONES[cual])


def _fila(producto: str, facturacion: str) -> Fila:
    fila = (producto, facturacion)
    if fila not in glosas.LITERALES:
        raise Http404
    return fila


def _form(request: HttpRequest, fila: Fila) -> PlantillaGlosaForm:
    """What was typed; only looked at, without being judged, when ``ver`` was pressed."""
    if request.method != "POST":
        return PlantillaGlosaForm(initial={"texto": _texto_de_partida(fila)})
    if "ver" in request.POST:
        return PlantillaGlosaForm(initial=request.POST.dict())
    return PlantillaGlosaForm(request.POST)


def _texto_de_partida(fila: Fila) -> str:
    """The latest text, so that a change is only its difference."""
    ultima = PlantillaGlosa.objects.de(*fila).firmes().first()
    return ultima.texto if ultima else glosas.PLANTILLAS[fila]


def _proponer(request: HttpRequest, fila: Fila, form: PlantillaGlosaForm) -> list[str]:
    producto, facturacion = fila
    nueva = PlantillaGlosa(producto=producto, facturacion=facturacion, **form.cleaned_data)
    razones = razones_contra(lambda: servicios.proponer(nueva, acto=acto_de(request)))
    if not razones:
        dia = f"{nueva.vigente_desde:%d/%m/%Y}"
        messages.success(request, f"Propuesta para el {dia}: falta que otro la apruebe.")
    return razones


def _ensayo(fila: Fila, texto: Any, desde: Any) -> consultas.Ensayo:
    """Tried beside the texts of its day; of tomorrow's while no day is typed."""
    manana = hoy(timezone.now()) + timedelta(days=1)
    return consultas.ensayar(fila, str(texto or "")[:3000], dia=_dia(desde) or manana)


def _dia(escrito: Any) -> date | None:
    try:
        return parse_date(str(escrito or ""))
    except ValueError:
        return None


def _contexto(fila: Fila, usuario: Usuario) -> dict[str, Any]:
    dia = hoy(timezone.now())
    redaccion = PlantillaGlosa.objects.redaccion(dia)
    return {
        "producto": fila[0],
        "facturacion": fila[1],
        "nombre": glosas.nombre_de(fila),
        "literal": glosas.LITERALES[fila],
        "vigente": redaccion.textos[fila],
        "version": redaccion.versiones[fila],
        "versiones": [_ofrecida(una, usuario, dia) for una in consultas.versiones_de(fila)],
        "exigidos": huecos_exigidos(fila),
        "huecos": [h for h in glosas.HUECOS.values() if h.codigo not in APARTE],
        "carta": CartaForm(),
    }


def _ofrecida(version: PlantillaGlosa, usuario: Usuario, dia: date) -> dict[str, Any]:
    """A version with what can be decided on it, each with its address."""
    ofrecido = lo_que_se_ofrece(version, usuario, dia, DECISIONES)
    botones = ofrecido["botones"].items()
    return ofrecido | {
        "botones": [(reverse(RUTAS[cual], args=[version.pk]), boton) for cual, boton in botones]
    }
