"""A file that is loaded in one go, without anybody in between: by a command, by a sweep."""

from typing import BinaryIO

from django.db import transaction

from bluecom.cuentas.acto import Acto
from bluecom.planillas.corridas import correr, estrenar, terminar
from bluecom.planillas.informe import Informe
from bluecom.planillas.models import Situacion


def importar(
    archivo: BinaryIO,
    *,
    tipo: str,
    nombre: str,
    acto: Acto,
    simular: bool = False,
    de_prueba: bool = False,
    nombre_del_archivo: str = "archivo.csv",
    alcance: str = "",
) -> Informe:
    """Load a file of a kind, or say what loading it would do.

    All or nothing; ``simular`` leaves the rows of its run alone, and gives the same report.
    Raises ``PlanillaRechazada``.
    """
    with transaction.atomic():
        corrida = estrenar(
            archivo,
            tipo=tipo,
            nombre_del_archivo=nombre_del_archivo,
            nombre=nombre,
            acto=acto,
            de_prueba=de_prueba,
            alcance=alcance,
        )
        correr(corrida, archivo, acto=acto, simular=simular)
        terminar(corrida, Situacion.DESISTIDA if simular else Situacion.HECHA, acto.ahora)
    return Informe(corrida)
