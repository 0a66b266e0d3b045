"""What the month is counted by, what it counts, and what was said of it (III.2)."""

from indicadores.models.alerta import Alerta
from indicadores.models.cierre import Cierre, ConversacionCerrada, Figura, FilaCerrada
from indicadores.models.cobertura import CoberturaCDR
from indicadores.models.conversacion import (
    Conversacion,
    Cruce,
    Decision,
    Encargo,
    RegistroElegido,
)
from indicadores.models.definicion import DEL_PROCEDIMIENTO, Definicion
from indicadores.models.informe import InformeMensual
from indicadores.models.plan import Accion
from indicadores.models.smartflex import (
    Diferencia,
    ReporteSmartflex,
    SolicitudReportada,
    SolicitudReportadaQuerySet,
)
from indicadores.models.total import (
    PorContar,
    Rasgo,
    Total,
    TotalDeLlamadas,
    TotalDeVentas,
    TotalPorRasgo,
    Tramo,
)

__all__ = [
    "DEL_PROCEDIMIENTO",
    "Accion",
    "Alerta",
    "Cierre",
    "CoberturaCDR",
    "Conversacion",
    "ConversacionCerrada",
    "Cruce",
    "Decision",
    "Definicion",
    "Diferencia",
    "Encargo",
    "Figura",
    "FilaCerrada",
    "InformeMensual",
    "PorContar",
    "Rasgo",
    "RegistroElegido",
    "ReporteSmartflex",
    "SolicitudReportada",
    "SolicitudReportadaQuerySet",
    "Total",
    "TotalDeLlamadas",
    "TotalDeVentas",
    "TotalPorRasgo",
    "Tramo",
]
