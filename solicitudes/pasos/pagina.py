"""Everything the page of one sale shows, read in few queries."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from bluecom.cuentas.models import Usuario
from bluecom.integraciones import whatsapp
from cartera.consulta_rellamadas import llamadas_de_antes
from cartera.en_palabras import por_que_este
from solicitudes.conversacion import pedidos as mensajes
from solicitudes.models import Tecnologia, Venta
from solicitudes.pasos.acciones import acciones_fin
from solicitudes.pasos.corregir import pasos_corregibles
from solicitudes.pasos.formulario import FormularioPaso
from solicitudes.pasos.historia import historia
from solicitudes.pasos.marcar.permiso import fuera_de_horario_de
from solicitudes.pasos.p04_llamada.otra import impide_otra
from solicitudes.pasos.resumen import resumen_de
from solicitudes.pasos.tabla import TALLERES
from solicitudes.puerta.lectura import Alrededor, leer_alrededor
from solicitudes.reglas import permisos
from solicitudes.reglas.comprobaciones import desistimiento, diferencias_de_la_carta
from solicitudes.reglas.estados import EN_MANO, Estado
from solicitudes.reglas.flujo import bloqueos, frases_que_faltan, transicion_de
from solicitudes.reglas.observado import por_confirmar
from solicitudes.reglas.practica import lo_que_dice
from solicitudes.reglas.procedimiento import PASOS, Paso, boton_de, paso_actual
from solicitudes.reglas.procedimiento import paso as paso_numero

CON_LA_CARTA_REVISADA = (Estado.DETALLADA, Estado.GLOSADA, Estado.OBSERVADA)

LA_TIENE_CANALES = (Estado.ENTREGADA, Estado.OBSERVADA, Estado.CONFORME)
"""Where there is somebody of Canales Virtuales to write to."""


def contexto_de_venta(venta: Venta, usuario: Usuario, paso: Paso) -> dict[str, Any]:
    """Rail, client, conditions, messages and history: the same around every step."""
    leido = leer_alrededor(venta)
    actual = paso_actual(venta)
    es_suya = permisos.es_su_asesor(venta, usuario)
    alrededores = alrededor(venta, usuario, paso, leido)
    return {
        **alrededores,
        **_otros_productos(venta, leido, es_suya=es_suya),
        "desistio": _desistio(venta, alrededores["historia"]),
        "paso": paso,
        "actual": actual,
        "titulo": paso.titulo,
        "es_suya": es_suya,
        "abierto": es_suya and paso == actual and paso.numero in TALLERES,
        "boton": boton_de(venta),
        "resumen": resumen_de(venta, paso.numero, leido),
        "pantalla": _pantalla(venta, usuario, paso),
        "paso_abierto": _paso_abierto(venta),
        "corregible": es_suya and paso.numero in pasos_corregibles(venta),
        "observaciones": observaciones(venta) if venta.estado == Estado.OBSERVADA else [],
        "por_confirmar": _por_confirmar(venta) if venta.estado == Estado.OBSERVADA else [],
        "carta_distinta": _carta_distinta(venta, es_suya=es_suya),
        "acciones_fin": acciones_fin(venta, usuario),
        **promesa(venta),
        "mensajes_cliente": leido.mensajes,
        "conversa": venta.ficha_actual is not None and usuario.tiene_rol(*permisos.CONVERSAN),
        "whatsapp_envia": whatsapp().envia,
        "por_preguntar": list(mensajes.por_preguntar(venta).values()),
        "por_que_este": _por_que_este(venta) if es_suya else "",
        "notas": list(venta.notas.all()),
        "se_escribe_a_canales": es_suya and venta.estado in LA_TIENE_CANALES,
        "bloqueos_fin": bloqueos(venta, "subsanar") if venta.estado == Estado.OBSERVADA else [],
    }


def alrededor(venta: Venta, usuario: Usuario, paso: Paso, leido: Alrededor) -> dict[str, Any]:
    """What stays in sight whatever is done to a sale (``ventas/_puesto.html``)."""
    return {
        "venta": venta,
        "riel": riel(venta, paso),
        "practica": _practica(venta, paso),
        "cliente": tarjeta(venta) | {"url": _url_del_cliente(venta, usuario)},
        "url_del_nombre": url_del_nombre(venta, usuario),
        "condiciones": venta.oferta_actual.snapshot if venta.oferta_actual else None,
        "historia": historia(venta, leido),
    }


def promesa(venta: Venta) -> dict[str, Any]:
    """The callback that a client in hand asked for, and the calls before this taking."""
    pedida = venta.rellamada_pendiente if venta.estado in EN_MANO else None
    if pedida is None:
        return {}
    antes = llamadas_de_antes(venta.contacto, venta.tomada_en)
    return {"rellamada": pedida, "llamadas_de_antes": antes}


def _practica(venta: Venta, paso: Paso) -> tuple[str, ...]:
    """What the invented client of a practice says now."""
    return lo_que_dice(venta.contacto.papel, paso.numero) if venta.de_practica else ()


def acto_sobre(venta: Venta, usuario: Usuario) -> dict[str, Any]:
    """The desk around what asks for a reason, with the way back (``ventas/_acto.html``)."""
    volver = {"texto": "Volver a la venta", "url": venta.get_absolute_url(), "icono": "arrow-left"}
    cerca = alrededor(venta, usuario, paso_actual(venta), leer_alrededor(venta))
    return {**cerca, "secundarias": [volver], "fuera_de_horario": fuera_de_horario_de(venta)}


def _paso_abierto(venta: Venta) -> int | None:
    """The step that was opened to correct, while the sale walks back to where it was."""
    if not venta.corregida_desde:
        return None
    aperturas = (razon for razon in venta.razones.all() if razon.transicion == "corregir")
    ultima = max(aperturas, key=lambda razon: razon.pk, default=None)
    return ultima.paso if ultima else None


def _otros_productos(venta: Venta, leido: Alrededor, *, es_suya: bool) -> dict[str, Any]:
    """The other sales of the same call, and whether one more may be added to it."""
    if venta.aceptada_en is None:
        return {"hermanas": [], "admite_otra": False}
    return {
        "hermanas": leido.hermanas,
        "admite_otra": es_suya and not impide_otra(venta),
    }


def _desistio(venta: Venta, hechos: list[dict[str, Any]]) -> str:
    """Whether he withdrew, asked only of a sale that had a follow-up."""
    hubo = any(hecho["acto"] == "seguimiento" for hecho in hechos)
    return desistimiento(venta) if hubo else ""


def _carta_distinta(venta: Venta, *, es_suya: bool) -> str:
    """From step 8 on: what the letter says that is no longer so, for who can ask for another."""
    pedir = es_suya and venta.estado in CON_LA_CARTA_REVISADA
    return diferencias_de_la_carta(venta) if pedir else ""


def _pantalla(venta: Venta, usuario: Usuario, paso: Paso) -> str:
    """Where the picture kept at step 2 or 3 is seen, by who may see it."""
    consulta = venta.ultima_verificacion(paso.numero)
    if (
        consulta is None
        or consulta.evidencia_id is None
        or not permisos.ve_pantallas(venta, usuario)
    ):
        return ""
    return reverse("foto", args=[venta.pk, consulta.evidencia_id])


def faltantes(venta: Venta, paso: Paso, form: FormularioPaso | None = None) -> list[str]:
    """Said in words beside the action: what the form lacks, and what it cannot give by itself."""
    del_form = form.faltan() if form is not None else []
    if venta.corregida_desde and not (form is not None and form.dice_lo_que_falta):
        return _por_corregir(venta, paso, form)
    return [*del_form, *(frase for guarda in paso.espera for frase in guarda.falta(venta))]


def _por_corregir(venta: Venta, paso: Paso, form: FormularioPaso | None) -> list[str]:
    """Why the walk stopped here; what the form already shows put right is no reproach."""
    transicion = transicion_de(paso.transicion, venta.estado)
    if transicion is None or form is None:
        return bloqueos(venta, paso.transicion)
    return frases_que_faltan(venta, transicion, salvo=form.contesta)


def riel(venta: Venta, mostrado: Paso) -> list[dict[str, Any]]:
    """The eleven steps with what became of each; done ones open where they are read."""
    actual = paso_actual(venta).numero
    terminada = venta.estado in (Estado.CONCLUIDA,)
    cerrada = venta.estado in (Estado.DESCARTADA, Estado.ANULADA)
    mirados = {v.paso for v in venta.verificaciones.all()} if cerrada else set()
    con_observacion = (
        {o.adonde for o in venta.observaciones_abiertas()}
        if venta.estado == Estado.OBSERVADA
        else set()
    )
    pasos = []
    for paso in PASOS:
        if paso.numero in con_observacion:
            situacion = "observado"
        elif paso.numero < actual or terminada or paso.numero in mirados:
            situacion = "hecho"
        elif paso.numero == actual and not cerrada:
            situacion = "actual"
        else:
            situacion = "pendiente"
        url = reverse("paso", args=[venta.pk, paso.numero]) if situacion != "pendiente" else ""
        detalle = "aquí" if paso == mostrado and situacion == "hecho" else ""
        pasos.append(
            {
                "numero": paso.numero,
                "nombre": paso.nombre,
                "situacion": situacion,
                "url": url,
                "detalle": detalle,
            }
        )
    return pasos


def tarjeta(venta: Venta) -> dict[str, Any]:
    cliente, contacto, ficha = venta.cliente, venta.contacto, venta.ficha_actual
    return {
        "nombre": cliente.nombre_completo,
        "documento": venta.identificacion,
        "solicita": venta.oferta_actual.quien_solicita if venta.oferta_actual else "",
        "codigo": cliente.codigo,
        "numeros": venta.numeros,
        "se_lo_llama": venta.sigue_tras_aceptar,
        "llama_el": venta.entrante and venta.en_mano,
        "correo": ficha.correo if ficha else cliente.correo,
        "direccion": contacto.direccion,
        "zona": " · ".join(filter(None, (contacto.zona, contacto.gabinete))),
        "instalacion": ficha.direccion_dictada if ficha and not ficha.misma_direccion else "",
        "tecnologia": dict(Tecnologia.choices).get(contacto.tecnologia, contacto.tecnologia),
        "servicios_actuales": contacto.servicios_actuales,
        "servicios_requeridos": [servicio.nombre for servicio in venta.servicios],
        "observacion": contacto.observacion,
    }


def url_del_nombre(venta: Venta, usuario: Usuario) -> str:
    """Where this person corrects the client's name, if now and by him or her."""
    puede = permisos.puede_corregir_nombre(venta, usuario)
    return reverse("nombre", args=[venta.pk]) if puede else ""


def _url_del_cliente(venta: Venta, usuario: Usuario) -> str:
    """His page, for whom there is one."""
    tiene = usuario.tiene_rol(*permisos.ABREN_CLIENTES) and not venta.de_practica
    return reverse("cliente", args=[venta.contacto.cliente_id]) if tiene else ""


def observaciones(venta: Venta) -> list[dict[str, Any]]:
    """Each open observation with the step and the field it leads to."""
    return [
        {
            "observacion": o,
            "item": o.item_nombre,
            "paso": o.adonde,
            "url": reverse("paso", args=[venta.pk, o.adonde])
            + (f"?campo={o.motivo.campo}#id_{o.motivo.campo}" if o.motivo.campo else ""),
        }
        for o in venta.observaciones_abiertas()
    ]


def _por_confirmar(venta: Venta) -> list[Paso]:
    """What the corrections reached beyond the steps that were observed."""
    observados = {o.adonde for o in venta.observaciones_abiertas()}
    return [paso_numero(n) for n in por_confirmar(venta) if n not in observados]


def _por_que_este(venta: Venta) -> str:
    """Of the client in hand: why it is his turn."""
    if not venta.en_mano:
        return ""
    if venta.entrante:
        return f"Llamó él, a las {timezone.localtime(venta.tomada_en):%H:%M}: usted lo atiende."
    return por_que_este(venta.contacto, tomado_en=venta.tomada_en)
