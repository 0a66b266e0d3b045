"""Step 11.2: terms and conditions by e-mail, as constancia of the acceptance: what people do."""

from collections.abc import Sequence

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.correo import reponer_correo
from bluecom.pendientes.servicios import deber
from bluecom.pendientes.sucesos import Clase, Fuente, anotar_suceso
from solicitudes.canales.terminos.avisos import avisar_sin_direccion, dar_por_atendido
from solicitudes.canales.terminos.constancia import direccion_de, poner_al_dia
from solicitudes.canales.terminos.debidos import ENVIAR
from solicitudes.canales.terminos.envios import (
    CON_TERMINOS,
    abrir_envio,
    de_canales,
    el_visto,
    exigir_detenible,
    retirar,
    retirar_lo_que_no_salio,
    ultimo_de,
)
from solicitudes.models import EnvioDeTerminos, Mensaje, Motivo, Venta
from solicitudes.papeles import emision as papeles
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir
from solicitudes.reglas import permisos
from solicitudes.reglas.errores import TransicionInvalida


def deber_terminos(venta: Venta, *, acto: Acto, cambia: Sequence[str] = ()) -> None:
    """Owe the terms of an installed sale: the paper now, the e-mail once it exists.

    ``cambia`` says, in the client's words, what is no longer as the former version told: it is
    issued anew, and what is known of the former proves nothing of this one.
    """
    de_antes = list(venta.envios.values_list("pk", flat=True)) if cambia else []
    if para := direccion_de(venta):
        envio = abrir_envio(venta, acto=acto, cambia=cambia, para=para)
        deber(ENVIAR, f"{ENVIAR}:{envio.pk}", objeto_id=envio.pk, ahora=acto.ahora)
    else:
        papeles.emitir_terminos(venta, acto=acto, de_nuevo=bool(cambia))
        avisar_sin_direccion(venta, ahora=acto.ahora)
    retirar(EnvioDeTerminos.objects.filter(pk__in=de_antes), ahora=acto.ahora)
    poner_al_dia(venta, acto=acto)


def reenviar(venta_id: int, *, acto: Acto, visto: str) -> Venta:
    """Send the same file once more to the address on record; never another version of it.

    What was set aside is the same e-mail, put back. ``visto``: the last sending as whoever asks
    saw it.
    """
    with transaction.atomic():
        venta = de_canales(venta_id, acto)
        if not direccion_de(venta):
            raise TransicionInvalida("Anote primero la dirección de correo del cliente.")
        ultimo = el_visto(venta, visto)
        if ultimo is not None and ultimo.sale_solo:
            raise TransicionInvalida("El envío anterior todavía está por salir: espere.")
        anotar(venta.cadena, "reenviar_terminos", acto=acto)
        dar_por_atendido(venta, ahora=acto.ahora)
        if not (ultimo and ultimo.correo_id and reponer_correo(ultimo.correo_id)):
            deber_terminos(venta, acto=acto)
    return venta


def detener_envio(venta_id: int, *, acto: Acto, visto: str) -> Venta:
    """What leaves by itself is stopped before it does: the one that its page showed."""
    with transaction.atomic():
        venta = de_canales(venta_id, acto)
        ultimo = el_visto(venta, visto)
        if ultimo is None or not ultimo.sale_solo:
            raise TransicionInvalida("No hay ningún envío por salir en esta venta.")
        exigir_detenible(ultimo)
        retirar(EnvioDeTerminos.objects.filter(pk=ultimo.pk), ahora=acto.ahora)
        anotar(venta.cadena, "detener_terminos", acto=acto)
        return poner_al_dia(venta, acto=acto)


def entregar_por_otro_medio(venta_id: int, *, acto: Acto, canal: str, motivo: Motivo) -> Venta:
    """The terms went by WhatsApp or on paper: who, when, why."""
    with transaction.atomic():
        venta = de_canales(venta_id, acto)
        a_mano = venta.envios.filter(retirado_en=None, mensaje=None)
        if a_mano.exclude(canal=Mensaje.Canal.CORREO).exists():
            return venta  # noted already
        if (ultimo := ultimo_de(venta)) is not None and ultimo.mensaje is not None:
            exigir_detenible(ultimo)
        retirar_lo_que_no_salio(venta, acto=acto)
        abrir_envio(venta, acto=acto, canal=canal, motivo=motivo)
        Mensaje.objects.create(
            venta=venta,
            canal=canal,
            asunto="Términos y condiciones",
            texto=f"Entrega por otro medio: {motivo}",
            por=acto.usuario,
            en=acto.ahora,
        )
        return poner_al_dia(venta, acto=acto)


def corregir_correo(venta_id: int, *, acto: Acto, correo: str, visto: str = "") -> Venta:
    """Another address, in any state; terms already owed go there and nowhere else.

    ``visto``: the last sending as whoever corrects saw it, so that nobody sends to a second
    address without knowing of the first. While one is being handed over, nobody knows yet.
    """
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        if not permisos.es_de_canales_virtuales(venta, acto.usuario):
            exigir(permisos.es_su_asesor, venta, acto.usuario)
        ficha = venta.ficha_actual
        if ficha is None:
            raise TransicionInvalida("El correo se anota en el paso 5.")
        if (ultimo := el_visto(venta, visto)) is not None:
            exigir_detenible(ultimo)
        if correo == ficha.correo:
            raise TransicionInvalida("Esa es la dirección que ya estaba.")
        ficha.correo, ficha.sin_correo = correo, not correo
        ficha.save(update_fields=["correo", "sin_correo"])
        anotar(venta.cadena, "corregir_correo", acto=acto)
        otras = venta.envios.filter(canal=Mensaje.Canal.CORREO, acusado_en=None)
        retirar(otras.exclude(para=correo), ahora=acto.ahora)
        retirar_lo_que_no_salio(venta, acto=acto)
        if venta.estado in CON_TERMINOS:
            dar_por_atendido(venta, ahora=acto.ahora)
            deber_terminos(venta, acto=acto)
    return venta


def marcar_rebote(venta_id: int, *, acto: Acto, visto: str) -> Venta:
    """The last e-mail came back: never moves the state, keeps the sale in the list *Correos*.

    ``visto``: a page left open says nothing of what went out after it.
    """
    with transaction.atomic():
        venta = de_canales(venta_id, acto)
        ultimo = el_visto(venta, visto)
        if ultimo is None or ultimo.retirado_en or ultimo.correo is None or not ultimo.salio:
            raise TransicionInvalida("De esta venta no salió ningún correo.")
        anotar(venta.cadena, "rebote", acto=acto)
        anotar_suceso(
            ultimo.correo.pk,
            clase=Clase.REBOTADO,
            fuente=Fuente.PERSONA,
            externo=f"{ultimo.correo.message_id} {acto.ahora:%Y%m%d%H%M%S}",
            en=acto.ahora,
            ahora=acto.ahora,
            detalle=f"Anotado por {acto.usuario}.",
        )
        return poner_al_dia(venta, acto=acto)
