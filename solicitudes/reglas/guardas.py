"""What must be true of a sale before each transition, each with its sentence.

A guard is a predicate of the sale under a name that reads as a claim. It changes
nothing, reads the clock as ``venta.ahora`` and the person as ``venta.actor``, both set
by ``avanzar()``. ``bloqueos()`` serves the screen and the service alike.
"""

from collections.abc import Callable
from typing import Any

from solicitudes.reglas import comprobaciones as c
from solicitudes.reglas.errores import RazonConCampo

Predicado = Callable[[Any], bool]


def guarda(frase: str | Callable[[Any], str], campo: str = "") -> Callable[[Predicado], Predicado]:
    """Attach to a predicate the sentence of what is missing, and the field where it is typed."""

    def decorador(predicado: Predicado) -> Predicado:
        predicado.frase, predicado.campo = frase, campo  # type: ignore[attr-defined]  # functions take attributes
        return predicado

    return decorador


def frase_de(predicado: Predicado, venta: Any) -> RazonConCampo:
    frase, campo = predicado.frase, predicado.campo  # type: ignore[attr-defined]  # set by @guarda
    return RazonConCampo(frase(venta) if callable(frase) else frase, campo)


# --- Steps 2 and 3 ---------------------------------------------------------------------------
@guarda("Confirme los servicios requeridos por el cliente (1.2).")
def servicios_confirmados(venta: Any) -> bool:
    return bool(venta.servicios_requeridos)


@guarda("El cliente ya tiene otros servicios: la cartera es solo de telefonía fija (1.1).")
def solo_tiene_linea_fija(venta: Any) -> bool:
    return bool(venta.contacto.es_elegible)


@guarda("Falta verificar en Smartflex que no tenga impedimentos (2.1).")
def sin_impedimentos(venta: Any) -> bool:
    verificacion = venta.verificacion_vigente(2)
    return verificacion is not None and verificacion.favorable


@guarda("Falta revisar en Contact Center la capacidad para los servicios requeridos (3.2).")
def con_capacidad(venta: Any) -> bool:
    verificacion = venta.verificacion_vigente(3)
    return (
        verificacion is not None
        and verificacion.favorable
        and set(venta.servicios_requeridos) <= set(verificacion.servicios)
    )


# --- Step 4 ------------------------------------------------------------------------------------
@guarda("Registre primero una llamada efectiva de esta toma (4.1).")
def llamada_efectiva_de_esta_toma(venta: Any) -> bool:
    return venta.llamada_efectiva() is not None


@guarda("Elija la oferta que el cliente acepta (4.2).")
def oferta_elegida(venta: Any) -> bool:
    return venta.oferta_actual is not None


@guarda("La oferta no corresponde a los servicios y la tecnología con capacidad (3.2).")
def oferta_con_capacidad(venta: Any) -> bool:
    oferta, verificacion = venta.oferta_actual, venta.verificacion_vigente(3)
    if oferta is None or verificacion is None:
        return oferta is None
    return oferta.tecnologia in verificacion.tecnologias and (
        oferta.producto_id in verificacion.servicios
    )


@guarda("Falta el teléfono al que se factura.", "telefono_factura")
def telefono_de_factura_dicho(venta: Any) -> bool:
    oferta = venta.oferta_actual
    return oferta is None or not oferta.al_telefono or bool(oferta.telefono_factura)


@guarda(
    lambda venta: f"Faltan datos {venta.oferta_actual.de_que_persona}: nombre y C.I.",
    "solicitante_nombre",
)
def solicitante_identificado(venta: Any) -> bool:
    oferta = venta.oferta_actual
    return oferta is None or oferta.solicitante_completo


@guarda("El cliente pidió que no se lo llame.")
def no_pidio_que_no_llamen(venta: Any) -> bool:
    return not venta.contacto.pidio_no_llamar


# --- Step 5 ------------------------------------------------------------------------------------
@guarda(
    lambda venta: "Falta explicar: " + "; ".join(c.pasos_sin_explicar(venta)) + " (5.1).",
    "explicado",
)
def pasos_explicados(venta: Any) -> bool:
    return not c.pasos_sin_explicar(venta)


@guarda(
    lambda venta: "Falta informar: " + "; ".join(c.sin_informar(venta)) + " (Anexo 2).", "informado"
)
def todo_informado(venta: Any) -> bool:
    """A gloss never states an item that was not ticked."""
    return not c.sin_informar(venta)


@guarda("Falta la dirección de instalación que dicta el cliente.", "direccion_dictada")
def direccion_dictada(venta: Any) -> bool:
    ficha = venta.ficha_actual
    return ficha is not None and (ficha.misma_direccion or bool(ficha.direccion_dictada))


@guarda(
    "La instalación es en otra dirección: vuelva a revisar la capacidad técnica (3.2).",
    "tecnologias_alli",
)
def capacidad_en_la_direccion(venta: Any) -> bool:
    ficha = venta.ficha_actual
    if ficha is None or ficha.misma_direccion:
        return True
    verificacion = venta.verificacion_vigente(3)
    return verificacion is not None and verificacion.direccion == ficha.direccion_dictada


# --- Step 6 ------------------------------------------------------------------------------------
@guarda(lambda venta: "Falta recibir: " + ", ".join(venta.carpeta.faltantes()) + " (6.2).")
def recibidos_completos(venta: Any) -> bool:
    return not venta.carpeta.faltantes()


@guarda(lambda venta: "Sin revisar u observado: " + ", ".join(c.items_sin_ok(venta)) + " (6.3).")
def recibidos_sin_observaciones(venta: Any) -> bool:
    return not c.items_sin_ok(venta)


@guarda("Falta copiar del C.I. el número y el vencimiento.", "ci")
def ci_leido(venta: Any) -> bool:
    documentacion = venta.documentacion_actual
    return documentacion is not None and bool(documentacion.ci_numero)


@guarda(c.ci_de_otro, "ci")
def ci_es_el_esperado(venta: Any) -> bool:
    """Another C.I. than the known one is a slip, another person, or confirmed by who read it."""
    return not c.ci_de_otro(venta)


@guarda("El C.I. está vencido: pida la fotografía de uno vigente (6.3).", "ci_vence")
def ci_vigente(venta: Any) -> bool:
    documentacion = venta.documentacion_actual
    return documentacion is None or documentacion.ci_vigente_al(venta.dia)


@guarda(lambda venta: c.diferencias_de_la_carta(venta) + " Pida otra carta o revísela de nuevo.")
def carta_coincide(venta: Any) -> bool:
    """What the letter was checked against is still what is being sold."""
    return not c.diferencias_de_la_carta(venta)


# --- Steps 7 and 8 -----------------------------------------------------------------------------
@guarda("Falta el tipo Socio/Usuario y su modalidad (7.1).", "modalidad")
def tipo_digitado(venta: Any) -> bool:
    return venta.registro_actual is not None and bool(venta.registro_actual.modalidad)


@guarda("Falta la dirección de cobro o el ciclo de facturación (7.2).", "direccion_cobro")
def cobro_registrado(venta: Any) -> bool:
    registro, oferta = venta.registro_actual, venta.oferta_actual
    if registro is None or oferta is None:
        return False
    return oferta.al_telefono or bool(registro.direccion_cobro and registro.ciclo_id)


@guarda("Falta la categoría y la subcategoría (8).", "subcategoria")
def categoria_elegida(venta: Any) -> bool:
    return venta.detalle_actual is not None and venta.detalle_actual.subcategoria_id is not None


@guarda("La dirección de instalación no cumple el Anexo 1 (8.1).", "linea_libre")
def direccion_segun_anexo_1(venta: Any) -> bool:
    return venta.detalle_actual is not None and venta.detalle_actual.direccion_valida


@guarda(
    "El plan confirmado no es el que el cliente aceptó: corrija el paso 4 o el 8 (8.2).", "plan"
)
def plan_confirmado(venta: Any) -> bool:
    detalle, oferta = venta.detalle_actual, venta.oferta_actual
    return detalle is not None and oferta is not None and detalle.plan_id == oferta.plan_id


@guarda(c.problema_de_estructura)
def componentes_segun_estructura(venta: Any) -> bool:
    return not c.problema_de_estructura(venta)


# --- Steps 9 and 10 ----------------------------------------------------------------------------
@guarda("Falta el número de solicitud de Smartflex.", "numero_smartflex")
def numero_smartflex_presente(venta: Any) -> bool:
    return bool(venta.numero_smartflex)


@guarda(c.problema_de_glosa)
def glosa_completa_y_consistente(venta: Any) -> bool:
    return not c.problema_de_glosa(venta)


@guarda(lambda venta: "Todavía se están preparando: " + ", ".join(c.papeles_sin_producir(venta)))
def papeles_listos(venta: Any) -> bool:
    return not c.papeles_sin_producir(venta)


@guarda("Confirme que la carpeta está impresa, con C.I. y carta adjuntos (10.1).")
def impresion_confirmada(venta: Any) -> bool:
    return bool(venta.impresion_confirmada_en)


# --- Step 11 -----------------------------------------------------------------------------------
@guarda(lambda venta: "Falta en la carpeta: " + ", ".join(venta.carpeta.faltantes()) + ".")
def carpeta_completa(venta: Any) -> bool:
    return not venta.carpeta.faltantes()


@guarda("La carpeta no está propuesta en un acta de entrega de su asesor (11).")
def propuesta_en_acta(venta: Any) -> bool:
    return venta.acta_abierta() is not None


@guarda("Anote al menos una observación con su código (11.1).")
def con_observaciones(venta: Any) -> bool:
    return bool(venta.observaciones.abiertas().exists())


@guarda(lambda venta: "Sin responder: " + "; ".join(c.observaciones_sin_responder(venta)) + ".")
def observaciones_respondidas(venta: Any) -> bool:
    return not c.observaciones_sin_responder(venta)


@guarda("Quedan observaciones abiertas.")
def sin_observaciones_abiertas(venta: Any) -> bool:
    return not venta.observaciones.abiertas().exists()


@guarda(lambda venta: "Sin revisar: " + ", ".join(c.revision_sin_ok(venta)) + " (11.1).")
def lista_de_revision_completa(venta: Any) -> bool:
    return not c.revision_sin_ok(venta)


@guarda("Canales Virtuales todavía no pidió reabrir esta carpeta.")
def reapertura_pedida(venta: Any) -> bool:
    return bool(venta.reapertura_pedida_por_id)


@guarda("Falta registrar la instalación ejecutada (11.2).")
def instalacion_ejecutada(venta: Any) -> bool:
    return venta.instalacion_actual is not None


@guarda("El correo de términos no fue aceptado ni se registró la entrega por otro medio (11.2).")
def terminos_entregados(venta: Any) -> bool:
    return bool(venta.terminos_entregados_en)


# --- Ends --------------------------------------------------------------------------------------
@guarda("Una venta aceptada no se descarta: se anula.")
def no_aceptada(venta: Any) -> bool:
    return venta.aceptada_en is None


@guarda("Ese paso todavía no está hecho.")
def hay_paso_hecho(venta: Any) -> bool:
    return venta.aceptada_en is not None
