"""What the clauses of a paper may take from its sale, each by its name: ``{plan}``.

Filled in when the paper is drawn, from its frozen data. Elsewhere braces are letters.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from documentos.datos import DatosPapel
from documentos.papel.secciones import dia
from documentos.tipos import TipoDocumento

_HUECO = re.compile(r"\{(\w+)\}")
DATOS: dict[str, dict[str, Callable[[Any], str]]] = {
    TipoDocumento.COMODATO: {
        "producto": lambda datos: datos.servicio.producto,
        "plan": lambda datos: datos.servicio.plan,
        "fecha_carta": lambda datos: dia(datos.fecha_carta),
    },
}


def valores(tipo: str, datos: DatosPapel | None) -> dict[str, str]:
    """Name → what the sale says."""
    return {nombre: leer(datos) for nombre, leer in DATOS.get(tipo, {}).items()}


def llenar(texto: str, dichos: Mapping[str, str]) -> str:
    return _HUECO.sub(lambda hueco: dichos.get(hueco[1], hueco[0]), texto)


def objeciones_de_huecos(tipo: str, texto: str) -> list[str]:
    """A name that the paper does not know would be printed with its braces."""
    if tipo not in DATOS:
        return []
    conocidos = " o ".join(f"{{{nombre}}}" for nombre in DATOS[tipo])
    return [
        f"«{{{nombre}}}» no es un dato de ese papel: escriba {conocidos}."
        for nombre in dict.fromkeys(_HUECO.findall(texto))
        if nombre not in DATOS[tipo]
    ]
