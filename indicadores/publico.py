"""The month as plain data: what the command prints and the report keeps."""

from typing import Any

from indicadores.cifras import Cifra
from indicadores.consultas import ResumenMes


def como_json(r: ResumenMes) -> dict[str, Any]:
    """The public shape: percentages are strings truncated to two decimals, or null."""
    return {
        "mes": r.mes,
        "numerador": r.oficial.n,
        "denominador": r.oficial.d,
        "porcentaje": r.oficial.porcentaje,
        "veredicto": str(r.oficial.veredicto),
        "supera_la_base": r.oficial.supera,
        "faltan": r.oficial.faltan,
        "definicion": {
            "version": r.definicion.numero,
            "vigente_desde": r.definicion.vigente_desde.isoformat(),
            "parametro": r.definicion.parametro,
            "segundos_minimos": r.definicion.segundos_minimos,
        },
        "provisional": r.provisional,
        "falta": r.faltantes,
        "tasa_aceptadas": r.tasa_aceptadas.porcentaje,
        "aceptadas": r.tasa_aceptadas.d,
        "conversion": _con_base(r.conversion),
        "contactabilidad": _con_base(r.contactabilidad),
        "instaladas": _con_base(r.instaladas),
        "seguimientos": r.seguimientos,
    }


def _con_base(cifra: Cifra) -> dict[str, Any]:
    return {"n": cifra.n, "de": cifra.d, "porcentaje": cifra.porcentaje}
