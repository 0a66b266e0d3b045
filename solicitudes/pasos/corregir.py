"""Steps 4–10 once more: open a done step, keep all data, ask only what no longer matches."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.models import Usuario
from solicitudes.models import Motivo, Venta
from solicitudes.papeles import emision as papeles
from solicitudes.pasos.borrador import borrar_borradores
from solicitudes.pasos.p09_glosa import composicion as glosa
from solicitudes.pasos.p11_entrega import servicio as entrega
from solicitudes.puerta.avanzar import avanzar, bloquear
from solicitudes.puerta.razones import anotar_razon
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.flujo import bloqueos, transiciones


def corregir(
    venta_id: int, *, usuario: Usuario, ahora: datetime, paso: int, motivo: Motivo, nota: str = ""
) -> Venta:
    """Go back to just before ``paso`` (4–10); the first clock and numerator never move."""
    with transaction.atomic():
        venta = bloquear(venta_id, usuario=usuario, ahora=ahora)
        if venta.estado == Estado.OBSERVADA:
            raise TransicionInvalida(["Está observada: corrija desde cada observación (paso 11)."])
        if paso not in pasos_corregibles(venta):
            raise TransicionInvalida([f"El paso {paso} todavía no está hecho."])
        entrega.retirar(venta, usuario=usuario, ahora=ahora)
        venta = avanzar(
            venta_id,
            "corregir",
            usuario=usuario,
            ahora=ahora,
            datos={"paso": paso, "motivo": motivo.codigo},
            paso=paso,
        )
        if paso == 9:
            glosa.reescribir(venta)
        anotar_razon(venta, "corregir", motivo, nota, usuario=usuario, ahora=ahora, paso=paso)
    return venta


def pasos_corregibles(venta: Venta) -> list[int]:
    """The done steps from 4 on that this sale's asesor may open again."""
    if venta.estado not in {t.source for t in transiciones() if t.name == "corregir"}:
        return []
    hecho = _paso_siguiente(venta)
    return list(range(4, hecho))


def reanudar(venta_id: int, *, usuario: Usuario, ahora: datetime) -> Venta:
    """After a corrected step, walk on by itself as far as the kept data still hold.

    Stops at the first step that lacks something, and always before printing: what is
    printed is confirmed by a person.
    """
    with transaction.atomic():
        venta = bloquear(venta_id, usuario=usuario, ahora=ahora)
        while venta.corregida_desde:
            siguiente = _transicion_siguiente(venta)
            if siguiente in ("", "imprimir"):
                break
            if siguiente == "glosar":
                glosa.recomponer(venta, ahora=ahora)
            if bloqueos(venta, siguiente):
                break
            avanzar(
                venta_id, siguiente, usuario=usuario, ahora=ahora, datos={"por_correccion": True}
            )
            venta = bloquear(venta_id, usuario=usuario, ahora=ahora)
            if siguiente == "glosar":
                papeles.emitir_formularios(venta, usuario=usuario, ahora=ahora)
    return venta


def _transicion_siguiente(venta: Venta) -> str:
    for t in transiciones():
        if t.source == venta.estado and t.custom.get("paso", "").isdigit():
            return str(t.name)
    return ""


def _paso_siguiente(venta: Venta) -> int:
    for t in transiciones():
        if t.source == venta.estado and t.custom.get("paso", "").isdigit():
            return int(t.custom["paso"])
    return 11


def corregir_observado(
    venta_id: int,
    *,
    usuario: Usuario,
    ahora: datetime,
    paso: int,
    guardar: Callable[..., object],
    datos: dict[str, Any],
) -> Venta:
    """An observed folder: keep the corrected data of one step where the sale stands.

    Gloss and papers follow by themselves: what now says something else is version n+1.
    """
    with transaction.atomic():
        guardar(venta_id, usuario=usuario, ahora=ahora, **datos)
        venta = bloquear(venta_id, usuario=usuario, ahora=ahora)
        glosa.recomponer(venta, ahora=ahora)
        papeles.emitir_formularios(venta, usuario=usuario, ahora=ahora)
        borrar_borradores(venta, paso)
        anotar(venta.cadena, "corregir_observado", actor=usuario, ahora=ahora, datos={"paso": paso})
    return venta
