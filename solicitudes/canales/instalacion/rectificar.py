"""Step 11.2: what was recorded of an installation was wrong, and is put right with its reason.

Nothing is typed over: what it said stays in its row, in the first acta and in the first terms.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.avisos import avisar
from solicitudes.canales.instalacion.equipo import exigir_series_libres
from solicitudes.canales.instalacion.servicio import exigir_fecha
from solicitudes.canales.terminos.servicio import deber_terminos
from solicitudes.models import Instalacion, Motivo, Rectificacion, Venta
from solicitudes.papeles import emision as papeles
from solicitudes.papeles.datos.instalada import cambios
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir
from solicitudes.puerta.razones import anotar_razon
from solicitudes.reglas import permisos
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado

CON_TERMINOS = (Estado.INSTALADA, Estado.CONCLUIDA)
RECTIFICAR = "rectificar_instalacion"


def rectificar_instalacion(
    venta_id: int,
    *,
    acto: Acto,
    motivo: Motivo,
    fecha: date,
    equipos: Sequence[dict[str, str]],
    nota: str = "",
) -> Rectificacion:
    """A second acta says what changed, and so do the terms, if they said it otherwise.

    The sale stays where it is; Facturación reads another day in its next list.
    """
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir(permisos.es_de_canales_virtuales, venta, acto.usuario)
        instalacion = venta.instalacion_actual
        if instalacion is None:
            raise TransicionInvalida("Todavía no hay una instalación que rectificar.")
        if venta.tiene_retiro_pedido():
            raise TransicionInvalida("Se pide retirar esta instalación: se decide primero.")
        exigir_fecha(venta, fecha)
        antes, despues = _dicho(instalacion), {"fecha": fecha.isoformat(), "equipos": [*equipos]}
        _exigir_lo_mismo_y_otro(antes, despues)
        exigir_series_libres(venta, equipos)
        hecha = Rectificacion.objects.create(
            venta=venta, antes=antes, despues=despues, motivo=motivo, nota=nota,
            por=acto.usuario, en=acto.ahora,
        )  # fmt: skip
        _escribir(venta, instalacion, fecha, equipos)
        anotar_razon(venta, RECTIFICAR, motivo, nota, acto=acto)
        datos = {"motivo": motivo.codigo, "rectificacion": hecha.pk}
        anotar(venta.cadena, RECTIFICAR, acto=acto, datos=datos)
        papeles.emitir_acta_de_instalacion(venta, acto=acto)
        dicho = [f"{c.que}: antes {c.antes}, ahora {c.ahora}" for c in cambios(venta, hecha)]
        if venta.estado in CON_TERMINOS:
            deber_terminos(venta, acto=acto, cambia=dicho)
        _avisar_al_asesor(venta, hecha, dicho)
    return hecha


def _dicho(instalacion: Instalacion) -> dict[str, Any]:
    return {"fecha": instalacion.fecha.isoformat(), "equipos": list(instalacion.equipos)}


def _exigir_lo_mismo_y_otro(antes: dict[str, Any], despues: dict[str, Any]) -> None:
    """The same pieces of equipment, in the same order, and something else of them."""
    if antes == despues:
        raise TransicionInvalida("Eso ya dice lo registrado: no hay qué rectificar.")
    cuales = [[equipo["codigo"] for equipo in dicho["equipos"]] for dicho in (antes, despues)]
    if cuales[0] != cuales[1]:
        raise TransicionInvalida("Se rectifica lo que dicen los equipos instalados, no cuáles son.")


def _escribir(
    venta: Venta, instalacion: Instalacion, fecha: date, equipos: Sequence[dict[str, str]]
) -> None:
    instalacion.fecha, instalacion.equipos = fecha, list(equipos)
    instalacion.save(update_fields=["fecha", "equipos"])
    venta.visitas.filter(hecha=True).update(fecha=fecha)


def _avisar_al_asesor(venta: Venta, hecha: Rectificacion, dicho: list[str]) -> None:
    """His or her client may ask about it."""
    avisar(
        [venta.asesor_id],
        f"Se rectificó la instalación de {venta.cliente} (venta {venta.pk}): {'; '.join(dicho)}.",
        clave=f"{RECTIFICAR}:{hecha.pk}",
        ahora=venta.ahora,
        url=venta.get_absolute_url(),
    )
