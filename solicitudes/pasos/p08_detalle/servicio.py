"""Step 8: category, the installation address by Annex 1, plan and components."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from solicitudes.direcciones import Direccion
from solicitudes.models import Detalle, Venta
from solicitudes.pasos.instalado import exigir_lo_instalado
from solicitudes.pasos.p02_p03_consultas.servicio import revisar_otra_direccion
from solicitudes.pasos.smartflex import abierta_en, anotar_numero
from solicitudes.puerta.avanzar import avanzar
from solicitudes.reglas import estructura
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado


def guardar_detalle(
    venta_id: int,
    *,
    acto: Acto,
    direccion: Direccion,
    direccion_campos: dict[str, Any],
    direccion_rige: str = "",
    tecnologias_alli: Sequence[str] = (),
    numero_smartflex: str = "",
    **datos: Any,
) -> Detalle:
    """Keep category, address by Annex 1, plan and components (8, 8.1, 8.2).

    ``direccion_rige`` is what the asesor said when the client had dictated another address;
    while the registered one rules the letter is asked again, and ``tecnologias_alli`` is what
    Contact Center says of it.
    """
    with transaction.atomic():
        venta = abierta_en(Estado.REGISTRADA, venta_id, acto=acto)
        _exigir_estructura(venta, datos)
        if direccion_rige:
            rige = {"rige": direccion_rige}
            anotar(venta.cadena, "cual_direccion", acto=acto, datos=rige)
        detalle, _ = Detalle.objects.update_or_create(
            venta=venta,
            defaults={
                "detallado_el": estructura.dia_de_la_estructura(venta),
                "direccion_linea": direccion.linea,
                "direccion_observaciones": direccion.observaciones,
                "direccion_caso": direccion.caso,
                "direccion_campos": direccion_campos,
                "rural": direccion.rural,
                "numero_provisional": direccion.numero_provisional,
                "direccion_rige": direccion_rige,
                **datos,
            },
        )
        if tecnologias_alli and detalle.rige_la_registrada:
            revisar_otra_direccion(
                venta_id, acto=acto, tecnologias=tecnologias_alli, direccion=detalle.direccion_linea
            )
        anotar_numero(venta, numero_smartflex)
    return detalle


def detallar(venta_id: int, *, acto: Acto, **datos: Any) -> Venta:
    """Step 8: category, installation address, plan and components."""
    with transaction.atomic():
        guardar_detalle(venta_id, acto=acto, **datos)
        return avanzar(venta_id, "detallar", acto=acto)


def _exigir_estructura(venta: Venta, datos: dict[str, Any]) -> None:
    """Refuse what the form does not show, whoever sends it (8.2)."""
    detalle, oferta = venta.detalle_actual, venta.oferta
    if detalle is not None:
        exigir_lo_instalado(
            venta,
            {
                "componentes": detalle.componentes,
                "plan": detalle.plan,
                "puntos": detalle.puntos,
            },
            datos,
            que="el plan, los componentes y los puntos",
        )
    razones = estructura.objeciones(venta, datos.get("componentes", {}))
    if datos.get("plan") != oferta.plan:
        razones.insert(0, f"El cliente aceptó {oferta.plan}: confirme ese o corrija el paso 4.")
    razones += estructura.objecion_de_puntos(
        oferta.producto, datos.get("puntos", 1), ya=detalle.puntos if detalle else None
    )
    if razones:
        raise TransicionInvalida(razones)
