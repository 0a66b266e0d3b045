"""What must be true of a sale before each transition, each with its sentence.

A guard is a question under a name that reads as a claim: its answer is the sentence of
what is missing, empty when nothing is. It changes nothing, reads the clock as
``venta.ahora``, set by ``avanzar()``. ``bloqueos()`` serves the screen and the service alike.
"""

from collections.abc import Callable

from bluecom.bolivia.texto import no_digitable
from solicitudes.reglas import comprobaciones as c
from solicitudes.reglas.errores import RazonConCampo
from solicitudes.reglas.recibidos import archivos_que_faltan, fotos_en_contra
from solicitudes.reglas.venta import Venta

Pregunta = Callable[[Venta], str]


class Guarda:
    """A question asked of a sale; as a condition of the machine, true when nothing is missing."""

    def __init__(self, pregunta: Pregunta, campo: str) -> None:
        self.pregunta, self.campo = pregunta, campo
        self.__name__, self.__doc__ = pregunta.__name__, pregunta.__doc__

    def __call__(self, venta: Venta) -> bool:
        return not self.pregunta(venta)

    def falta(self, venta: Venta) -> list[RazonConCampo]:
        """The sentence of what is missing with its field, or nothing."""
        dicho = self.pregunta(venta)
        return [RazonConCampo(dicho, self.campo)] if dicho else []


def guarda(campo: str = "") -> Callable[[Pregunta], Guarda]:
    """Make a guard of a question; ``campo`` is the form's field where the answer is typed."""
    return lambda pregunta: Guarda(pregunta, campo)


def _salvo(cierto: object, frase: str) -> str:
    """The sentence, unless the fact is there."""
    return "" if cierto else frase


def _si_hay(que: list[str], antes: str, despues: str, *, entre: str = ", ") -> str:
    """``antes`` + what is missing + ``despues``; empty when nothing is."""
    return f"{antes}{entre.join(que)}{despues}" if que else ""


# --- Steps 2 and 3 ---------------------------------------------------------------------------
@guarda()
def servicios_confirmados(venta: Venta) -> str:
    return _salvo(
        venta.servicios_requeridos,
        "Confirme los servicios requeridos por el cliente (1.2).",
    )


@guarda()
def solo_tiene_linea_fija(venta: Venta) -> str:
    return _salvo(
        venta.contacto.es_elegible,
        "El cliente ya tiene otros servicios: la cartera es solo de telefonía fija (1.1).",
    )


@guarda()
def sin_impedimentos(venta: Venta) -> str:
    verificacion = venta.verificacion_vigente(2)
    return _salvo(
        verificacion is not None and verificacion.favorable,
        "Falta verificar en Smartflex que no tenga impedimentos (2.1).",
    )


@guarda()
def con_capacidad(venta: Venta) -> str:
    capacidad = venta.capacidad_vigente()
    return _salvo(
        capacidad is not None
        and capacidad.favorable
        and set(venta.servicios_requeridos) <= set(capacidad.servicios),
        "Falta revisar en Contact Center la capacidad para los servicios requeridos (3.2).",
    )


# --- Step 4 ------------------------------------------------------------------------------------
@guarda()
def llamada_efectiva_de_esta_toma(venta: Venta) -> str:
    """The client accepted in an effective call, and no later outcome says otherwise."""
    ultima = venta.ultimo_dicho()
    if ultima is None:
        return "Registre primero una llamada efectiva a este cliente (4.1)."
    if not ultima.venta:
        return f"La última llamada dice «{ultima.resultado}»: el cliente no aceptó (4.2)."
    return ""


@guarda()
def no_desistio(venta: Venta) -> str:
    """Nothing goes to COMTECO for a client who took his word back in a follow-up."""
    return c.desistimiento(venta)


@guarda()
def oferta_elegida(venta: Venta) -> str:
    return _salvo(
        venta.oferta_actual is not None,
        "Elija la oferta que el cliente acepta (4.2).",
    )


@guarda()
def oferta_con_capacidad(venta: Venta) -> str:
    oferta, capacidad = venta.oferta_actual, venta.capacidad_vigente()
    if oferta is None:
        return ""
    return _salvo(
        capacidad is not None and capacidad.alcanza(oferta.producto_id, oferta.tecnologia),
        "La oferta no corresponde a los servicios y la tecnología con capacidad (3.2).",
    )


@guarda("telefono_factura")
def telefono_de_factura_dicho(venta: Venta) -> str:
    oferta = venta.oferta_actual
    return _salvo(
        oferta is None or not oferta.al_telefono or bool(oferta.telefono_factura),
        "Falta el teléfono al que se factura.",
    )


@guarda("solicitante_nombre")
def solicitante_identificado(venta: Venta) -> str:
    oferta = venta.oferta_actual
    if oferta is None or oferta.solicitante_completo:
        return ""
    return f"Faltan datos {oferta.de_que_persona}: nombre y C.I."


@guarda()
def no_pidio_que_no_llamen(venta: Venta) -> str:
    """Bars an offer, unless he rang himself; what he accepted is corrected as anything else."""
    ya_es_cosa_suya = venta.aceptada_en is not None or venta.entrante
    return _salvo(
        ya_es_cosa_suya or not venta.contacto.pidio_no_llamar,
        "El cliente pidió que no se lo llame.",
    )


@guarda()
def nombre_digitable(venta: Venta) -> str:
    signo = no_digitable(venta.cliente.nombre_completo)
    if not signo:
        return ""
    return f"El nombre del cliente tiene «{signo}», que Smartflex no admite: corrija el nombre."


# --- Step 5 ------------------------------------------------------------------------------------
@guarda("explicado")
def pasos_explicados(venta: Venta) -> str:
    return _si_hay(c.pasos_sin_explicar(venta), "Falta explicar: ", " (5.1).", entre="; ")


@guarda("informado")
def todo_informado(venta: Venta) -> str:
    """A gloss never states an item that was not ticked."""
    return _si_hay(c.sin_informar(venta), "Falta informar: ", " (Anexo 2).", entre="; ")


@guarda("direccion_dictada")
def direccion_dictada(venta: Venta) -> str:
    ficha = venta.ficha_actual
    return _salvo(
        ficha is not None and (ficha.misma_direccion or bool(ficha.direccion_dictada)),
        "Falta la dirección de instalación que dicta el cliente.",
    )


@guarda("tecnologias_alli")
def capacidad_en_la_direccion(venta: Venta) -> str:
    """Where it is installed there is capacity for exactly what the client accepted."""
    return c.problema_de_capacidad_alli(venta)


# --- Step 6 ------------------------------------------------------------------------------------
@guarda()
def recibidos_completos(venta: Venta) -> str:
    return _si_hay(archivos_que_faltan(venta), "Falta recibir: ", " (6.2).")


@guarda()
def fotos_legibles(venta: Venta) -> str:
    """A photo that the coach would refuse goes on only when somebody says why."""
    despues = ". Pida otra foto, o acepte esta y diga por qué (6.3)."
    return _si_hay(fotos_en_contra(venta), "", despues, entre=". ")


@guarda()
def recibidos_sin_observaciones(venta: Venta) -> str:
    return sin_revisar(c.items_sin_ok(venta))


def sin_revisar(items: list[str]) -> str:
    """The sentence of 6.3 for these items; empty when there are none."""
    return _si_hay(items, "Sin revisar u observado: ", " (6.3).")


@guarda("ci")
def ci_leido(venta: Venta) -> str:
    documentacion = venta.documentacion_actual
    return _salvo(
        documentacion is not None and bool(documentacion.ci_numero),
        "Falta copiar del C.I. el número y el vencimiento.",
    )


@guarda("ci")
def ci_es_el_esperado(venta: Venta) -> str:
    """Another C.I. than the known one is a slip, another person, or confirmed by who read it."""
    return c.ci_de_otro(venta)


@guarda("ci_vence")
def ci_vigente(venta: Venta) -> str:
    """By the card's own date, or by the norm that extends it."""
    documentacion = venta.documentacion_actual
    return documentacion.validez.problema(venta.dia) if documentacion is not None else ""


@guarda()
def carta_coincide(venta: Venta) -> str:
    """What the letter was checked against is still what is being sold."""
    diferencias = c.diferencias_de_la_carta(venta)
    return diferencias and f"{diferencias} Pida otra carta o revísela de nuevo."


# --- Steps 7 and 8 -----------------------------------------------------------------------------
@guarda("modalidad")
def tipo_digitado(venta: Venta) -> str:
    return _salvo(
        venta.registro_actual is not None and bool(venta.registro_actual.modalidad),
        "Falta el tipo Socio/Usuario y su modalidad (7.1).",
    )


@guarda("direccion_cobro")
def cobro_registrado(venta: Venta) -> str:
    registro, oferta = venta.registro_actual, venta.oferta_actual
    dicho = registro is not None and (registro.direccion_cobro and registro.ciclo_id)
    return _salvo(
        registro is not None and oferta is not None and (oferta.al_telefono or dicho),
        "Falta la dirección de cobro o el ciclo de facturación (7.2).",
    )


@guarda("subcategoria")
def categoria_elegida(venta: Venta) -> str:
    return _salvo(
        venta.detalle_actual is not None and venta.detalle_actual.subcategoria_id is not None,
        "Falta la categoría y la subcategoría (8).",
    )


@guarda("linea_libre")
def direccion_segun_anexo_1(venta: Venta) -> str:
    return _salvo(
        venta.detalle_actual is not None and venta.detalle_actual.direccion_valida,
        "La dirección de instalación no cumple el Anexo 1 (8.1).",
    )


@guarda("direccion_rige")
def direccion_es_la_dictada(venta: Venta) -> str:
    """The letter says the dictated one: another is registered when a person said which rules."""
    difiere = c.direccion_sin_decidir(venta)
    return difiere and f"{difiere} Diga cuál rige (8.1)."


@guarda("tecnologias_alli")
def capacidad_donde_rige(venta: Venta) -> str:
    """What was checked was another address: where the registered one rules it is looked at too."""
    return c.problema_de_capacidad_donde_rige(venta)


@guarda("plan")
def plan_confirmado(venta: Venta) -> str:
    detalle, oferta = venta.detalle_actual, venta.oferta_actual
    return _salvo(
        detalle is not None and oferta is not None and detalle.plan_id == oferta.plan_id,
        "El plan confirmado no es el que el cliente aceptó: corrija el paso 4 o el 8 (8.2).",
    )


@guarda()
def componentes_segun_estructura(venta: Venta) -> str:
    return c.problema_de_estructura(venta)


# --- Steps 9 and 10 ----------------------------------------------------------------------------
@guarda("numero_smartflex")
def numero_smartflex_presente(venta: Venta) -> str:
    return _salvo(
        venta.numero_smartflex,
        "Falta el número de solicitud de Smartflex.",
    )


@guarda()
def glosa_completa_y_consistente(venta: Venta) -> str:
    return c.problema_de_glosa(venta)


@guarda()
def papeles_listos(venta: Venta) -> str:
    return _si_hay(c.papeles_sin_producir(venta), "Todavía se están preparando: ", "")


@guarda()
def impresion_confirmada(venta: Venta) -> str:
    return _salvo(
        venta.impresion_confirmada_en,
        "Confirme que la carpeta está impresa, con C.I. y carta adjuntos (10.1).",
    )


# --- Step 11 -----------------------------------------------------------------------------------
@guarda()
def carpeta_completa(venta: Venta) -> str:
    return _si_hay(archivos_que_faltan(venta), "Falta en la carpeta: ", ".")


@guarda()
def propuesta_en_acta(venta: Venta) -> str:
    return _salvo(
        venta.acta_abierta() is not None,
        "La carpeta no está propuesta en un acta de entrega de su asesor (11).",
    )


@guarda()
def con_observaciones(venta: Venta) -> str:
    return _salvo(
        venta.observaciones_por_enviar(),
        "Anote al menos una observación con su código (11.1).",
    )


@guarda()
def observaciones_respondidas(venta: Venta) -> str:
    faltan = c.observaciones_sin_responder(venta)
    if len(faltan) > 1:
        return f"Sin responder: {len(faltan)} observaciones."
    return _si_hay(faltan, "Sin responder: ", ".")


@guarda()
def sin_observaciones_abiertas(venta: Venta) -> str:
    return _salvo(
        not venta.tiene_observaciones_abiertas(),
        "Quedan observaciones abiertas.",
    )


@guarda()
def sin_propuestas_por_decidir(venta: Venta) -> str:
    return _salvo(
        not venta.tiene_propuestas_por_decidir(),
        "Su asesor propone observar algo más: añádalo, o diga por qué no.",
    )


@guarda()
def lista_de_revision_completa(venta: Venta) -> str:
    nombres = [f"«{nombre}»" for nombre in c.revision_sin_ok(venta)]
    return _si_hay(nombres, "Sin revisar: ", " (11.1).")


@guarda()
def reapertura_pedida(venta: Venta) -> str:
    return _salvo(
        venta.reapertura_pedida_por_id,
        "Canales Virtuales todavía no pidió reabrir esta carpeta.",
    )


@guarda()
def sin_reapertura_pedida(venta: Venta) -> str:
    """Whether the folder is opened again is decided before anything follows from it."""
    return _salvo(
        venta.reapertura_pedida_por_id is None,
        "Hay una reapertura pedida de esta carpeta: se decide primero (11.1).",
    )


@guarda()
def sin_retiro_pedido(venta: Venta) -> str:
    """Whether the installation was of another sale is decided before its terms are owed."""
    return _salvo(
        venta.instalacion_actual is None or not venta.tiene_retiro_pedido(),
        "Se pide retirar la instalación de esta venta: se decide primero (11.2).",
    )


@guarda()
def instalacion_ejecutada(venta: Venta) -> str:
    return _salvo(
        venta.instalacion_actual is not None,
        "Falta registrar la instalación ejecutada (11.2).",
    )


@guarda()
def terminos_entregados(venta: Venta) -> str:
    return _salvo(
        venta.terminos_entregados_en,
        "El correo de términos no fue aceptado ni se registró la entrega por otro medio (11.2).",
    )


# --- Ends --------------------------------------------------------------------------------------
@guarda()
def no_aceptada(venta: Venta) -> str:
    return _salvo(
        venta.aceptada_en is None,
        "Una venta aceptada no se descarta: se anula.",
    )


@guarda()
def fin_deshecho(venta: Venta) -> str:
    """Only the outcome or the reason that ended it, taken back, gives a client back."""
    return _salvo(venta.fin_deshecho, "No se deshizo lo que terminó esta toma.")


@guarda()
def hay_paso_hecho(venta: Venta) -> str:
    return _salvo(
        venta.aceptada_en is not None,
        "Ese paso todavía no está hecho.",
    )


@guarda()
def sin_instalar(venta: Venta) -> str:
    """What is installed is neither annulled nor sold otherwise, whatever its folder's state."""
    return _salvo(
        venta.instalacion_actual is None,
        "El servicio ya está instalado: la venta no se anula; la baja es otro procedimiento.",
    )
