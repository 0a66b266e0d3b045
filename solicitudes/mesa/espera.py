"""The floor knows of a cure or of new capacity: who waited for it returns to the queue (1.2)."""

from bluecom.cuentas.acto import Acto
from cartera import servicios as cartera
from solicitudes.mesa.consulta_espera import en_espera, esperan


def devolver_grupo(*, acto: Acto, por: str, zona: str, tecnologia: str) -> int:
    """The zone has capacity, or the cure is known: all of the group return now (1.2, 3.2)."""
    suyos = esperan(acto.usuario, acto.ahora, por=por, zona=zona, tecnologia=tecnologia)
    claves = list(suyos.values_list("pk", flat=True))
    return cartera.volver_a_la_cola(claves, por=por, acto=acto)


def devolver_uno(contacto_id: int, *, acto: Acto) -> int:
    """One client whose cure is known returns before the day."""
    suyo = en_espera(acto.usuario, acto.ahora).filter(pk=contacto_id)
    claves = dict(suyo.values_list("pk", "por"))
    return cartera.volver_a_la_cola(list(claves), por=claves.get(contacto_id) or "", acto=acto)
