"""The month's requests set against Smartflex's report, and each report as it was read (III.2)."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from bluecom.bolivia.fechas import mes_de, mes_en_letras
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from indicadores import consultas
from indicadores.consultas.contraste import Clase
from indicadores.models import ReporteSmartflex, SolicitudReportadaQuerySet
from indicadores.smartflex.archivo import CARA
from indicadores.views.roles import LEEN_EL_MES

POR_PAGINA = 50
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
    """Counts, one class or all, each line with its sale and where the file says it."""
    lo_hallado = consultas.contraste(mes, ahora=timezone.now())
    clase = request.GET.get("clase", "")
    clase = clase if clase in CLASES else ""
    contexto = {
        "mes": mes,
        "nombre_mes": mes_en_letras(mes),
        "contraste": lo_hallado,
        "clase": clase,
        "clases": [
            {"clase": cual, "etiqueta": texto, "nota": nota, "n": lo_hallado.cuentas[cual]}
            for cual, (texto, nota) in CLASES.items()
        ],
        "pagina": Paginator(lo_hallado.de(clase), POR_PAGINA).get_page(request.GET.get("page")),
        "trae": usuario_de(request).tiene_rol(*CARA.roles),
    }
    return render(request, "indicadores/contraste.html", contexto)


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
