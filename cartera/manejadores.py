"""The files that the portfolio takes."""

from bluecom.planillas.tipos import TipoDePlanilla, registrar
from cartera.consultas import TIPO
from cartera.models import CapacidadZona, ImpedimentoDicho
from cartera.servicios.archivos import capacidad, impedimentos, no_llamar
from cartera.servicios.archivos.cargar import de_a_uno
from cartera.servicios.archivos.deshacer import deshacer_dichos, deshacer_no_llamar
from cartera.servicios.deshacer_importacion import deshacer_importacion
from cartera.servicios.importar import cargar
from cartera.servicios.importar.columnas import CAMPOS

registrar(TipoDePlanilla(TIPO, CAMPOS, cargar, deshacer_importacion))
registrar(
    TipoDePlanilla(
        impedimentos.TIPO,
        impedimentos.CAMPOS,
        de_a_uno(impedimentos.cargar_impedimentos),
        deshacer_dichos(ImpedimentoDicho),
    )
)
registrar(
    TipoDePlanilla(
        capacidad.TIPO,
        capacidad.CAMPOS,
        de_a_uno(capacidad.cargar_capacidad),
        deshacer_dichos(CapacidadZona),
    )
)
registrar(
    TipoDePlanilla(
        no_llamar.TIPO, no_llamar.CAMPOS, de_a_uno(no_llamar.cargar_no_llamar), deshacer_no_llamar
    )
)
