"""Step 11.2: the terms' PDF goes to the client by WhatsApp, and what becomes of it there."""

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.texto import con_punto
from bluecom.cuentas.acto import Acto, acto_del_sistema
from bluecom.integraciones.whatsapp.puerto import Clase
from bluecom.pendientes.models import Pendiente
from solicitudes.canales.terminos.avisos import avisar_si_no_llego_por_whatsapp, dar_por_atendido
from solicitudes.canales.terminos.constancia import poner_al_dia
from solicitudes.canales.terminos.envios import (
    abrir_envio,
    de_canales,
    el_visto,
    exigir_detenible,
    retirar_lo_que_no_salio,
)
from solicitudes.conversacion.envios import a_quien_se_escribe, deber_mensaje, destinatario
from solicitudes.conversacion.identidades import de_a_uno
from solicitudes.conversacion.ventana import ventana_abierta
from solicitudes.models import EnvioDeTerminos, Interlocutor, Mensaje, Motivo, Venta
from solicitudes.puerta.avanzar import bloquear
from solicitudes.reglas.errores import TransicionInvalida

SEGUIR = "solicitudes:seguir_whatsapp"
LEYENDA = 1024
"""What the platform takes beneath a file."""


def enviar_por_whatsapp(
    venta_id: int, *, acto: Acto, motivo: Motivo, visto: str
) -> EnvioDeTerminos:
    """Owe the client the PDF in force, and why not by e-mail; only within his window.

    It proves nothing until it is on his telephone. What waits to go out by e-mail does not.
    """
    with transaction.atomic():
        de_a_uno()  # before the sale, as whoever receives does
        venta = de_canales(venta_id, acto)
        ultimo = el_visto(venta, visto)
        if ultimo is not None:
            exigir_detenible(ultimo)
        quien = destinatario(venta, acto=acto)
        if not ventana_abierta(quien, acto.ahora):
            raise TransicionInvalida(fuera_de_la_ventana(venta, quien))
        retirar_lo_que_no_salio(venta, acto=acto)
        envio = abrir_envio(venta, acto=acto, canal=Mensaje.Canal.WHATSAPP, motivo=motivo)
        que = {"clase": Clase.DOCUMENTO, "documento": envio.documento, "sigue": SEGUIR}
        envio.mensaje = deber_mensaje(
            venta, quien, acto, texto=_leyenda(venta, envio), asunto="Términos y condiciones", **que
        )
        envio.save(update_fields=["mensaje"])
        datos = {"envio": envio.vez, "motivo": motivo.codigo}
        anotar(venta.cadena, "terminos_por_whatsapp", acto=acto, datos=datos)
        dar_por_atendido(venta, ahora=acto.ahora)
        poner_al_dia(venta, acto=acto)
    return envio


def seguir_por_whatsapp(pendiente: Pendiente) -> None:
    """Something became of it: the sale says what it proves, and perhaps ends with it."""
    mensaje = Mensaje.objects.get(pk=pendiente.objeto_id or 0)
    acto = acto_del_sistema(pendiente.creado_en)
    envio = EnvioDeTerminos.objects.select_related("mensaje").get(mensaje=mensaje)
    venta = bloquear(envio.venta_id, acto=acto)
    avisar_si_no_llego_por_whatsapp(envio, ahora=acto.ahora)
    poner_al_dia(venta, acto=acto)


def impide_enviar(venta: Venta, *, acto: Acto) -> str:
    """Why the system sends nothing by WhatsApp to this client now; empty: it does."""
    quien = a_quien_se_escribe(venta)
    return "" if ventana_abierta(quien, acto.ahora) else fuera_de_la_ventana(venta, quien)


def fuera_de_la_ventana(venta: Venta, quien: Interlocutor | None) -> str:
    """Why no file goes to him now, and who can do something about it; empty: it goes."""
    que_hacer = (
        f"Pida a {venta.asesor} que le envíe la plantilla: cuando conteste, se puede enviar."
    )
    if quien is None or quien.ultimo_en is None:
        return f"El cliente todavía no escribió por WhatsApp. {que_hacer}"
    return f"Pasaron más de 24 horas desde el último mensaje del cliente. {que_hacer}"


def _leyenda(venta: Venta, envio: EnvioDeTerminos) -> str:
    """What he reads beneath the file."""
    que = (
        f"Términos y condiciones de su servicio {venta.oferta.plan}, como constancia de su "
        f"aceptación. Documento {envio.documento.codigo}."
    )
    if not envio.cambia:
        return que
    cambios = f"{que} Reemplaza a los que haya recibido antes. Cambió: {'; '.join(envio.cambia)}"
    return con_punto(cambios) if len(cambios) < LEYENDA else f"{que} Dice qué cambió."
