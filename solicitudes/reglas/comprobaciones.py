"""What a sale still lacks, step by step: plain questions that the guards ask.

Nothing here changes a sale; each answer is Spanish text for the
screen, empty when nothing is missing.
"""

from collections.abc import Mapping
from typing import Any

from bluecom.bolivia.fechas import hoy
from bluecom.bolivia.identidad import CI
from bluecom.bolivia.texto import enumerar
from documentos.models.carpeta import que_papeles_faltan
from documentos.tipos import Situacion
from solicitudes import direcciones
from solicitudes.reglas import estructura
from solicitudes.reglas import glosa as glosa_de_venta
from solicitudes.reglas.control import EXPLICACION, RECIBIDOS, REVISION
from solicitudes.reglas.venta import Venta


def desistimiento(venta: Venta) -> str:
    """The client took his word back in a follow-up, and gave it no more."""
    dicho = venta.ultimo_dicho()
    if venta.aceptada_en is None or dicho is None or dicho.venta:
        return ""
    return (
        f"El cliente desistió en la llamada del {hoy(dicho.inicio):%d/%m/%Y}: anule la venta, o "
        "anote la llamada en que vuelve a aceptar."
    )


def pasos_sin_explicar(venta: Venta) -> list[str]:
    """Step 5.1: what was not ticked as explained."""
    ficha = venta.ficha_actual
    dichos = ficha.pasos_explicados if ficha else {}
    items = venta.lista(EXPLICACION).items
    return [item.nombre for codigo, item in items.items() if codigo not in dichos]


def sin_informar(venta: Venta) -> list[str]:
    """Annex 2: what the gloss will assert with "SE INFORMO" and was not ticked."""
    ficha = venta.ficha_actual
    dichos = ficha.informado if ficha else {}
    return [
        texto
        for codigo, texto in glosa_de_venta.por_informar(venta).items()
        if codigo not in dichos
    ]


def problema_de_capacidad_alli(venta: Venta) -> str:
    """Step 5: installed elsewhere, what Contact Center says of that address (3.2)."""
    ficha = venta.ficha_actual
    if ficha is None or ficha.misma_direccion:
        return ""
    return problema_de_capacidad_en(venta, ficha.direccion_dictada)


def problema_de_capacidad_donde_rige(venta: Venta) -> str:
    """Step 8: the same of the registered address, when it is the one that rules."""
    detalle = venta.detalle_actual
    if detalle is None or not detalle.rige_la_registrada:
        return ""
    return problema_de_capacidad_en(venta, detalle.direccion_linea)


def problema_de_capacidad_en(venta: Venta, lugar: str, *, vigente: bool = True) -> str:
    """What its check lacks for the offer; once taken, ``vigente=False``, it need not still hold."""
    oferta, capacidad = venta.oferta_actual, venta.capacidad_en(lugar)
    if oferta is None:
        return ""
    if capacidad is None or (vigente and not capacidad.vigente_el(venta.dia)):
        return "La instalación es en otra dirección: vuelva a revisar la capacidad técnica (3.2)."
    if capacidad.alcanza(oferta.producto_id, oferta.tecnologia):
        return ""
    return (
        f"En esa dirección hay capacidad de {capacidad.nombres_de_tecnologias} y el cliente aceptó "
        f"{oferta.get_tecnologia_display()}: revise Contact Center o corrija la oferta (paso 4)."
    )


def items_sin_ok(venta: Venta) -> list[str]:
    """Step 6.3: items not looked at, or observed; those that only warn do not count."""
    documentacion = venta.documentacion_actual
    return sin_ok_entre(venta, documentacion.items if documentacion else {})


def sin_ok_entre(venta: Venta, items: Mapping[str, Any]) -> list[str]:
    """The same of items that were not kept yet: code → {"ok": bool, …}."""
    return [
        item.nombre
        for codigo, item in venta.lista(RECIBIDOS).items.items()
        if not item.avisa and not items.get(codigo, {}).get("ok")
    ]


def ci_de_otro(venta: Venta) -> str:
    """Step 6.3: names both C.I. when the card's is not the one expected and nobody said why."""
    documentacion = venta.documentacion_actual
    if documentacion is None or documentacion.ci_confirmado:
        return ""
    return diferencia_de_ci(venta, documentacion.ci)


def diferencia_de_ci(venta: Venta, leido: CI | None) -> str:
    """For example "La cartera dice C.I. 1234567 y el carnet 7654321: …"; empty when the same."""
    esperado = venta.ci_esperado
    if leido is None or esperado is None or leido.clave == esperado.clave:
        return ""
    donde = "El paso 4" if venta.cliente.es_empresa else "La cartera"
    return (
        f"{donde} dice C.I. {esperado} y el carnet {leido}: corrija el número, observe la "
        "fotografía si es de otra persona, o confirme que el carnet dice así."
    )


def lo_que_dice_la_carta(venta: Venta) -> dict[str, str]:
    """What the letter was checked against; a later change of these asks for another."""
    oferta, ficha = venta.oferta_actual, venta.ficha_actual
    if oferta is None or ficha is None:
        return {}
    condiciones = oferta.snapshot
    return {
        "plan": condiciones.plan,
        "permanencia": f"{condiciones.permanencia} meses",
        "instalación": f"Bs {condiciones.costo_instalacion}",
        "cargo": f"Bs {condiciones.cargo_mes_faltante}",
        "dirección": _direccion_de_la_carta(venta),
        "solicitante": oferta.solicitante_nombre or venta.cliente.nombre_completo,
    }


def _direccion_de_la_carta(venta: Venta) -> str:
    """The dictated one, until the asesor says at step 8 that the registered one rules."""
    ficha, detalle = venta.ficha_actual, venta.detalle_actual
    if detalle is not None and detalle.rige_la_registrada:
        return detalle.direccion
    return "la de la línea" if ficha is None or ficha.misma_direccion else ficha.direccion_dictada


def diferencia_con_lo_dictado(venta: Venta, registrada: str, *, provisional: bool = False) -> str:
    """Step 8.1: for example "El cliente dictó «A» y se registra «B»: no coinciden en la calle."."""
    dictada = venta.direccion_dicha
    partes = direcciones.diferencias(dictada, registrada, numero_provisional=provisional)
    if not partes:
        return ""
    return (
        f"El cliente dictó «{dictada}» y se registra «{registrada}»: no coinciden en "
        f"{enumerar(partes)}."
    )


def direccion_sin_decidir(venta: Venta) -> str:
    """Step 8.1: the same of what was registered, while nobody said which one rules."""
    detalle = venta.detalle_actual
    if detalle is None or detalle.direccion_rige:
        return ""
    provisional = detalle.numero_provisional
    return diferencia_con_lo_dictado(venta, detalle.direccion, provisional=provisional)


def diferencias_de_la_carta(venta: Venta) -> str:
    """For example "La carta dice plan: A, y ahora es B."; empty when it still matches."""
    documentacion = venta.documentacion_actual
    if documentacion is None:
        return ""
    ahora = lo_que_dice_la_carta(venta)
    distintas = [
        f"La carta dice {que}: «{dice}», y ahora es «{ahora[que]}»."
        for que, dice in documentacion.carta_dice.items()
        if que in ahora and ahora[que] != dice
    ]
    return " ".join(distintas)


def problema_de_estructura(venta: Venta) -> str:
    """Step 8.2: the ticked components against the product's structure."""
    detalle, oferta = venta.detalle_actual, venta.oferta_actual
    if detalle is None or oferta is None:
        return "Falta marcar los componentes (8.2)."
    return " ".join(estructura.objeciones(venta, detalle.componentes))


def problema_de_glosa(venta: Venta) -> str:
    """Step 9.1: no blank left, and it still says what the sale is."""
    glosa = venta.glosa_actual
    if glosa is None:
        return "Falta componer la glosa (Anexo 2)."
    for contra in glosa_de_venta.contradicciones(venta, glosa.adicional):
        return str(contra.mensaje)
    try:
        texto = glosa_de_venta.componer(venta, adicional=glosa.adicional).texto
    except ValueError as error:
        return str(error)
    return (
        "" if texto == glosa.texto else "La glosa ya no coincide con la venta: vuélvala a componer."
    )


def papeles_sin_producir(venta: Venta) -> list[str]:
    """Step 10: the papers of this sale that have no file yet."""
    todos = sorted(venta.carpeta.documentos.all(), key=lambda papel: papel.numero)
    papeles = [papel for papel in todos if papel.situacion == Situacion.VIGENTE]
    pendientes = [p.get_tipo_display() for p in papeles if not p.listo]
    return pendientes or que_papeles_faltan(papeles, venta.carpeta.papeles_propios)


def observaciones_sin_responder(venta: Venta) -> list[str]:
    return [str(observacion) for observacion in venta.observaciones_sin_responder()]


def items_de_revision(venta: Venta) -> dict[str, Any]:
    """Step 11.1: what this folder's review looks at; no equipment, no Comodato.

    A paper that was issued again is ticked in the round that received its new version.
    """
    vigentes = {
        papel.tipo: papel.version
        for papel in venta.carpeta.documentos.all()
        if papel.situacion == Situacion.VIGENTE
    }
    return {
        codigo: item.de_version(vigentes.get(codigo, 1))
        for codigo, item in venta.lista(REVISION).items.items()
        if "COMODATO" in vigentes or not item.solo_con_equipos
    }


def revision_sin_ok(venta: Venta) -> list[str]:
    hechos = venta.revisado_en_la_ronda()
    return [
        item.nombre for codigo, item in items_de_revision(venta).items() if codigo not in hechos
    ]
