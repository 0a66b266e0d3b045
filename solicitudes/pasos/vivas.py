"""Live parts of the steps: script, address as it is typed, gloss, Smartflex sheet."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from bluecom.cuentas.acceso import requiere_rol
from bluecom.cuentas.models import Rol
from solicitudes import direcciones
from solicitudes.models import Tecnologia, Venta
from solicitudes.pasos.hoja_smartflex import PASOS_CON_HOJA, hoja_de
from solicitudes.pasos.p04_llamada.guion import guion_para, teclas_ocupadas
from solicitudes.pasos.p08_detalle.calles import calles_conocidas
from solicitudes.pasos.p08_detalle.direccion import (
    LINEA,
    DireccionForm,
    campos_de,
    cual_rige,
    sugerencias,
    vista_de_direccion,
)
from solicitudes.pasos.p09_glosa.vista_previa import vista_previa
from solicitudes.pasos.tabla import TALLERES
from solicitudes.puerta.web import venta_visible

CON_AYUDA = ("direccion_dictada", "direccion_cobro")
CAMPOS_CON_ERROR = (
    "via numero cruce_1 cruce_2 inmueble bloque piso unidad zona barrio observaciones".split()
)


@requiere_rol(Rol.ASESOR)
def direccion(request: HttpRequest, venta_id: int) -> HttpResponse:
    """The canonical line of Annex 1, and the other half of the editor following the one typed."""
    venta = venta_visible(request, venta_id)
    if ayuda := request.GET.get("ayuda", ""):
        return _ayuda(request, venta, ayuda)
    form, calles = DireccionForm(request.POST or request.GET), calles_conocidas(venta)
    vista = vista_de_direccion(form, calles)
    contexto: dict[str, Any] = {"venta": venta, "vista": vista, "form": form, "viva": True}
    leida, de_la_linea = vista.get("direccion"), form["manda"].value() == LINEA
    if de_la_linea and leida is not None:
        form = DireccionForm(initial=campos_de(leida))
        contexto |= {"form": form, "de_la_linea": True}
    contexto |= {
        "sugerencias": sugerencias(form, venta, calles),
        "cual_rige": cual_rige(venta, leida),
        "rige": request.POST.get("direccion_rige", ""),
        "tecnologias": Tecnologia.choices,
        "alli": request.POST.getlist("tecnologias_alli"),
        "canonica": leida.formatear() if leida is not None else None,
        "errores_vivos": _por_campo(() if de_la_linea else vista.get("errores", ())),
    }
    return render(request, "pasos/_direccion_viva.html", contexto)


def _ayuda(request: HttpRequest, venta: Venta, campo: str) -> HttpResponse:
    """Steps 5 and 7: the annex's line for an address typed freely; it binds nobody there."""
    if campo not in CON_AYUDA:
        raise Http404
    escrita = request.POST.get(campo, "")[:500]
    propuesta = direcciones.normalizar(escrita, catalogo=calles_conocidas(venta))
    contexto = {"propuesta": propuesta, "campo": campo, "escrita": escrita.strip()}
    return render(request, "pasos/_ayuda_direccion.html", contexto)


@requiere_rol(Rol.ASESOR)
def guion(request: HttpRequest, venta_id: int) -> HttpResponse:
    """The script of the offer that was marked just now (4.2)."""
    venta = venta_visible(request, venta_id)
    marcado = guion_para(
        venta,
        request.GET.get("condicion", ""),
        contra=request.GET.get("contra", ""),
        ocupadas=teclas_ocupadas(venta),
    )
    return render(
        request, "pasos/_guion_oferta.html", {**marcado, "oferta": marcado["oferta_marcada"]}
    )


@requiere_rol(Rol.ASESOR)
def glosa(request: HttpRequest, venta_id: int) -> HttpResponse:
    """The gloss of Annex 2 with the last word as it stands."""
    venta = venta_visible(request, venta_id)
    if not _se_puede(venta, 9):
        raise Http404
    adicional = request.POST.get("adicional", "")[:80]
    vista = vista_previa(venta, adicional=adicional)
    contexto = {"venta": venta, "vista": vista, "limite": settings.LIMITE_SMARTFLEX_OBSERVACIONES}
    return render(request, "pasos/_vista_glosa.html", contexto)


@requiere_rol(Rol.ASESOR)
def hoja(request: HttpRequest, venta_id: int, numero: int) -> HttpResponse:
    """The Smartflex sheet for the fields as they stand."""
    venta = venta_visible(request, venta_id)
    if numero not in PASOS_CON_HOJA or not _se_puede(venta, numero):
        raise Http404
    taller = TALLERES[numero]
    datos = taller.form(venta, request.POST).valores()
    filas = hoja_de(venta, numero, datos, digitados=request.POST.getlist("digitado"))
    return render(request, "pasos/_hoja_filas.html", {"hoja": filas})


def _se_puede(venta: Venta, numero: int) -> bool:
    """The step's form asks for what the steps before it left."""
    previo = {7: venta.ficha_actual, 8: venta.ficha_actual, 9: venta.detalle_actual}
    return venta.oferta_actual is not None and previo[numero] is not None


def _por_campo(errores: Any) -> dict[str, str]:
    """Field → its sentence; an empty one clears what was said before."""
    dichos = {error.campo: error.mensaje for error in reversed(errores)}
    return {campo: dichos.get(campo, "") for campo in CAMPOS_CON_ERROR}
