"""Names of messages that a sale forgotten before they had a rule still says: caught up with."""

import logging
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import acto_del_sistema
from bluecom.retencion.catalogo import RESUMEN
from bluecom.retencion.palabras import PURGAR
from bluecom.retencion.purga import Cuenta, Purga, registrar_purga
from solicitudes.models import Venta
from solicitudes.puerta.avanzar import bloquear
from solicitudes.retencion.copias import DE_VENTA, EN_DISPUTA, DeVenta
from solicitudes.retencion.purga import POR_VEZ, resumir

registro = logging.getLogger(__name__)
QUE = "Nombres de mensajes en ventas ya borradas"
CON_NOMBRES = [copia for copia in DE_VENTA if copia.resumidos]


def contar_rezagados(ahora: datetime) -> list[Cuenta]:
    """How many rows of sales that were forgotten still have such a name in clear."""
    ventas = _olvidadas()
    return [_cuenta(sum(_en_claro(copia, ventas).count() for copia in CON_NOMBRES))]


def alcanzar_rezagados(ahora: datetime) -> list[Cuenta]:
    """Each sale in a transaction of its own: one that fails leaves the others done, and does not
    take the place of the next ones.
    """
    olvidadas, pks = _olvidadas(), set()
    for copia in CON_NOMBRES:
        pks |= set(_en_claro(copia, olvidadas).values_list(copia.venta, flat=True).distinct())
    cuantas = ventas = 0
    for pk in sorted(pks):
        try:
            cuantas += _alcanzar(pk, ahora)
            ventas += 1
        except Exception:  # whatever it is, the next ones are not kept for it
            registro.exception("No se pudo alcanzar la venta %s", pk)
        if ventas == POR_VEZ:
            break
    return [_cuenta(cuantas)]


def _alcanzar(venta_id: int, ahora: datetime) -> int:
    """As when it was forgotten: its log says which rows, and nothing of anybody."""
    acto = acto_del_sistema(ahora)
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        ella = _olvidadas().filter(pk=venta_id)
        filas = {copia.codigo: _pks(copia, ella) for copia in CON_NOMBRES}
        alcanzadas = {codigo: pks for codigo, pks in filas.items() if pks}
        for copia in CON_NOMBRES:
            resumir(copia, filas[copia.codigo])
        if alcanzadas:
            anotar(venta.cadena, PURGAR, acto=acto, datos={"copias": alcanzadas})
    return sum(len(pks) for pks in alcanzadas.values())


def _pks(copia: DeVenta, ventas: "QuerySet[Venta]") -> list[int]:
    return list(_en_claro(copia, ventas).order_by("pk").values_list("pk", flat=True))


def _olvidadas() -> "QuerySet[Venta]":
    """Forgotten, and in no dispute by now; no month is counted from such names."""
    ventas: QuerySet[Venta] = Venta.objects.filter(olvido__isnull=False)
    return ventas.exclude(pk__in=EN_DISPUTA.values("venta"))


def _en_claro(copia: DeVenta, ventas: "QuerySet[Venta]") -> "QuerySet[Any]":
    dicen = Q()
    for campo in copia.resumidos:
        dicen |= Q(**{f"{campo}__gt": ""}) & ~Q(**{f"{campo}__startswith": RESUMEN})
    filas: QuerySet[Any] = copia.tabla._default_manager.filter(
        dicen, **{f"{copia.venta}__in": ventas.values("pk")}
    )
    return filas


def _cuenta(cuantas: int) -> Cuenta:
    return Cuenta("rezagados", QUE, cuantas)


registrar_purga(Purga(contar_rezagados, alcanzar_rezagados))
