"""The files that the portfolio takes."""

from bluecom.planillas.tipos import TipoDePlanilla, registrar
from cartera.consultas import TIPO
from cartera.servicios.deshacer_importacion import deshacer_importacion
from cartera.servicios.importar import cargar
from cartera.servicios.importar.columnas import CAMPOS

registrar(TipoDePlanilla(TIPO, CAMPOS, cargar, deshacer_importacion))
