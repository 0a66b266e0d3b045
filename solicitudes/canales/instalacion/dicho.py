"""What is recorded of a visit, field by field, in words."""

from collections.abc import Iterable

from solicitudes.models import Venta, Visita

Dicho = dict[str, str]
"""Each field's name and what it says."""
_EN_ORDEN = ("Resultado", "Fecha", "Motivo", "Nueva fecha", "Series", "MAC")
"""As people read a visit; PostgreSQL keeps the names of a value in an order of its own."""


def lo_registrado(venta: Venta, visita: Visita) -> Dicho:
    """What a person, or an earlier file, recorded."""
    dicho = {
        "Resultado": "Instalada" if visita.hecha else "No instalada",
        "Fecha": f"{visita.fecha:%d/%m/%Y}",
    }
    if not visita.hecha:
        nueva = f"{visita.nueva_fecha:%d/%m/%Y}" if visita.nueva_fecha else ""
        return dicho | {"Motivo": str(visita.motivo or ""), "Nueva fecha": nueva}
    equipos = venta.instalacion_actual.equipos if venta.instalacion_actual else []
    return dicho | {
        "Series": juntas(equipo["serie"] for equipo in equipos),
        "MAC": juntas(equipo.get("mac", "") for equipo in equipos),
    }


def lo_que_difiere(registrado: Dicho, dicho: Dicho) -> list[tuple[str, str, str]]:
    """Each field that is said otherwise, as it is recorded and as it is said."""
    return [
        (campo, registrado[campo], dicho[campo])
        for campo in _EN_ORDEN
        if campo in registrado and dicho.get(campo, registrado[campo]) != registrado[campo]
    ]


def juntas(partes: Iterable[str]) -> str:
    return ", ".join(sorted(parte for parte in partes if parte))
