"""A file says that a wait is over: owed, done once, and undone with the file (1.2)."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db import connection, transaction

from bluecom.cuentas.acto import Acto
from bluecom.pendientes.servicios import deber
from bluecom.planillas.models import Corrida
from cartera.models import Cliente, ContactoCartera, Situacion, VueltaPorArchivo
from cartera.servicios.espera import devolver_a_quienes_esperan

CURAR = "cartera:curar"
"""Look again at everybody who waits: who knows why they wait does it."""
_VUELTA = VueltaPorArchivo._meta.db_table
_CONTACTO = ContactoCartera._meta.db_table


class Curado(NamedTuple):
    """A waiting client and the file that ended his wait."""

    contacto_id: int
    corrida_id: int


def deber_curas(corrida: Corrida, acto: Acto) -> None:
    """Once for each load and each undoing, in the transaction of either."""
    clave = f"{CURAR}:{corrida.pk}:{corrida.situacion}"
    deber(CURAR, clave, objeto_id=corrida.pk, ahora=acto.ahora)


def deber_cura_de(cliente: Cliente, *, acto: Acto) -> None:
    """Two records are one client: what a file said of either may end the wait of the other."""
    dicho = cliente.impedimentos.first()
    if dicho is not None:
        clave = f"{CURAR}:cliente:{cliente.pk}:{acto.ahora.timestamp()}"
        deber(CURAR, clave, objeto_id=dicho.corrida_id, ahora=acto.ahora)


def volver_por_archivo(curados: Iterable[Curado], *, por: str, acto: Acto) -> dict[int, int]:
    """Those who still wait return to the queue; how many by each file.

    Whoever is taken, or returned by a person, is left alone: he is told of once.
    """
    de_cual = {curado.contacto_id: curado.corrida_id for curado in curados}
    cuantos: dict[int, int] = {}
    with transaction.atomic():
        esperaban = devolver_a_quienes_esperan(list(de_cual), por=por, acto=acto)
        VueltaPorArchivo.objects.bulk_create(
            VueltaPorArchivo(corrida_id=de_cual[pk], contacto_id=pk, antes=antes, en=acto.ahora)
            for pk, antes in esperaban.items()
        )
    for pk in esperaban:
        cuantos[de_cual[pk]] = cuantos.get(de_cual[pk], 0) + 1
    return cuantos


def deshacer_vueltas(corrida: Corrida) -> int:
    """Whom the file returned and nobody has taken since waits again, until his own day."""
    with connection.cursor() as cursor:
        cursor.execute(_ESPERAR_DE_NUEVO, [corrida.pk])
        cuantos = int(cursor.rowcount)
    VueltaPorArchivo.objects.filter(corrida=corrida).delete()
    return cuantos


_ESPERAR_DE_NUEVO = f"""
UPDATE {_CONTACTO} c SET situacion = '{Situacion.ESPERA}', proximo_en = v.antes
FROM {_VUELTA} v WHERE v.corrida_id = %s AND v.contacto_id = c.id AND c.proximo_en = v.en
    AND c.situacion IN ('{Situacion.REINTENTO}', '{Situacion.ESPERA}')
"""  # noqa: S608  constants
