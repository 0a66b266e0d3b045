"""The effects that the month owes, and the files that it takes."""

from datetime import date

from django.utils import timezone

from bluecom.archivos.caras import mostrar
from bluecom.pendientes.errores import Apartar, Reintentar
from bluecom.pendientes.models import Pendiente
from bluecom.pendientes.oficios import manejador
from bluecom.planillas.tipos import TipoDePlanilla, registrar
from cartera.telefonia.carga import CONTEOS, TIPO
from cartera.telefonia.columnas import CAMPOS
from cartera.telefonia.extensiones import DE_QUIEN_SON
from documentos.debidos import como_debido
from indicadores import smartflex
from indicadores.conversaciones.archivo import CARA
from indicadores.conversaciones.carga import deshacer, hacer
from indicadores.conversaciones.cruzar import cruzar_las_del_interno
from indicadores.informe.deuda import INFORME
from indicadores.informe.papel import NoCuadra
from indicadores.informe.semanal import SEMANAL, resumir
from indicadores.informe.servicio import MesSinTerminar, producir_y_repartir
from indicadores.smartflex.archivo import CARA as CARA_SMARTFLEX

registrar(TipoDePlanilla(TIPO, CAMPOS, CONTEOS, hacer, deshacer))
mostrar(CARA)
registrar(
    TipoDePlanilla(
        smartflex.TIPO,
        smartflex.CAMPOS,
        smartflex.CONTEOS,
        smartflex.cargar,
        smartflex.deshacer,
        ademas=(smartflex.RETIRADAS,),
    )
)
mostrar(CARA_SMARTFLEX)
manejador(DE_QUIEN_SON, que="de quién son las llamadas de un interno")(cruzar_las_del_interno)

VECES_SIN_CUADRAR = 3
"""Somebody may be writing while the month is read, but not every time."""


@manejador(INFORME, que="el informe de un mes")
def informar(pendiente: Pendiente) -> None:
    """The report of an ended month; one that does not add up is told, never mailed."""
    try:
        with como_debido():
            producir_y_repartir(int(pendiente.objeto_id or 0), ahora=timezone.now())
    except MesSinTerminar as error:
        raise Apartar(str(error)) from error
    except NoCuadra as error:
        raise Reintentar(str(error), veces=VECES_SIN_CUADRAR) from error


@manejador(SEMANAL, que="el resumen semanal del mes")
def resumir_la_semana(pendiente: Pendiente) -> None:
    """To who wants it; one that does not add up is told, never mailed."""
    lunes = date.fromisoformat(pendiente.datos["lunes"])
    try:
        resumir(lunes, int(pendiente.objeto_id or 0), ahora=timezone.now())
    except NoCuadra as error:
        raise Reintentar(str(error), veces=VECES_SIN_CUADRAR) from error
