"""The files that the portfolio takes."""

from bluecom.archivos.caras import mostrar
from bluecom.planillas.tipos import TipoDePlanilla, registrar
from cartera.caras import dichos
from cartera.caras.cartera import CARA
from cartera.consultas import TIPO
from cartera.models import CapacidadZona, ImpedimentoDicho
from cartera.servicios.archivos import capacidad, impedimentos, no_llamar
from cartera.servicios.archivos.cargar import de_a_uno
from cartera.servicios.archivos.deshacer import deshacer_dichos, deshacer_no_llamar
from cartera.servicios.deshacer_importacion import deshacer_importacion
from cartera.servicios.importar import Alcance, cargar
from cartera.servicios.importar.columnas import CAMPOS

registrar(
    TipoDePlanilla(TIPO, CAMPOS, CARA.claves, cargar, deshacer_importacion, alcances=Alcance.values)
)
mostrar(CARA)
registrar(
    TipoDePlanilla(
        impedimentos.TIPO,
        impedimentos.CAMPOS,
        dichos.IMPEDIMENTOS.claves,
        de_a_uno(impedimentos.cargar_impedimentos),
        deshacer_dichos(ImpedimentoDicho),
    )
)
mostrar(dichos.IMPEDIMENTOS)
registrar(
    TipoDePlanilla(
        capacidad.TIPO,
        capacidad.CAMPOS,
        dichos.CAPACIDAD.claves,
        de_a_uno(capacidad.cargar_capacidad),
        deshacer_dichos(CapacidadZona),
    )
)
mostrar(dichos.CAPACIDAD)
registrar(
    TipoDePlanilla(
        no_llamar.TIPO,
        no_llamar.CAMPOS,
        dichos.NO_LLAMAR.claves,
        de_a_uno(no_llamar.cargar_no_llamar),
        deshacer_no_llamar,
    )
)
mostrar(dichos.NO_LLAMAR)
