"""The versions of each kind's policy: what ships, and what an administrator proposes."""

from datetime import date

from bluecom.cuentas.acto import Acto
from bluecom.plazos.horario import DIAS, escribir_dia, leer_dia
from bluecom.plazos.models import ESCALA, Modo, Politica
from bluecom.plazos.tipos import tipos
from bluecom.vigencias import consultas, servicios
from bluecom.vigencias.modelos import Situacion

DESDE_EL_COMIENZO = date(2019, 9, 1)
"""The first version of the procedure."""
CAMBIAN = ("modo", "horas", *ESCALA, "semana", "dias_cerrados", "dias_atendidos")


def sembrar() -> None:
    """Write down what ships of each kind that has no version yet: nobody signed it."""
    for tipo in tipos():
        Politica.objects.get_or_create(
            tipo=tipo.codigo,
            numero=1,
            defaults={
                "situacion": Situacion.INICIAL,
                "vigente_desde": DESDE_EL_COMIENZO,
                "modo": Modo.CORRIDAS,
                "horas": tipo.horas,
                **{campo: getattr(tipo, campo) for campo in ESCALA},
            },
        )


def proponer(nueva: Politica, *, acto: Acto) -> Politica:
    """Write down a version from a day to come; another administrator approves it.

    What runs by then keeps the version it started with.
    """
    ordenar(nueva)
    return servicios.proponer(nueva, acto=acto, contenido=objeciones)


def ordenar(nueva: Politica) -> None:
    """Write hours and days in the one form that is compared. Raises ``DatoInvalido``."""
    semana = [escribir_dia(leer_dia(dia)) for dia in nueva.semana]
    nueva.semana = semana if any(semana) else []
    nueva.dias_cerrados = sorted(set(nueva.dias_cerrados))
    nueva.dias_atendidos = sorted(set(nueva.dias_atendidos))


def objeciones(nueva: Politica, dia: date) -> list[str]:
    """What forbids how it counts."""
    razones = []
    if nueva.modo == Modo.HABILES and not nueva.semana:
        razones.append("Para contar horas hábiles escriba las horas de atención de algún día.")
    if nueva.semana and len(nueva.semana) != len(DIAS):
        razones.append("La semana tiene siete días.")
    if nueva.horas_de_aviso >= nueva.horas:
        razones.append("El aviso previo va antes del límite: menos horas que el plazo.")
    if any(hora is not None and hora <= -nueva.horas for hora in nueva.de_los_otros.values()):
        razones.append("A nadie se le avisa antes de que el plazo empiece.")
    if ambos := set(nueva.dias_cerrados) & set(nueva.dias_atendidos):
        dia = min(ambos)
        razones.append(f"El {dia:%d/%m/%Y} está entre los días sin atención y los atendidos.")
    return razones or consultas.lo_mismo(nueva, consultas.anterior_a(nueva), CAMBIAN)
