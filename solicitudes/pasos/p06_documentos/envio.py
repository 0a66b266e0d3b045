"""Step 6.2: what comes by the client's link: kept once, in its place, instead of nothing good."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import acto_del_sistema
from documentos.errores import ArchivoRechazado
from documentos.models import ArchivoRecibido
from documentos.recibidos import Procedencia, revisar
from documentos.tipos import Origen, TipoArchivo
from solicitudes.models import EnlaceDeCliente
from solicitudes.pasos.hermanas import bloquear_a_todas
from solicitudes.pasos.p06_documentos.archivos import lugares_de
from solicitudes.pasos.p06_documentos.enlace import (
    EnlaceSinEfecto,
    enlace_bloqueado,
    leer_enlace_de_cliente,
)
from solicitudes.pasos.p06_documentos.servicio import poner_recibida

ARCHIVOS_POR_ENLACE = 30
"""More than anybody has to send, however often he takes each photo again."""


def recibir_por_enlace(
    llave: str, *, tipo: str, contenido: bytes, ahora: datetime
) -> ArchivoRecibido:
    """Keep one photo or letter that the client sends (6.2).

    The same bytes again are the same file, wherever it is by now. Only a photo that the coach
    refused and that came by this link gives its place to the next; anything else that is there
    stays, and what comes waits in the tray. It is opened before the sale is locked.
    """
    acto = acto_del_sistema(ahora)
    abierto = leer_enlace_de_cliente(llave, ahora=ahora)
    if abierto is None or abierto.impide:
        raise EnlaceSinEfecto(abierto.impide if abierto else "El enlace no está completo.")
    if abierto.enlace.consentido_en is None:
        raise EnlaceSinEfecto("Abra el enlace y acepte primero el uso de sus datos.")
    recibida = revisar(contenido, tipo or TipoArchivo.SIN_ORDENAR)
    with transaction.atomic():
        bloquear_a_todas(abierto.enlace.venta_id)
        enlace = enlace_bloqueado(llave, acto)
        venta = enlace.venta
        resumen = sha256(contenido).hexdigest()
        if ya := _ya_llego(enlace, resumen, tipo):
            return ya
        _exigir_lugar(enlace, tipo)
        archivo = poner_recibida(
            venta,
            recibida,
            acto=acto,
            tipo=tipo,
            procedencia=Procedencia(Origen.ENLACE, mensaje_id=_mensaje(enlace, resumen)),
            en_lugar_de=_rechazada(enlace, tipo),
        )
        datos = {"archivo": archivo.pk, "tipo": archivo.tipo, "enlace": enlace.pk}
        anotar(venta.cadena, "recibir_por_enlace", acto=acto, datos=datos)
    return archivo


def llegados_por(enlace: EnlaceDeCliente) -> list[ArchivoRecibido]:
    """What came by it and is still in the folder."""
    return [archivo for archivo in _suyos(enlace, _de(enlace)) if archivo.sustituido_en is None]


def _de(enlace: EnlaceDeCliente) -> Iterable[ArchivoRecibido]:
    todos: Iterable[ArchivoRecibido] = enlace.venta.carpeta.archivos.order_by("pk")
    return todos


def _suyos(enlace: EnlaceDeCliente, archivos: Iterable[ArchivoRecibido]) -> list[ArchivoRecibido]:
    inicio = _mensaje(enlace, "")
    return [
        archivo
        for archivo in archivos
        if archivo.canal == Origen.ENLACE and archivo.mensaje_id.startswith(inicio)
    ]


def _mensaje(enlace: EnlaceDeCliente, resumen: str) -> str:
    return f"{enlace.pk}:{resumen}"


def _ya_llego(enlace: EnlaceDeCliente, resumen: str, tipo: str) -> ArchivoRecibido | None:
    """The file of those very bytes; one photo for two places is a slip, and is said."""
    iguales = [archivo for archivo in _de(enlace) if archivo.sha256 == resumen]
    if not iguales:
        return None
    ya = next((uno for uno in iguales if uno.sustituido_en is None), iguales[-1])
    en_otro = ya.sustituido_en is None and ya.tipo not in (tipo, TipoArchivo.SIN_ORDENAR)
    if tipo and en_otro and ya in _suyos(enlace, iguales):
        raise ArchivoRechazado(f"Esa foto ya llegó como {ya.get_tipo_display()}: envíe la otra.")
    return ya


def _rechazada(enlace: EnlaceDeCliente, tipo: str) -> int | None:
    malas = (a for a in llegados_por(enlace) if a.tipo == tipo and a.por_aceptar)
    return next((mala.pk for mala in malas), None)


def _exigir_lugar(enlace: EnlaceDeCliente, tipo: str) -> None:
    if tipo not in ("", TipoArchivo.SIN_ORDENAR, *lugares_de(enlace.venta)):
        raise ArchivoRechazado("Eso no se le pidió: envíelo como otra cosa.")
    if len(_suyos(enlace, _de(enlace))) >= ARCHIVOS_POR_ENLACE:
        raise EnlaceSinEfecto(
            "Ya llegaron muchos archivos por este enlace: espere a que su asesor los mire."
        )
