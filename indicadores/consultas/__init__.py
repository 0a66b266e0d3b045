"""What the screens and the command read."""

from indicadores.consultas.dia import Dia, dia
from indicadores.consultas.filas import LISTAS, Filas, filas
from indicadores.consultas.resumen import ResumenMes, mes

__all__ = ["LISTAS", "Dia", "Filas", "ResumenMes", "dia", "filas", "mes"]
