"""What the month is counted by, what it counts, and what was said of it (III.2)."""

from indicadores.models.cobertura import CoberturaCDR
from indicadores.models.conversacion import Conversacion, Cruce, Decision, RegistroElegido
from indicadores.models.definicion import DEL_PROCEDIMIENTO, Definicion
from indicadores.models.informe import InformeMensual
from indicadores.models.smartflex import (
    ReporteSmartflex,
    SolicitudReportada,
    SolicitudReportadaQuerySet,
)

__all__ = [
    "DEL_PROCEDIMIENTO",
    "CoberturaCDR",
    "Conversacion",
    "Cruce",
    "Decision",
    "Definicion",
    "InformeMensual",
    "RegistroElegido",
    "ReporteSmartflex",
    "SolicitudReportada",
    "SolicitudReportadaQuerySet",
]
