"""Forget a sale: empty each copy, say in its log which, and owe the end of its files."""

import logging
from collections import Counter
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import acto_del_sistema
from bluecom.pendientes.models import Pendiente
from bluecom.pendientes.servicios import deber
from bluecom.retencion.catalogo import resumido
from bluecom.retencion.palabras import PURGAR
from bluecom.retencion.purga import Cuenta, Purga, registrar_purga
from documentos.almacen import almacen
from documentos.models import ArchivoRecibido, Documento, Parecido
from solicitudes.models import Olvido, Venta, Verificacion
from solicitudes.puerta.avanzar import bloquear
from solicitudes.retencion.copias import DE_VENTA, DeVenta
from solicitudes.retencion.cuales import por_olvidar, por_que_se_retiene, vencidas

registro = logging.getLogger(__name__)
BORRAR = "borrar_copias"
"""The owed effect that takes the files of a forgotten sale from the disk."""
POR_VEZ = 500
"""Sales of one purge: the next night goes on."""


def contar(ahora: datetime) -> list[Cuenta]:
    """Copy by copy, what forgetting the sales that are due would erase."""
    ventas = por_olvidar(ahora=ahora)
    cuentas = [Cuenta(c.codigo, c.que, _filas(c, ventas).count()) for c in DE_VENTA]
    return [Cuenta("ventas", "Ventas enteras cuyo plazo terminó", ventas.count()), *cuentas]


def contar_retenidas(ahora: datetime) -> list[Cuenta]:
    """The sales that are due and held, by what holds them."""
    return [
        Cuenta("retenidas", por_que, retiene(vencidas(ahora=ahora)).count())
        for por_que, retiene in por_que_se_retiene().items()
    ]


def olvidar_vencidas(ahora: datetime) -> list[Cuenta]:
    """Each sale in a transaction of its own: one that fails leaves the others done."""
    cuantas: Counter[str] = Counter()
    for pk in list(por_olvidar(ahora=ahora).order_by("pk").values_list("pk", flat=True)[:POR_VEZ]):
        try:
            cuantas.update(olvidar(pk, ahora=ahora))
        except Exception:  # whatever it is, the next ones are not kept for it
            registro.exception("No se pudo olvidar la venta %s", pk)
    nombres = {"ventas": "Ventas enteras cuyo plazo terminó", **{c.codigo: c.que for c in DE_VENTA}}
    return [Cuenta(codigo, nombre, cuantas[codigo]) for codigo, nombre in nombres.items()]


def olvidar(venta_id: int, *, ahora: datetime) -> dict[str, int]:
    """Empty every copy of one sale; nothing when it is held, or was forgotten meanwhile.

    The rows stay, with their hashes: the proof of the sale is whole without them.
    """
    acto = acto_del_sistema(ahora)
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        ella = por_olvidar(ahora=ahora).filter(pk=venta_id)
        if not ella.exists():
            return {}
        filas = {copia.codigo: _borrar(copia, ella) for copia in DE_VENTA}
        Parecido.objects.filter(archivo__carpeta=venta.carpeta_id).delete()
        Parecido.objects.filter(otro__carpeta=venta.carpeta_id).delete()
        Olvido.objects.create(venta=venta, en=ahora)
        borradas = {codigo: pks for codigo, pks in filas.items() if pks}
        anotar(venta.cadena, PURGAR, acto=acto, datos={"copias": borradas})
        deber(BORRAR, clave=f"{BORRAR}:{venta_id}", objeto_id=venta_id, ahora=ahora)
    return {"ventas": 1, **{codigo: len(pks) for codigo, pks in borradas.items()}}


def borrar_copias(pendiente: Pendiente) -> None:
    """Take the files of a forgotten sale from the disk; safe to run twice.

    What another sale that is not forgotten still has, a sister of the same call or one that took
    over a check, stays until that one is.
    """
    venta = Venta.objects.get(pk=pendiente.objeto_id, olvido__isnull=False)
    for nombre in _nombres(venta) - _en_uso(venta):
        almacen().delete(nombre)


def _filas(copia: DeVenta, ventas: "QuerySet[Venta]") -> "QuerySet[Any]":
    suyas: QuerySet[Any] = copia.tabla._default_manager.filter(
        **{f"{copia.venta}__in": ventas.values("pk")}
    )
    return suyas if copia.archivos or copia.resumidos else suyas.filter(copia.con_algo)


def _borrar(copia: DeVenta, ella: "QuerySet[Venta]") -> list[int]:
    """The rows that it emptied; of a paper remains which annex it named."""
    pks = list(_filas(copia, ella).order_by("pk").values_list("pk", flat=True))
    if copia.tabla is Documento:
        for papel in Documento.objects.filter(pk__in=pks).only("datos"):
            papel.datos = {que: papel.datos[que] for que in ("anexo",) if papel.datos.get(que)}
            papel.save(update_fields=["datos"])
    elif copia.campos:
        copia.tabla._default_manager.filter(pk__in=pks).update(**copia.vacios)
    resumir(copia, pks)
    return pks


def resumir(copia: DeVenta, pks: list[int]) -> None:
    """Leave the digest of each name that others gave; of a digest, itself."""
    for campo in copia.resumidos:
        con_nombre = copia.tabla._default_manager.filter(pk__in=pks, **{f"{campo}__gt": ""})
        for pk, nombre in con_nombre.values_list("pk", campo):
            copia.tabla._default_manager.filter(pk=pk).update(**{campo: resumido(nombre)})


def _nombres(venta: Venta) -> set[str]:
    """Every file of the private store that is a copy of this sale's."""
    nombres = {
        nombre
        for copia in DE_VENTA
        for campo in copia.archivos
        for nombre in copia.tabla._default_manager.filter(**{copia.venta: venta}).values_list(
            campo, flat=True
        )
    }
    adjuntos = (a for envio in venta.envios.all() if envio.correo for a in envio.correo.adjuntos)
    return {nombre for nombre in (*nombres, *(a["ruta"] for a in adjuntos)) if nombre}


def _en_uso(venta: Venta) -> set[str]:
    vivas = Venta.objects.exclude(pk=venta.pk).filter(olvido=None)
    compartidos = ArchivoRecibido.objects.filter(carpeta__venta__in=vivas).filter(
        original__in=venta.carpeta.archivos.values("original")
    )
    tomadas = Verificacion.objects.filter(venta__in=vivas, evidencia__carpeta=venta.carpeta_id)
    usados = [*compartidos, *ArchivoRecibido.objects.filter(pk__in=tomadas.values("evidencia"))]
    return {
        nombre
        for archivo in usados
        for nombre in (
            archivo.original,
            archivo.copia,
            *archivo.arreglos.values_list("copia", flat=True),
        )
    }


registrar_purga(Purga(contar, olvidar_vencidas, contar_retenidas))
