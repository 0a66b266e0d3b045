"""The versions of the calling hours: what an administrator proposes, and what forbids it."""

from datetime import date

from bluecom.cuentas.acto import Acto
from bluecom.plazos.horario import DIAS, escribir_dia, leer_dia
from bluecom.vigencias import consultas, servicios
from cartera.models import Cartera, HorarioDeLlamada
from cartera.models.horario import GENERAL

CAMBIAN = ("semana", "dias_cerrados", "dias_atendidos")


def proponer_horario(nueva: HorarioDeLlamada, *, acto: Acto) -> HorarioDeLlamada:
    """Write down hours from a day to come; another administrator approves them."""
    ordenar(nueva)
    return servicios.proponer(nueva, acto=acto, contenido=objeciones)


def ordenar(nueva: HorarioDeLlamada) -> None:
    """Write hours and days in the one form that is compared. Raises ``DatoInvalido``."""
    nueva.semana = [escribir_dia(leer_dia(dia)) for dia in nueva.semana]
    nueva.dias_cerrados = sorted(set(nueva.dias_cerrados))
    nueva.dias_atendidos = sorted(set(nueva.dias_atendidos))


def objeciones(nueva: HorarioDeLlamada, dia: date) -> list[str]:
    """What forbids these hours."""
    razones = []
    if len(nueva.semana) != len(DIAS):
        return ["La semana tiene siete días."]
    if nueva.alcance == GENERAL and not any(nueva.semana):
        razones.append("El horario general dice las horas de algún día: escríbalas.")
    if nueva.alcance != GENERAL and not Cartera.objects.filter(pk=nueva.alcance).exists():
        razones.append("Elija una cartera de la lista.")
    if ambos := set(nueva.dias_cerrados) & set(nueva.dias_atendidos):
        cual = min(ambos)
        razones.append(f"El {cual:%d/%m/%Y} está entre los días sin llamadas y los que se llama.")
    return razones or consultas.lo_mismo(nueva, consultas.anterior_a(nueva), CAMBIAN)
