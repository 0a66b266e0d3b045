"""The month's requests set against Smartflex's report, and each report as it was read (III.2)."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from bluecom.bolivia.fechas import mes_de, mes_en_letras
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Usuario
from bluecom.interfaz.rechazos import razones_contra
from bluecom.rechazo import Rechazo
from indicadores import consultas
from indicadores.a_cargo import encargables
from indicadores.consultas.contraste import Clase
from indicadores.consultas.diferencias import Trabajo, que_quedan, trabajos
from indicadores.consultas.filtros import entero
from indicadores.models import ReporteSmartflex, SolicitudReportadaQuerySet
from indicadores.smartflex.archivo import CARA
from indicadores.smartflex.decidir import DECIDEN, decidir_diferencias, encargar
from indicadores.views.roles import LEEN_EL_MES

POR_PAGINA = 50
POR_DECIDIR = "por-decidir"
_CIFRAS = 9
CLASES = {
    Clase.FALTA: ("No están en el reporte", "Nuestras, y Smartflex no las dice"),
    Clase.DISTINTA: ("Distintas", "El C.I., el producto, la fecha o el estado"),
    Clase.AJENA: ("No son nuestras", "Ninguna venta tiene ese número"),
    Clase.SIN_REPORTE: ("Sin reporte aún", "Registradas después de lo que dice el reporte"),
    Clase.COINCIDE: ("Coinciden", "Los dos sistemas dicen lo mismo"),
}


@requiere_rol(*LEEN_EL_MES)
def contraste(request: HttpRequest, mes: str) -> HttpResponse:
    """Each number with its sale and where the file says it; the Jefe decides of many at once."""
    if request.method != "POST":
        return render(request, "indicadores/contraste.html", _contexto(request, mes))
    if not usuario_de(request).tiene_rol(*DECIDEN):
        raise PermissionDenied
    claves, acto = set(request.POST.getlist("clave")), acto_de(request)
    hechas: list[int] = []

    def decidir() -> None:
        if request.POST.get("que") == "encargar":
            a = _a_quien(request)
            hechas.append(encargar(mes, claves=claves, a=a, acto=acto))
        else:
            razon = request.POST.get("razon", "")
            hechas.append(decidir_diferencias(mes, claves=claves, razon=razon, acto=acto))

    if razones := razones_contra(decidir):
        escrito = {"razones": razones, "marcadas": claves, "razon": request.POST.get("razon", "")}
        contexto = _contexto(request, mes) | escrito
        return render(request, "indicadores/contraste.html", contexto, status=422)
    messages.success(request, _dicho(hechas[0], len(claves)))
    return redirect(request.get_full_path())


def _a_quien(request: HttpRequest) -> Usuario:
    quien = Usuario.objects.filter(pk=entero(request.POST.get("a", ""))).first()
    if quien is None:
        raise Rechazo("Elija quién las mira.")
    return quien


def _dicho(hechas: int, de: int) -> str:
    cuantas = "1 número" if hechas == 1 else f"{hechas} números"
    ya = "" if hechas == de else f" Los otros {de - hechas} ya coinciden: mire la lista."
    return f"Queda dicho de {cuantas}.{ya}"


def _contexto(request: HttpRequest, mes: str) -> dict[str, Any]:
    usuario = usuario_de(request)
    lo_hallado = consultas.contraste(mes, ahora=timezone.now())
    todos = trabajos(lo_hallado)
    clase = request.GET.get("clase", "")
    clase = clase if clase in CLASES else ""
    situacion = POR_DECIDIR if request.GET.get("situacion") == POR_DECIDIR else ""
    filas = filtrar(todos, clase, situacion)
    pedido = {c: v for c, v in (("clase", clase), ("situacion", situacion)) if v}
    return {
        "mes": mes,
        "nombre_mes": mes_en_letras(mes),
        "contraste": lo_hallado,
        "clase": clase,
        "clases": [
            {"clase": cual, "etiqueta": texto, "nota": nota, "n": lo_hallado.cuentas[cual]}
            for cual, (texto, nota) in CLASES.items()
        ],
        "por_decidir": bool(situacion),
        "quedan": len(que_quedan(todos)),
        "parametros": urlencode(pedido),
        "exportar": urlencode({"mes": mes, **pedido}),
        "pagina": Paginator(filas, POR_PAGINA).get_page(request.GET.get("page")),
        "trae": usuario.tiene_rol(*CARA.roles),
        "decide": usuario.tiene_rol(*DECIDEN) and not usuario.de_prueba,
        "encargables": encargables(),
    }


def filtrar(todos: Sequence[Trabajo], clase: str, situacion: str) -> list[Trabajo]:
    """Those of a class, and those that nobody decided yet; what is empty asks for all."""
    suyos = que_quedan(todos) if situacion == POR_DECIDIR else todos
    return [uno for uno in suyos if clase in ("", uno.linea.clase)]


@requiere_rol(*LEEN_EL_MES)
def reporte(request: HttpRequest, reporte_id: int) -> HttpResponse:
    """What one report says, line by line, also once a newer one took its place."""
    reales = ReporteSmartflex.objects.filter(de_prueba=False).select_related("corrida__pedida_por")
    uno = get_object_or_404(reales, pk=reporte_id)
    filas = uno.solicitudes.all()
    ultima = filas.order_by("-fecha").first()
    contexto = {
        "reporte": uno,
        "mes": mes_de(ultima.fecha) if ultima else mes_de(timezone.localdate()),
        "vigentes": set(filas.vigentes().values_list("pk", flat=True)),
        "pagina": Paginator(filas, POR_PAGINA).get_page(_que_pagina(request, filas)),
        "linea": request.GET.get("linea", ""),
    }
    return render(request, "indicadores/reporte.html", contexto)


def _que_pagina(request: HttpRequest, filas: SolicitudReportadaQuerySet) -> str | int | None:
    """That of the line which was asked for, unless another was."""
    linea = request.GET.get("linea", "")
    if "page" in request.GET or not linea.isdecimal() or len(linea) > _CIFRAS:
        return request.GET.get("page")
    return filas.filter(linea__lt=int(linea)).count() // POR_PAGINA + 1
