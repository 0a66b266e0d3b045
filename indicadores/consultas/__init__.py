"""What the screens and the command read."""

from indicadores.consultas.catalogo import DICEN_POR_QUE, LISTAS
from indicadores.consultas.causas import con_su_causa
from indicadores.consultas.contraste import Contraste, contraste
from indicadores.consultas.dia import Dia, dia
from indicadores.consultas.filas import Filas, filas, filas_del_periodo
from indicadores.consultas.resumen import ResumenMes, del_periodo, mes

__all__ = [
    "DICEN_POR_QUE",
    "LISTAS",
    "Contraste",
    "Dia",
    "Filas",
    "ResumenMes",
    "con_su_causa",
    "contraste",
    "del_periodo",
    "dia",
    "filas",
    "filas_del_periodo",
    "mes",
]
