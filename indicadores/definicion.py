"""Another definition of the indicator: proposed by one administrator, approved by another."""

from datetime import date

from bluecom.bolivia.fechas import sumar_meses
from bluecom.cuentas.acto import Acto
from bluecom.vigencias import consultas, servicios
from indicadores.models import Definicion

CAMBIAN = ("parametro", "segundos_minimos", "autoridad")


def proponer(nueva: Definicion, *, acto: Acto) -> Definicion:
    """Write down a definition from a month to come; every month that began keeps its own."""
    return servicios.proponer(nueva, acto=acto, contenido=objeciones)


def objeciones(nueva: Definicion, dia: date) -> list[str]:
    """What forbids it; an indicator is never measured by two definitions in one month."""
    if nueva.vigente_desde.day != 1:
        otro = primer_mes_desde(nueva.vigente_desde)
        return [f"Una definición rige meses enteros: escriba el día 1, como {otro:%d/%m/%Y}."]
    return consultas.lo_mismo(nueva, anterior(nueva), CAMBIAN)


def anterior(nueva: Definicion) -> Definicion:
    """What ends when this one starts; the procedure's own, when nobody wrote another."""
    escrita: Definicion | None = consultas.anterior_a(nueva)
    return escrita or nueva.de_entrada()


def primer_mes_desde(dia: date) -> date:
    """The first day of a month on or after ``dia``."""
    return dia if dia.day == 1 else sumar_meses(dia.replace(day=1), 1)
