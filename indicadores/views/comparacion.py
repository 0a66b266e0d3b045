"""The month side by side, by what the address asks."""

from typing import Any

from django.http import HttpRequest

from indicadores.consultas import ResumenMes
from indicadores.consultas.lugares import CAMPOS, por_lugar

COMPARACIONES = {
    "asesor": "Por asesor",
    "producto": "Por producto",
    "zona": "Por zona",
    "tecnologia": "Por tecnología",
    "semana": "Por semana",
}


def comparacion(request: HttpRequest, resumen: ResumenMes) -> dict[str, Any]:
    """By asesor when it asks for nothing there is; the other filters of the address stay."""
    pedido = request.GET.get("por", "")
    por = pedido if pedido in COMPARACIONES else next(iter(COMPARACIONES))
    return {
        "por": por,
        "comparaciones": [
            (codigo, nombre, _con(request, codigo)) for codigo, nombre in COMPARACIONES.items()
        ],
        "lugares": por_lugar(resumen.periodo, por, resumen.rasgos) if por in CAMPOS else [],
    }


def _con(request: HttpRequest, codigo: str) -> str:
    parametros = request.GET.copy()
    parametros["por"] = codigo
    return parametros.urlencode()
