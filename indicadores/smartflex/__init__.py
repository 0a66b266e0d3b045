"""The report of requests that COMTECO takes out of Smartflex, as the file that it is (III.2).

Its lines are kept as they were read and set against the sales when somebody asks
(``consultas.contraste``): a file changes no sale and no figure.
"""

from indicadores.smartflex.carga import CONTEOS, RETIRADAS, cargar, deshacer, uno_a_la_vez
from indicadores.smartflex.columnas import CAMPOS, TIPO

__all__ = ["CAMPOS", "CONTEOS", "RETIRADAS", "TIPO", "cargar", "deshacer", "uno_a_la_vez"]
