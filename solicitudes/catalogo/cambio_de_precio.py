"""A price change (4.2): one administrator proposes, another approves, and it starts on its day.

Until it starts it can be withdrawn; afterwards one goes back by proposing the values of
before anew. History is never rewritten: what a day's price was stays so.
"""

from datetime import timedelta

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.rechazo import Rechazo
from bluecom.vigencias import servicios
from bluecom.vigencias.consultas import anterior_a
from solicitudes.catalogo.consulta_precios import impide_volver, objeciones, valores_de
from solicitudes.models import CondicionComercial


def proponer(nueva: CondicionComercial, *, acto: Acto) -> CondicionComercial:
    """Write down a new price from a day to come; nobody is offered it yet."""
    return servicios.proponer(nueva, acto=acto, contenido=objeciones)


def aprobar(condicion: CondicionComercial, *, acto: Acto) -> CondicionComercial:
    """The second person: the price will rule from its day, and the one before ends the day before.

    Its figures are judged again: the gloss of its day may say more by now.
    """
    return servicios.aprobar(condicion, acto=acto, contenido=objeciones)


def volver_a_la_anterior(condicion: CondicionComercial, *, acto: Acto) -> CondicionComercial:
    """One step back from a price in force: the values before it, proposed anew for tomorrow."""
    dia = hoy(acto.ahora)
    if razones := impide_volver(condicion, dia):
        raise Rechazo(razones)
    anterior = anterior_a(condicion)
    nueva = CondicionComercial(
        **valores_de(anterior),
        vigente_desde=dia + timedelta(days=1),
        razon=f"Vuelve a la versión {anterior.numero}.",
        repite=anterior,
    )
    return proponer(nueva, acto=acto)
