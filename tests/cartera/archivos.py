"""Load and undo a file of one of the kinds of the portfolio, as a command and a page do."""

import io
from typing import Any

from django.db import transaction

from bluecom.cuentas.acto import Acto
from bluecom.planillas.de_una_vez import importar
from bluecom.planillas.models import Corrida, Situacion
from bluecom.planillas.tipos import tipo_de


def importar_archivo(contenido: bytes, *, tipo: str, acto: Acto, **como: Any) -> Corrida:
    como.setdefault("nombre", "")
    return importar(io.BytesIO(contenido), tipo=tipo, acto=acto, **como).corrida


def deshacer_archivo(corrida: Corrida, acto: Acto) -> dict[str, int]:
    with transaction.atomic():
        corrida.situacion = Situacion.DESHACIENDO
        cuenta = tipo_de(corrida).deshacer(corrida, acto)
        corrida.situacion = Situacion.DESHECHA
        corrida.save(update_fields=["situacion"])
        return cuenta
