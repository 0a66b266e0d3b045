"""What the screens and the command read."""

from indicadores.consultas.catalogo import LISTAS
from indicadores.consultas.contraste import Contraste, contraste
from indicadores.consultas.dia import Dia, dia
from indicadores.consultas.filas import Filas, filas, filas_del_periodo
from indicadores.consultas.resumen import ResumenMes, del_periodo, mes

__all__ = [
    "LISTAS",
    "Contraste",
    "Dia",
    "Filas",
    "ResumenMes",
    "contraste",
    "del_periodo",
    "dia",
    "filas",
    "filas_del_periodo",
    "mes",
]
