"""Step 6: what is asked of the client by WhatsApp, from the agent's own phone or by copy."""

from dataclasses import dataclass
from urllib.parse import quote

from django.db import transaction

from bluecom.cuentas.acto import Acto
from documentos.papel.calculos import carta_para_copiar
from documentos.reparos import al_cliente
from solicitudes.models import Mensaje, Venta
from solicitudes.papeles import datos as datos_de_papeles
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir_asesor, exigir_estado
from solicitudes.reglas.comprobaciones import diferencias_de_la_carta
from solicitudes.reglas.estados import AL_REVISAR_LO_RECIBIDO
from solicitudes.reglas.guion import interlocutor


@dataclass(frozen=True)
class Pedido:
    """What the client must send, as one message."""

    asunto: str
    texto: str
    de_nuevo: bool = False


def pedido_al_cliente(venta: Venta) -> Pedido:
    """Again what was observed (6.3), or the C.I. and the letter for the first time (6.2).

    Of a letter that says something else than what is sold now, only the letter.
    """
    observados = [*observados_del_cliente(venta), *fotos_por_repetir(venta)]
    if not observados and diferencias_de_la_carta(venta):
        return Pedido("Otra carta", pedido_de_otra_carta(venta), de_nuevo=True)
    if not observados:
        return Pedido("Pedido de C.I. y carta", pedido_de_documentos(venta))
    texto = (
        f"Hola, {interlocutor(venta)}. Para continuar con su solicitud de {venta.oferta.plan} "
        "necesitamos que nos envíe de nuevo:\n"
    )
    lista = "\n".join(f"• {que}" for que in observados)
    return Pedido("Documentación observada", texto + lista, de_nuevo=True)


def pedido_de_otra_carta(venta: Venta) -> str:
    """The letter's model once more, with what it has to say now (6.2)."""
    return (
        f"Hola, {interlocutor(venta)}. Su solicitud de {venta.oferta.plan} necesita otra "
        "carta: la que envió dice otros datos. Envíe por favor la fotografía de esta, escrita a "
        f"mano y firmada:\n\n{_carta(venta)}"
    )


def observados_del_cliente(venta: Venta) -> list[str]:
    """Each item of 6.3 that was observed, with its reason."""
    documentacion = venta.documentacion_actual
    return documentacion.observados() if documentacion else []


def fotos_por_repetir(venta: Venta) -> list[str]:
    """Each photo that the coach would refuse and nobody accepted, in the client's words."""
    vigentes = (a for a in venta.carpeta.archivos.all() if a.sustituido_en is None)
    return [
        f"Foto ({archivo.get_tipo_display()}): {al_cliente(archivo.reparos)}"
        for archivo in vigentes
        if archivo.por_aceptar
    ]


def _carta(venta: Venta) -> str:
    return carta_para_copiar(datos_de_papeles.carta(venta, Acto(venta.asesor, venta.ahora)))


def pedido_de_documentos(venta: Venta) -> str:
    """The message of 6.2: the photos, the letter's model to copy, and what was not asked."""
    preguntas = "".join(f"\n• {pregunta}" for pregunta in por_preguntar(venta).values())
    return (
        f"Hola, {interlocutor(venta)}. Para su solicitud de {venta.oferta.plan} "
        "envíe por favor a este número:\n"
        "1. Fotografía de su C.I., anverso y reverso.\n"
        "2. Fotografía de esta carta, escrita a mano y firmada:\n\n"
        f"{_carta(venta)}" + (f"\n\nAdemás díganos:{preguntas}" if preguntas else "")
    )


def por_preguntar(venta: Venta) -> dict[str, str]:
    """Field of the call sheet → the question: asked with the next message, answered where shown."""
    ficha = venta.ficha_actual
    if ficha is None:
        return {}
    sin_visita = not venta.oferta.producto.requiere_visita
    preguntas = {
        "referencia_1": ("Un teléfono de referencia", ficha.referencia_1),
        "vivienda": ("¿Casa, departamento o local?", ficha.vivienda or sin_visita),
        "pasar_en": ("¿Cuándo pueden pasar?", ficha.pasar_en or sin_visita),
        "celular_whatsapp": ("Su celular de WhatsApp", ficha.celular_whatsapp),
        "correo": ("Su correo electrónico", ficha.correo or ficha.sin_correo),
    }
    return {campo: pregunta for campo, (pregunta, dicho) in preguntas.items() if not dicho}


def enlace_whatsapp(venta: Venta, texto: str) -> str:
    """wa.me with the text filled in, for the agent's own phone; empty while no number is known.

    Nor for practice, whose numbers may be somebody's.
    """
    if venta.de_practica:
        return ""
    numero = venta.ficha.celular_whatsapp.removeprefix("+") if venta.ficha_actual else ""
    return f"https://wa.me/{numero}?text={quote(texto)}" if numero else ""


def anotar_pedido(venta_id: int, *, acto: Acto) -> Mensaje:
    """Keep that the client was asked; the same words twice in a row are one message."""
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir_asesor(venta, acto.usuario)
        exigir_estado(venta, *AL_REVISAR_LO_RECIBIDO)
        pedido = pedido_al_cliente(venta)
        ultimo = venta.mensajes.order_by("-pk").first()
        if ultimo is not None and ultimo.texto == pedido.texto:
            return ultimo
        return anotar_mensaje(venta_id, acto=acto, texto=pedido.texto, asunto=pedido.asunto)


def anotar_mensaje(venta_id: int, *, acto: Acto, texto: str, asunto: str = "Mensaje") -> Mensaje:
    """Keep what was said to the client."""
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir_asesor(venta, acto.usuario)
        return Mensaje.objects.create(
            venta=venta,
            asunto=asunto,
            texto=texto,
            por=acto.usuario,
            en=acto.ahora,
        )
