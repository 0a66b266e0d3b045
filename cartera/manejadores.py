"""The files that the portfolio takes."""

from bluecom.archivos.caras import mostrar
from bluecom.planillas.tipos import TipoDePlanilla, registrar
from cartera.archivo import CARA
from cartera.consultas import TIPO
from cartera.servicios.deshacer_importacion import deshacer_importacion
from cartera.servicios.importar import cargar
from cartera.servicios.importar.columnas import CAMPOS
from cartera.servicios.importar.informe import CONTEOS

registrar(TipoDePlanilla(TIPO, CAMPOS, CONTEOS, cargar, deshacer_importacion))
mostrar(CARA)
