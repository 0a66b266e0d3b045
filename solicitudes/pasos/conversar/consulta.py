"""What the conversation of a sale shows: its messages, its window and what may be written now."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from bluecom.cuentas.models import Usuario
from bluecom.integraciones import whatsapp
from solicitudes.conversacion.envios import interlocutor_de
from solicitudes.conversacion.pedidos import enlace_whatsapp, por_preguntar
from solicitudes.conversacion.preparadas import Preparada, preparadas_para
from solicitudes.conversacion.ventana import texto_de_plantilla, ventana_abierta
from solicitudes.models import Adjunto, Mensaje, Venta
from solicitudes.pasos.conversar.contestado import ofrecer
from solicitudes.pasos.p05_explicacion.formulario import PorPreguntarForm
from solicitudes.pasos.p05_explicacion.servicio import SE_COMPLETA
from solicitudes.reglas import permisos
from solicitudes.reglas.estados import AL_REVISAR_LO_RECIBIDO

ULTIMOS = 60
POR_LEER = 5
"""Of his last messages, in which an answer may be."""


def charla_de(venta: Venta, usuario: Usuario, ahora: datetime) -> dict[str, Any]:
    """The part that moves: the last messages, oldest first, with their files and states.

    It is with one person: what was said of all that he bought in one call, each with what it is of.
    """
    ultimos = _con_esta_persona(venta, usuario).order_by("-en", "-pk")
    mensajes = list(ultimos[:ULTIMOS])[::-1]
    de_varias = len({mensaje.venta_id for mensaje in mensajes} | {venta.pk}) > 1
    quien = interlocutor_de(venta)
    ventana = ventana_abierta(quien, ahora)
    return {
        "venta": venta,
        "ventana_hasta": quien.ventana_hasta if quien else None,
        "ventana": ventana,
        "mensajes_de_la_charla": [_burbuja(mensaje, usuario) for mensaje in mensajes],
        "de_varias": de_varias,
        "marca": marca_de(mensajes, ventana=ventana),
    }


def marca_de(mensajes: list[Mensaje], *, ventana: bool) -> str:
    """Changes with whatever the part that moves shows; the page asks with the one that it has."""
    ultimo = mensajes[-1].pk if mensajes else 0
    estados = ".".join(mensaje.estado[:2] for mensaje in mensajes)
    adjuntos = ".".join(_como_esta(a)[:1] for m in mensajes if (a := _adjunto(m)) is not None)
    return f"{ultimo}-{estados}-{adjuntos}-{ventana:d}"


def _con_esta_persona(venta: Venta, usuario: Usuario) -> QuerySet[Mensaje]:
    """Of this sale and, as far as this person reads them, of its sisters."""
    hermanas = Venta.objects.visibles_para(usuario).filter(pk__in=venta.hermanas().values("pk"))
    suyos: QuerySet[Mensaje] = Mensaje.objects.filter(
        Q(venta=venta.pk) | Q(venta__in=hermanas.values("pk"))
    )
    return suyos.select_related("por", "documento", "adjunto__archivo", "venta__oferta__plan")


def _burbuja(mensaje: Mensaje, usuario: Usuario) -> dict[str, Any]:
    adjunto = _adjunto(mensaje)
    assert mensaje.venta is not None
    ve_fotos = adjunto is not None and permisos.ve_fotos(mensaje.venta, usuario)
    return {
        "mensaje": mensaje,
        "adjunto": adjunto,
        "situacion": _como_esta(adjunto) if adjunto else "",
        "se_abre": ve_fotos and adjunto is not None and bool(adjunto.sha256),
        "sobre": mensaje.venta.oferta_actual,
    }


def _adjunto(mensaje: Mensaje) -> Adjunto | None:
    adjunto: Adjunto | None = getattr(mensaje, "adjunto", None)
    return adjunto


def _como_esta(adjunto: Adjunto) -> str:
    if adjunto.archivo_id:
        return "carpeta"
    if adjunto.rechazo:
        return "rechazo"
    return "llegado" if adjunto.sha256 else "trayendo"


def para_escribir(
    venta: Venta, usuario: Usuario, ahora: datetime, *, texto: str = "", preparada: str = ""
) -> dict[str, Any]:
    """What its asesor may do now; nothing for whoever only reads.

    ``preparada``: which of the prepared replies stands in the field, by its place.
    """
    sabe_que_decir = venta.oferta_actual is not None and venta.ficha_actual is not None
    if not sabe_que_decir or not permisos.es_su_asesor(venta, usuario):
        return {"es_suya": False}
    quien = interlocutor_de(venta)
    persona = quien.persona() if quien else None
    preparadas = preparadas_para(venta, usuario)
    texto = texto or _elegida(preparadas, preparada)
    return {
        "es_suya": True,
        "sin_numero": persona is not None and not persona.numero,
        "envia": whatsapp().envia and not venta.de_practica,
        "ventana": ventana_abierta(quien, ahora),
        "plantilla": texto_de_plantilla(venta),
        "texto": texto,
        "enlace": enlace_whatsapp(venta, texto),
        "se_envia_la_carta": venta.estado in AL_REVISAR_LO_RECIBIDO,
        "preparadas": preparadas,
        "preguntar_form": lo_que_contesto(venta),
    }


def lo_que_contesto(venta: Venta) -> PorPreguntarForm | None:
    """What was not asked on the call (5.1), with what his last messages answer of it."""
    preguntas = por_preguntar(venta) if venta.estado in SE_COMPLETA else {}
    if not preguntas:
        return None
    form = PorPreguntarForm(preguntas)
    suyos = venta.mensajes.filter(entra=True).exclude(texto="").order_by("-en", "-pk")
    ofrecer(form, suyos.values_list("texto", flat=True)[:POR_LEER])
    return form


def _elegida(preparadas: list[Preparada], cual: str) -> str:
    lugar = int(cual) if cual.isdecimal() and len(cual) < 4 else len(preparadas)
    return preparadas[lugar].texto if lugar < len(preparadas) else ""
