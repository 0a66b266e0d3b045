"""Lists to Centro de Operaciones and Facturación: what waits, what was taken, each again."""

from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import Acto, acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import con_rechazos_dichos
from bluecom.listados.pagina import dicho
from bluecom.planillas.salida import Formato
from solicitudes.canales.remisiones import consulta, liquidacion, servicio
from solicitudes.models import Ejemplar, Remision

TOMAN = (Rol.CANALES_VIRTUALES, Rol.JEFE_VENTAS)
POR_PAGINA = 30
FORMATOS = (servicio.PAPEL, *Formato)


@requiere_rol(*TOMAN)
def lista(request: HttpRequest) -> HttpResponse:
    """What each unit has not heard of, and every list that was taken."""
    usuario = usuario_de(request)
    por_remitir = consulta.por_remitir(Acto(usuario, timezone.now()))
    tomadas = Paginator(consulta.remisiones(usuario), POR_PAGINA)
    contexto = {
        "por_remitir": por_remitir,
        "liquida": all(una.mes for una in por_remitir),
        "pagina": tomadas.get_page(request.GET.get("page")),
    }
    return render(request, "remisiones/lista.html", contexto)


@require_POST
@requiere_rol(*TOMAN)
@con_rechazos_dichos(lambda: "remisiones")
def tomar(request: HttpRequest) -> HttpResponse:
    """Take the next list of a unit."""
    destino = request.POST.get("destino", "")
    if destino not in Remision.Destino:
        return redirect("remisiones")
    remision = servicio.tomar(Remision.Destino(destino), acto=acto_de(request))
    return redirect(remision)


@requiere_rol(*TOMAN)
def remision(request: HttpRequest, remision_id: int) -> HttpResponse:
    """One list: its rows, what was annulled since, and who took it."""
    return render(request, "remisiones/remision.html", _contexto(_suya(request, remision_id)))


@require_POST
@requiere_rol(*TOMAN)
def ejemplar(request: HttpRequest, remision_id: int) -> HttpResponseBase:
    """The original to whoever asks first, a marked copy to any other."""
    una, acto = _suya(request, remision_id), acto_de(request)
    formato = request.POST.get("formato", "")
    if formato not in FORMATOS:
        return redirect(una)
    marca = servicio.dar_ejemplar(una, formato, acto=acto)
    if formato == servicio.PAPEL:
        contexto = _contexto(una) | {"marca": marca}
        return render(request, "remisiones/papel.html", contexto)
    hecho = Formato(formato)
    nombre = f"{una.destino.lower()}-{una.numero:04d}-{marca.lower()}.{hecho}"
    return FileResponse(
        servicio.archivo(una, hecho, marca),
        as_attachment=True,
        filename=nombre,
        content_type=hecho.mime,
    )


def _suya(request: HttpRequest, remision_id: int) -> Remision:
    return get_object_or_404(consulta.remisiones(usuario_de(request)), pk=remision_id)


def _contexto(una: Remision) -> dict[str, Any]:
    columnas, anuladas = servicio.columnas_de(una), consulta.anuladas_despues(una)
    avisadas = consulta.avisadas_en(una)
    ventas = una.renglones.order_by("orden").values_list("venta", flat=True)
    ejemplares: list[Ejemplar] = consulta.ejemplares(una)
    resumen = liquidacion.resumen(una) if una.mes else []
    return {
        "remision": una,
        "titulos": [columna.titulo for columna in columnas],
        "filas": [
            {
                "orden": orden,
                "venta": venta,
                "que_hacer": que_hacer,
                "celdas": [
                    {"titulo": columna.titulo, "texto": dicho(columna.tipo, celda)}
                    for columna, celda in zip(columnas, celdas, strict=True)
                ],
                "anulada_en": anuladas.get(venta),
                "avisada_en": avisadas.get(venta),
            }
            for venta, (orden, que_hacer, *celdas) in zip(
                ventas, servicio.filas_de(una), strict=True
            )
        ],
        "resumen": resumen,
        "total": sum(n for *_, n in resumen),
        "anuladas": len(anuladas),
        "ejemplares": ejemplares,
    }
