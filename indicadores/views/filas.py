"""The rows behind one figure."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from bluecom.bolivia.errores import DatoInvalido
from bluecom.cuentas.acceso import requiere_rol
from indicadores import consultas
from indicadores.consultas import periodos
from indicadores.listados import codigo_de
from indicadores.views.roles import LEEN_EL_MES

POR_PAGINA = 50


@requiere_rol(*LEEN_EL_MES)
def filas(request: HttpRequest, mes: str, cifra: str) -> HttpResponse:
    """Sales or calls, newest first, as many as the figure says."""
    parametros = request.GET.dict()
    numero = parametros.pop("page", "1")
    try:
        lista = consultas.filas(mes, cifra, ahora=timezone.now(), filtros=parametros)
    except DatoInvalido as error:
        raise Http404(str(error)) from None
    consulta = request.GET.copy()
    consulta.pop("page", None)
    pagina = Paginator(lista.consulta, POR_PAGINA).get_page(numero)
    if cifra == "costaron":
        consultas.con_su_causa(list(pagina))
    contexto = {
        "lista": lista,
        "por_que": cifra in consultas.DICEN_POR_QUE,
        "mes": mes,
        "nombre_mes": periodos.nombre(mes),
        "volver": _pagina_de(mes),
        "pagina": pagina,
        "parametros": consulta.urlencode(),
        "listado": codigo_de(cifra),
        "exportar": urlencode({"mes": mes, "cifra": cifra, **lista.pedidos}),
    }
    return render(request, "indicadores/filas.html", contexto)


def _pagina_de(mes: str) -> str:
    """Where the figure was read."""
    if periodos.SEPARA not in mes:
        return reverse("mes_de", args=[mes])
    desde, hasta = mes.split(periodos.SEPARA)
    return f"{reverse('mes_periodo')}?{urlencode({'desde': desde, 'hasta': hasta})}"
