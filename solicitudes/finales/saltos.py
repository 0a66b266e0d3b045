"""Clients left for later without a call: few a day, each with its reason (1.2)."""

from collections.abc import Iterable
from datetime import datetime, time

from django.db.models import Exists, F, OuterRef, QuerySet

from bluecom.bolivia.fechas import LA_PAZ, hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.parametros.consultas import valor
from cartera.models import Situacion
from solicitudes.models import Motivo, Razon, Venta
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.parametros import SALTOS_AL_DIA


def saltos_del_dia(ahora: datetime, desde: datetime | None = None) -> QuerySet[Razon]:
    """Every skip of that day in La Paz until ``ahora``, taken again or not; of real clients.

    Test people skip theirs; who practises left nobody without a call. ``desde``: its midnight,
    when it is known already.
    """
    medianoche = desde or datetime.combine(hoy(ahora), time(), LA_PAZ)
    return Razon.objects.filter(
        transicion="descartar",
        deshecha_en=None,
        motivo__ambito=Motivo.Ambito.SALTO,
        en__gte=medianoche,
        en__lte=ahora,
        venta__contacto__cartera__de_prueba=F("por__de_prueba"),
    )


def en_pie(saltos: QuerySet[Razon]) -> QuerySet[Razon]:
    """Those whose client the same person did not take again."""
    otra_vez = Venta.objects.filter(
        contacto=OuterRef("venta__contacto"), asesor=OuterRef("por"), pk__gt=OuterRef("venta")
    )
    return saltos.filter(~Exists(otra_vez))


def le_quedan(acto: Acto) -> int:
    """How many clients this person may still skip today."""
    hechos = en_pie(saltos_del_dia(acto.ahora)).filter(por=acto.usuario).count()
    return max(valor(SALTOS_AL_DIA, acto.ahora) - hechos, 0)


def exigir_salto(venta: Venta, *, acto: Acto) -> None:
    """Refuse a skip past the day's, or of a client who spoke: now, or when he asked to be called.

    In the caller's transaction, after ``esperar_turno``: two tabs are counted one by one. Whoever
    leads the floor is not counted.
    """
    if venta.entrante:
        raise TransicionInvalida("Este cliente llamó él: registre cómo terminó su llamada.")
    if venta.ultimo_dicho() is not None:
        raise TransicionInvalida(
            "Con este cliente ya se habló: registre el resultado de la llamada."
        )
    if venta.contacto.situacion_previa == Situacion.RELLAMADA:
        raise TransicionInvalida(
            "Este cliente pidió que lo llamaran a esta hora: no se lo salta. Si usted no puede, "
            "pida a su supervisor que lo pase a otra persona."
        )
    if acto.usuario.tiene_rol(Rol.ASESOR) and not le_quedan(acto):
        raise TransicionInvalida(
            f"Ya saltó a {_clientes(valor(SALTOS_AL_DIA, acto.ahora))} hoy, que son los que se "
            "puede: llame a este, o pida a su supervisor que lo pase a otra persona."
        )


def de_cada_uno(saltos: Iterable[Razon]) -> dict[int, int]:
    """How many each person did."""
    cuentas: dict[int, int] = {}
    for salto in saltos:
        cuentas[salto.por_id] = cuentas.get(salto.por_id, 0) + 1
    return cuentas


def _clientes(cuantos: int) -> str:
    return "1 cliente" if cuantos == 1 else f"{cuantos} clientes"
