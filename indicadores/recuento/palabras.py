"""A total that is not what the rows give, said to a person."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bluecom.bolivia.fechas import LA_PAZ, mes_de, mes_en_letras
from bluecom.cuentas.models import Usuario
from indicadores.consultas.cuentas import SIN_OFERTA
from indicadores.models import Figura, Rasgo, Tramo
from indicadores.recuento.comparar import Diferencia
from solicitudes.models import Producto

BIEN = "Los totales guardados son los que dan las filas."


def en_palabras(diferencias: Sequence[Diferencia], *, corregido: bool) -> str:
    """A line for each, and what became of them."""
    if not diferencias:
        return BIEN
    personas = Usuario.objects.in_bulk(_sus(diferencias, "quien"))
    productos = Producto.objects.in_bulk(_sus(diferencias, "producto"))
    lineas = [
        f"{_cuando(una)} · {_figura(una)} · {_de_quien(una, personas, productos)}: "
        f"guardado {_valor(una.guardado)}, contado {_valor(una.contado)}"
        for una in diferencias
    ]
    fin = "Se escribieron de nuevo." if corregido else "Con --corregir se escriben de nuevo."
    return "\n".join([*lineas, fin])


def como_dato(una: Diferencia) -> dict[str, Any]:
    """For another program: codes and numbers."""
    return {
        "tramo": str(una.tramo),
        "desde": una.desde.astimezone(LA_PAZ).isoformat(),
        "figura": una.figura,
        **{_EN_UN_DATO.get(nombre, nombre): valor for nombre, valor in una.claves.items()},
        "guardado": _dato(una.guardado),
        "contado": _dato(una.contado),
    }


_EN_UN_DATO = {"quien": "agente"}


def _sus(diferencias: Sequence[Diferencia], clave: str) -> set[Any]:
    return {una.claves.get(clave) for una in diferencias} - {None}


def _de_quien(una: Diferencia, personas: dict[Any, Any], productos: dict[Any, Any]) -> str:
    claves = una.claves
    if "rasgo" in claves:
        return f"{Rasgo(claves['rasgo']).label} «{claves['valor']}»"
    quien = str(personas.get(claves["quien"], f"persona {claves['quien']}"))
    if "producto" in claves:
        quien += f", {productos.get(claves['producto'], SIN_OFERTA)}"
    return quien


def _cuando(una: Diferencia) -> str:
    local = una.desde.astimezone(LA_PAZ)
    if una.tramo == Tramo.MES:
        return mes_en_letras(mes_de(local))
    return f"{local:%d/%m/%Y}" if una.tramo == Tramo.DIA else f"{local:%d/%m/%Y, %H} h"


def _figura(una: Diferencia) -> str:
    codigo = una.figura.replace("_", "-")
    return str(Figura(codigo).label) if codigo in Figura.values else "Última llamada"


def _valor(valor: Any) -> str:
    if isinstance(valor, datetime):
        return f"{valor.astimezone(LA_PAZ):%H:%M:%S}"
    return "nada" if valor is None else str(valor)


def _dato(valor: Any) -> Any:
    return valor.isoformat() if isinstance(valor, datetime) else valor
