"""Steps 4–10 once more: open a done step, keep all data, ask only what no longer matches."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from solicitudes.models import Motivo, Venta
from solicitudes.papeles import emision as papeles
from solicitudes.pasos.borrador import borrar_borradores
from solicitudes.pasos.p09_glosa import composicion as glosa
from solicitudes.pasos.p11_entrega import servicio as entrega
from solicitudes.puerta.avanzar import avanzar, bloquear
from solicitudes.puerta.razones import anotar_razon
from solicitudes.reglas.comprobaciones import problema_de_capacidad_en, problema_de_glosa
from solicitudes.reglas.errores import RazonConCampo, TransicionInvalida
from solicitudes.reglas.estados import CORREGIBLES, Estado
from solicitudes.reglas.flujo import bloqueos
from solicitudes.reglas.procedimiento import paso_actual

PASOS_DE_LO_INSTALADO = (4, 5, 8)
"""What was sold, where and with what: once it is installed it stays as it is."""


def correcciones_de(venta: Venta) -> int:
    """How often this sale was opened to correct; a page drawn before the last one is old."""
    return sum(razon.transicion == "corregir" for razon in venta.razones.all())


def corregir(venta_id: int, *, acto: Acto, paso: int, motivo: Motivo, nota: str = "") -> Venta:
    """Go back to just before ``paso`` (4–10); the first clock and numerator never move."""
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        if venta.estado == Estado.OBSERVADA:
            raise TransicionInvalida("Está observada: corrija desde cada observación (paso 11).")
        if venta.instalacion_actual is not None and paso in PASOS_DE_LO_INSTALADO:
            raise TransicionInvalida(f"Ya está instalado: el paso {paso} no se corrige.")
        if paso not in pasos_corregibles(venta):
            raise TransicionInvalida(f"El paso {paso} todavía no está hecho.")
        entrega.retirar(venta, acto=acto)
        venta = avanzar(
            venta_id,
            "corregir",
            acto=acto,
            datos={"paso": paso, "motivo": motivo.codigo},
            paso=paso,
        )
        if paso == 9:
            glosa.reescribir(venta)
        anotar_razon(venta, "corregir", motivo, nota, acto=acto, paso=paso)
    return venta


def pasos_corregibles(venta: Venta) -> list[int]:
    """The done steps from 4 on that this sale's asesor may open again."""
    if venta.estado not in CORREGIBLES:
        return []
    instalada = venta.instalacion_actual is not None
    fijos = PASOS_DE_LO_INSTALADO if instalada else ()
    return [n for n in range(4, paso_actual(venta).numero) if n not in fijos]


def reanudar(venta_id: int, *, acto: Acto) -> Venta:
    """After a corrected step, walk on by itself as far as the kept data still hold.

    Stops at the first step that lacks something, where the gloss says something else (a person
    types it anew in Smartflex, and says so), and always before printing.
    """
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        while venta.corregida_desde:
            siguiente = paso_actual(venta).transicion
            if siguiente in ("", "imprimir"):
                break
            if siguiente == "glosar":
                if glosa.cambia(venta):
                    break
                glosa.recomponer(venta, ahora=acto.ahora)
            if bloqueos(venta, siguiente):
                break
            avanzar(venta_id, siguiente, acto=acto, datos={"por_correccion": True})
            venta = bloquear(venta_id, acto=acto)
            if siguiente == "glosar":
                papeles.emitir_formularios(venta, acto=acto)
    return venta


def corregir_observado(
    venta_id: int, *, acto: Acto, paso: int, guardar: Callable[..., object], datos: dict[str, Any]
) -> Venta:
    """An observed folder: keep the corrected data of one step where the sale stands.

    Papers follow by themselves: what now says something else is version n+1. While its gloss is
    another, or cannot be written yet, gloss and papers stay until a person types it anew in
    Smartflex and says so at step 9, without which the folder does not go back.
    """
    with transaction.atomic():
        if paso not in bloquear(venta_id, acto=acto).lo_abierto:
            raise TransicionInvalida(no_se_observo(paso))
        guardar(venta_id, acto=acto, **datos)
        venta = bloquear(venta_id, acto=acto)
        _exigir_capacidad(venta, paso)
        if not problema_de_glosa(venta):
            glosa.recomponer(venta, ahora=acto.ahora)
            papeles.emitir_formularios(venta, acto=acto)
        borrar_borradores(venta, paso)
        anotar(venta.cadena, "corregir_observado", acto=acto, datos={"paso": paso})
    return venta


def no_se_observo(paso: int) -> str:
    """What an asesor who sees another error may do about it."""
    return (
        f"El paso {paso} no se observó: si ve ahí otro error, propóngalo a Canales Virtuales "
        "desde el paso 11."
    )


def _exigir_capacidad(venta: Venta, paso: int) -> None:
    """No paper tells the capacity of a place where nobody looked (3.2)."""
    if paso not in PASOS_DE_LO_INSTALADO or not venta.otro_lugar:
        return
    if razon := problema_de_capacidad_en(venta, venta.otro_lugar, vigente=False):
        raise TransicionInvalida([RazonConCampo(razon, "tecnologias_alli")])
