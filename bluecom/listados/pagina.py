"""The page that a list has when nothing but its rows is to be seen there."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bluecom.bolivia.dinero import bs
from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.listados.listado import Columna, Listado, Pedido
from bluecom.planillas.salida import Celda, Tipo

POR_PAGINA = 50
_ULTIMA = 10_000
"""Who wants to see more rows than these asks for fewer, or takes them away."""
_DICHOS: dict[Tipo, Callable[[Any], str]] = {
    Tipo.TEXTO: str,
    Tipo.ENTERO: str,
    Tipo.MONTO: bs,
    Tipo.FECHA: lambda dia: f"{dia:%d/%m/%Y}",
    Tipo.INSTANTE: lambda instante: f"{instante.astimezone(LA_PAZ):%d/%m/%Y %H:%M}",
}


def pagina_de(listado: Listado) -> Callable[..., Any]:
    """Its view: filters above, a page of rows, and the way out."""

    @requiere_rol(*listado.roles)
    @require_safe
    def ver(request: HttpRequest) -> HttpResponse:
        contexto = _contexto(listado, request)
        estado = HTTPStatus.BAD_REQUEST if contexto["form"].errors else HTTPStatus.OK
        return render(request, "listados/listado.html", contexto, status=estado)

    return ver


def dicho(tipo: Tipo, celda: Celda) -> str:
    """A cell as the page says it; nothing of what nobody said."""
    return "" if celda is None or celda == "" else _DICHOS[tipo](celda)


def _contexto(listado: Listado, request: HttpRequest) -> dict[str, Any]:
    assert listado.formulario is not None
    pedido = Pedido(usuario_de(request), timezone.now(), request.GET.dict())
    form, numero = listado.formulario(pedido), _numero(request.GET.get("page", ""))
    leidas: list[Any] = []
    filtros: dict[str, str] = {}
    if form.is_valid():
        hallado = listado.hallar(pedido)
        desde, filtros = (numero - 1) * POR_PAGINA, hallado.filtros
        leidas = list(hallado.filas[desde : desde + POR_PAGINA + 1])
    columnas = listado.columnas_para(pedido.usuario)
    return {
        "listado": listado,
        "lo_saca": listado.lo_saca(pedido.usuario),
        "form": form,
        "aqui": listado.pagina({}),
        "titulos": [columna.titulo for columna in columnas],
        "filas": [_fila(listado, columnas, fila) for fila in listado.vestir(leidas[:POR_PAGINA])],
        "parametros": urlencode(filtros),
        "antes": urlencode({**filtros, "page": numero - 1}) if numero > 1 else "",
        "sigue": urlencode({**filtros, "page": numero + 1}) if len(leidas) > POR_PAGINA else "",
    }


def _fila(listado: Listado, columnas: list[Columna], fila: Any) -> dict[str, Any]:
    celdas = [
        {"titulo": c.titulo, "texto": dicho(c.tipo, c.valor(fila)), "numero": c.tipo is Tipo.MONTO}
        for c in columnas
    ]
    return {"celdas": celdas, "url": listado.enlace(fila) if listado.enlace else ""}


def _numero(pedido: str) -> int:
    """The page asked for; what is none is the first."""
    dentro = pedido.isascii() and pedido.isdecimal() and len(pedido) <= 5
    return min(max(int(pedido), 1), _ULTIMA) if dentro else 1
