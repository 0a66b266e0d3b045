"""What the screens and the command read."""

from indicadores.consultas.contraste import Contraste, contraste
from indicadores.consultas.dia import Dia, dia
from indicadores.consultas.filas import LISTAS, Filas, filas
from indicadores.consultas.resumen import ResumenMes, mes

__all__ = ["LISTAS", "Contraste", "Dia", "Filas", "ResumenMes", "contraste", "dia", "filas", "mes"]
