"""A file that a command brings: read and loaded at once, or only read."""

from typing import BinaryIO

from django.db import transaction

from bluecom.cuentas.acto import Acto
from bluecom.planillas.corridas import correr, estrenar, terminar
from bluecom.planillas.models import Corrida, Situacion


def hacer_de_una_vez(
    archivo: BinaryIO,
    *,
    tipo: str,
    nombre: str,
    nombre_del_archivo: str,
    acto: Acto,
    simular: bool = False,
) -> Corrida:
    """All or nothing; ``simular`` keeps the rows of its run and writes nothing else.

    Raises ``PlanillaRechazada``.
    """
    with transaction.atomic():
        corrida = estrenar(
            archivo, tipo=tipo, nombre_del_archivo=nombre_del_archivo, nombre=nombre, acto=acto
        )
        correr(corrida, archivo, acto=acto, simular=simular)
        terminar(corrida, Situacion.DESISTIDA if simular else Situacion.HECHA, acto.ahora)
    return corrida
