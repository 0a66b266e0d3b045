"""From a sale to its gloss (Annex 2): every slot filled from what is already known.

The texts are those of one day: that on which the sale's gloss was written. Whoever opens
step 9 again by name writes it anew, with the texts of that day; any other correction keeps
the wording that is already in Smartflex.
"""

from dataclasses import asdict
from datetime import date
from typing import Any

from bluecom.bolivia.fechas import hoy
from bluecom.bolivia.telefonos import nacional
from solicitudes import glosas
from solicitudes.reglas.hechos import Oferta
from solicitudes.reglas.venta import Venta


def facturacion_de(oferta: Oferta) -> str:
    """The annex's wording for "¿factura propia o al teléfono N°?"."""
    return glosas.facturacion_para(oferta.producto_id, propia=not oferta.al_telefono)


def por_informar(venta: Venta) -> dict[str, str]:
    """Code → label of what this sale's gloss asserts with "SE INFORMO"."""
    oferta = venta.oferta_actual
    if oferta is None:
        return {}
    afirma = glosas.afirmaciones(
        oferta.producto_id,
        facturacion_de(oferta),
        promocion=bool(oferta.snapshot.promocion),
        redaccion=redaccion_de(venta),
    )
    return {str(afirmacion): afirmacion.etiqueta for afirmacion in afirma}


def dia_de_la_glosa(venta: Venta) -> date:
    """The day its gloss was written; today while it is not, or after another offer."""
    glosa, oferta = venta.glosa_actual, venta.oferta_actual
    if glosa is not None and glosa.redactada_el is not None:
        redactada = glosa.redactada_el
        if oferta is None or hoy(oferta.aceptada_en) <= redactada:
            return redactada
    return venta.dia


def redaccion_de(venta: Venta) -> glosas.Redaccion:
    """The texts of Annex 2 that this sale goes by."""
    return venta.redaccion_el(dia_de_la_glosa(venta))


def componer(venta: Venta, *, adicional: str = "") -> glosas.Glosa:
    """Compose the gloss, or raise ``GlosaInvalida`` with a sentence that names what is missing.

    Of a sale with its offer and its call sheet.
    """
    oferta = venta.oferta
    promocion = bool(oferta.snapshot.promocion)
    fila = (oferta.producto_id, facturacion_de(oferta))
    redaccion = redaccion_de(venta)
    datos = datos_de_glosa(venta, adicional=adicional)
    glosa = glosas.componer(*fila, datos, promocion=promocion, redaccion=redaccion)
    afirma = glosas.afirmaciones(*fila, promocion=promocion, redaccion=redaccion)
    if faltan := glosas.faltan_informar(afirma, venta.ficha.informado):
        raise glosas.GlosaSinInformar([afirmacion.etiqueta for afirmacion in faltan])
    return glosa


def contradicciones(venta: Venta, adicional: str) -> tuple[Any, ...]:
    """What the last word says against the accepted offer (9.1): both values and the cure."""
    if not adicional.strip() or venta.oferta_actual is None:
        return ()
    condiciones = asdict(venta.oferta_actual.snapshot)
    return tuple(glosas.contradicciones(adicional, condiciones))


def datos_de_glosa(venta: Venta, *, adicional: str = "") -> dict[str, Any]:
    """Slot → value, from the call sheet, the offer, the snapshot and the detail."""
    oferta, ficha, detalle = venta.oferta, venta.ficha, venta.detalle_actual
    condiciones = oferta.snapshot
    titular = venta.cliente.nombre_completo
    ubicacion = (detalle.direccion_observaciones if detalle else "") or ficha.ubicacion
    return {
        "tecnologia": oferta.tecnologia,
        **_donde_se_instala(ubicacion, ficha.get_vivienda_display(), ficha.pisos),
        "pisos": ficha.pisos,
        "caracteristicas": ficha.caracteristicas,
        "referencia": [nacional(n) for n in (ficha.referencia_1, ficha.referencia_2) if n],
        "pasar_en": ficha.pasar_en,
        "preguntar_por": ficha.preguntar_por or oferta.por_quien_preguntar,
        "telefono_factura": nacional(oferta.telefono_factura) if oferta.al_telefono else "",
        "tarifa": condiciones.tarifa,
        "costo_instalacion": condiciones.costo_instalacion,
        "costo_por_punto": condiciones.costo_por_punto,
        "puntos": detalle.puntos if detalle else ficha.puntos,
        "cable_excedente": condiciones.cable_excedente,
        "permanencia": condiciones.permanencia,
        "promocion": condiciones.promocion,
        "mega_adicional": condiciones.mega_adicional,
        "tarifa_hn": condiciones.tarifa_hn,
        "tarifa_hr": condiciones.tarifa_hr,
        "tarifa_hsr": condiciones.tarifa_hsr,
        "aviso_retiro_dias": condiciones.aviso_retiro_dias,
        "servicios_adicionales": ficha.suplementarios,
        "solicitante": oferta.solicitante_nombre or titular,
        "titular_o_tercero": "TITULAR" if oferta.es_titular else "TERCERO",
        "adicional": adicional,
    }


def _donde_se_instala(ubicacion: str, vivienda: str, piso: int | None) -> dict[str, str]:
    """«OFICINA 204» names the office already: it stands for both, with its floor, and once."""
    dicha, partes = vivienda.upper(), ubicacion.upper().split()
    if dicha not in ("OFICINA", "LOCAL") or dicha not in partes:
        return {"ubicacion": ubicacion, "vivienda": vivienda}
    en_piso = f" EN PISO {piso}" if piso and "PISO" not in partes else ""
    return {"ubicacion": "", "vivienda": ubicacion + en_piso}
