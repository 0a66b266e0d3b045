"""The service and its equipment, before and after the installation (8.2, 11.2)."""

from typing import Any

from documentos import datos as d
from documentos.datos import SIN_MAC, SIN_SERIE
from solicitudes.models import Componente, Oferta, Suplementario, Venta


def servicio(venta: Venta, series: dict[str, list[dict[str, str]]] | None = None) -> d.Servicio:
    oferta, detalle = venta.oferta, venta.detalle_actual
    elegidos = detalle.componentes if detalle else {}
    componentes = {c.codigo: c for c in Componente.objects.filter(codigo__in=elegidos)}
    accesos = [c.nombre for c in componentes.values() if c.clase == Componente.Clase.ACCESO]
    equipos = [
        equipo
        for codigo, cantidad in elegidos.items()
        if componentes[codigo].clase == Componente.Clase.EQUIPO
        for equipo in _equipos(componentes[codigo], cantidad, (series or {}).get(codigo, []))
    ]
    subcategoria = detalle.subcategoria if detalle else None
    suplementarios = Suplementario.objects.filter(codigo__in=venta.ficha.suplementarios)
    return d.Servicio(
        producto=oferta.producto.nombre,
        plan=oferta.plan.nombre,
        tecnologia=oferta.get_tecnologia_display(),
        acceso=", ".join(accesos),
        categoria=subcategoria.categoria if subcategoria else "",
        subcategoria=subcategoria.nombre if subcategoria else "",
        equipos=tuple(equipos),
        puntos=detalle.puntos if detalle else venta.ficha.puntos,
        suplementarios=tuple(s.nombre for s in suplementarios),
        linea_actual=_linea_actual(oferta),
    )


def _linea_actual(oferta: Oferta) -> str:
    """What becomes of the client's line; only a package has something to be included in."""
    if oferta.linea_actual == Oferta.LineaActual.INCLUIDA and oferta.producto_id == "TEL_FIJA":
        return "Es la misma línea"
    return str(oferta.get_linea_actual_display()) if oferta.linea_actual else ""


def servicio_instalado(venta: Venta) -> d.Servicio:
    series: dict[str, list[dict[str, str]]] = {}
    for equipo in venta.instalacion.equipos:
        series.setdefault(equipo["codigo"], []).append(equipo)
    return servicio(venta, series)


def _equipos(componente: Componente, cantidad: int, series: list[dict[str, str]]) -> list[d.Equipo]:
    """One line with its quantity before the installation; one for each serial after it."""
    comun: dict[str, Any] = {
        "tipo": componente.nombre,
        "marca": componente.marca,
        "modelo": componente.modelo,
        "accesorios": componente.accesorios,
        "valor_reposicion": componente.valor_reposicion,
    }
    if not series:
        return [d.Equipo(**comun, cantidad=cantidad)]
    return [
        d.Equipo(**comun, serie=s.get("serie") or SIN_SERIE, mac=s.get("mac") or SIN_MAC)
        for s in series
    ]
