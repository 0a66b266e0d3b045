"""What the page of any list asks."""

from typing import Any
from urllib.parse import parse_qs, urlencode

from django import template

from bluecom.listados.guardadas import roles_de, vistas_de
from bluecom.listados.listado import listado_llamado

register = template.Library()


@register.simple_tag(takes_context=True)
def vistas_guardadas(context: Any, codigo: str, parametros: str = "") -> dict[str, Any]:
    """The views of this list for this person: each with its address, and whether it is open."""
    listado, usuario = listado_llamado(codigo), context["request"].user
    if listado is None:
        return {}
    abierta, vistas = parse_qs(parametros), vistas_de(listado, usuario)
    return {
        "roles": roles_de(listado),
        "sin_listado": vistas.sin_listado,
        "filas": [
            {
                "vista": vista,
                "url": listado.pagina(vista.filtros),
                "propia": vista.de_id == usuario.pk,
                "abierta": parse_qs(urlencode(vista.filtros)) == abierta,
            }
            for vista in vistas.suyas
        ],
    }
