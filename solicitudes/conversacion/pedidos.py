"""Step 6: what is asked of the client, everything in one message, however it is sent."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from bluecom.bolivia.telefonos import leer_telefono, nacional
from bluecom.bolivia.texto import con_punto
from bluecom.cuentas.acto import Acto
from bluecom.integraciones import whatsapp
from documentos.papel.calculos import carta_para_copiar
from documentos.reparos import al_cliente
from documentos.tipos import TipoArchivo
from solicitudes.models import Mensaje, Venta
from solicitudes.papeles import datos as datos_de_papeles
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir_asesor, exigir_estado
from solicitudes.reglas.comprobaciones import diferencias_de_la_carta
from solicitudes.reglas.control import RECIBIDOS
from solicitudes.reglas.estados import AL_REVISAR_LO_RECIBIDO
from solicitudes.reglas.guion import interlocutor
from solicitudes.reglas.recibidos import archivos_que_faltan, faltan_entre

_LADOS = (str(TipoArchivo.CI_ANVERSO.label), str(TipoArchivo.CI_REVERSO.label))
_CARTA = str(TipoArchivo.CARTA.label)
OBSERVADO, OTRA_CARTA = "Documentación observada", "Otra carta"
DE_NUEVO = (OBSERVADO, OTRA_CARTA)
"""What is asked for that came already."""


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
        return Pedido(OTRA_CARTA, pedido_de_otra_carta(venta), de_nuevo=True)
    if not observados:
        return Pedido("Pedido de C.I. y carta", pedido_de_documentos(venta))
    texto = (
        f"Hola, {interlocutor(venta)}. Para continuar con su solicitud de {venta.oferta.plan} "
        "necesitamos que nos envíe de nuevo:\n"
    )
    lista = "\n".join(f"• {que}" for que in observados)
    ademas = _lo_que_no_llego(venta)
    return Pedido(OBSERVADO, texto + lista + _carta_de_nuevo(venta) + ademas, de_nuevo=True)


def _carta_de_nuevo(venta: Venta) -> str:
    """What a letter in which something was observed has to say, to be written again (6.2)."""
    documentacion = venta.documentacion_actual
    if documentacion is None:
        return ""
    malos = {codigo for codigo, suyo in documentacion.items.items() if not suyo["ok"]}
    lista = venta.lista(RECIBIDOS).items
    if not any(TipoArchivo.CARTA in lista[codigo].mira for codigo in malos & set(lista)):
        return ""
    return (
        "\n\nEscriba la carta otra vez, a mano y firmada, y envíe su fotografía:\n\n"
        f"{_carta(venta)}"
    )


def _lo_que_no_llego(venta: Venta) -> str:
    """Beside what is asked for again, so that he is asked once for all; nothing of what came."""
    faltan = archivos_que_faltan(venta)
    if not faltan or not venta.carpeta.vigentes().exists():
        return ""
    lista = "".join(f"\n– {nombre}" for nombre in faltan)
    carta = f"\n\nEl texto de la carta:\n\n{_carta(venta)}" if _CARTA in faltan else ""
    return f"\n\nTambién falta:{lista}{carta}{_preguntas(venta)}"


def pedido_de_otra_carta(venta: Venta) -> str:
    """The letter's model once more, with what it has to say now (6.2)."""
    return (
        f"Hola, {interlocutor(venta)}. Su solicitud de {venta.oferta.plan} necesita otra "
        "carta: la que envió dice otros datos. Envíe por favor la fotografía de esta, escrita a "
        f"mano y firmada:\n\n{_carta(venta)}"
    )


def lo_que_se_espera(venta: Venta) -> list[str]:
    """Everything that he still has to send, for the first time or again, to be read in one line."""
    return [
        *archivos_que_faltan(venta),
        *observados_del_cliente(venta),
        *fotos_por_repetir(venta),
        *([_CARTA] if diferencias_de_la_carta(venta) else []),
    ]


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
    """The message of 6.2: what has not come, the letter's model to copy, and what was not asked.

    It says the number to send it to, which the client may have to find again later.
    """
    cosas = "\n".join(f"{n}. {cosa}" for n, cosa in enumerate(_por_enviar(venta), 1))
    return (
        f"Hola, {interlocutor(venta)}. Para su solicitud de {venta.oferta.plan} "
        f"envíe por favor {_adonde(venta)}:\n{cosas}{_preguntas(venta)}"
    )


def _por_enviar(venta: Venta) -> list[str]:
    """One line for each; all of it while nothing came, and the letter last, with its text."""
    faltan = archivos_que_faltan(venta) or faltan_entre(venta, ())
    lados = [nombre for nombre in faltan if nombre in _LADOS]
    juntos = ["Fotografía de su C.I., anverso y reverso."] if len(lados) == len(_LADOS) else []
    sueltos = [] if juntos else [con_punto(f"Fotografía del {lado}") for lado in lados]
    otros = [
        con_punto(f"Fotografía: {nombre}") for nombre in faltan if nombre not in (*_LADOS, _CARTA)
    ]
    carta = f"Fotografía de esta carta, escrita a mano y firmada:\n\n{_carta(venta)}"
    return [*juntos, *sueltos, *otros, *([carta] if _CARTA in faltan else [])]


def _preguntas(venta: Venta) -> str:
    preguntas = "".join(f"\n• {pregunta}" for pregunta in por_preguntar(venta).values())
    return f"\n\nAdemás díganos:{preguntas}" if preguntas else ""


def nuestro_numero(venta: Venta) -> str:
    """The line's where the system sends, else the telephone of who asks (6.2); E.164 or empty."""
    if whatsapp().envia:
        return str(settings.WHATSAPP["numero"])
    return str(venta.asesor.celular_whatsapp)


def _adonde(venta: Venta) -> str:
    numero = nuestro_numero(venta)
    return f"al WhatsApp {nacional(leer_telefono(numero))}" if numero else "a este número"


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
    numero = venta.ficha.celular_whatsapp if venta.ficha_actual else ""
    return whatsapp().enlace_para_escribir(numero, texto) if numero else ""


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
