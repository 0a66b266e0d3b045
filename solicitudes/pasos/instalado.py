"""What stands at the client's, whichever step wrote it: installed, it is not written otherwise."""

from collections.abc import Mapping
from typing import Any

from solicitudes.models import Venta
from solicitudes.reglas.errores import TransicionInvalida


def exigir_lo_instalado(
    venta: Venta, antes: Mapping[str, object], datos: Mapping[str, Any], *, que: str
) -> None:
    """Refuse another value of what is installed, whatever was observed (11.1).

    ``antes``: each such field as it stands; what ``datos`` does not name stays. ``que``: their
    names, for example "los puntos y los servicios adicionales".
    """
    if venta.instalacion_actual is None:
        return
    if any(campo in datos and not _igual(datos[campo], valor) for campo, valor in antes.items()):
        raise TransicionInvalida(f"Ya está instalado: {que} no se cambian.")


def _igual(uno: object, otro: object) -> bool:
    """Whether both are the same; of a list, in whatever order."""
    if isinstance(uno, list) and isinstance(otro, list):
        return sorted(uno) == sorted(otro)
    return uno == otro
