"""Step 11.2: terms and conditions by e-mail, as constancia of the acceptance."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto, acto_del_sistema
from bluecom.pendientes.correo import Adjunto, encolar_correo
from bluecom.pendientes.errores import Reintentar
from bluecom.pendientes.models import CorreoSaliente, EstadoCorreo, Pendiente
from bluecom.pendientes.servicios import condonar, deber, reponer
from documentos.models import Documento
from documentos.servicios import ejemplar
from solicitudes.canales.terminos.texto import asunto_y_texto
from solicitudes.expediente.cerrar import deber_expediente
from solicitudes.models import Constancia, Mensaje, Motivo, Venta
from solicitudes.papeles import emision as papeles
from solicitudes.puerta.avanzar import avanzar, bloquear
from solicitudes.puerta.permitir import exigir, exigir_estado
from solicitudes.reglas import permisos
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado

ENVIAR = "solicitudes:enviar_terminos"
CONCLUIR = "solicitudes:concluir"
EN_CAMINO = (EstadoCorreo.EN_COLA, EstadoCorreo.REINTENTANDO)


def deber_terminos(venta: Venta, *, acto: Acto, cambia: Sequence[str] = ()) -> None:
    """Owe the terms of an installed sale: the paper now, the e-mail once it exists.

    ``cambia`` says, in the client's words, what is no longer as the former version told: it is
    issued anew, and what did not go out yet goes out no more.
    """
    if cambia:
        condonar(ENVIAR, venta.pk)
        _cancelar_correos(venta)
    documento = papeles.emitir_terminos(venta, acto=acto, de_nuevo=bool(cambia))
    correo = venta.ficha_actual.correo if venta.ficha_actual else ""
    if not correo:
        _poner_constancia(venta, Constancia.SIN_DIRECCION)
        return
    vez = _correos_de(venta).count() + 1
    pendiente = deber(
        ENVIAR,
        f"{ENVIAR}:{venta.pk}:{documento.version}:{vez}",
        objeto_id=venta.pk,
        datos={"documento": documento.pk, "vez": vez, "cambia": list(cambia)},
        ahora=acto.ahora,
    )
    reponer(pendiente)


def reenviar(venta_id: int, *, acto: Acto) -> Venta:
    """Send the same file once more to the address on record; never another version of it."""
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir(permisos.es_de_canales_virtuales, venta, acto.usuario)
        exigir_estado(venta, Estado.INSTALADA, Estado.CONCLUIDA)
        if not (venta.ficha_actual and venta.ficha_actual.correo):
            raise TransicionInvalida("Anote primero la dirección de correo del cliente.")
        if _correos_de(venta).filter(estado__in=EN_CAMINO).exists():
            raise TransicionInvalida("El correo anterior todavía está por salir: espere.")
        anotar(venta.cadena, "reenviar_terminos", acto=acto)
        deber_terminos(venta, acto=acto)
    return venta


def enviar_terminos(pendiente: Pendiente) -> None:
    """Queue the e-mail with the frozen PDF and its SHA-256, once for each sending."""
    venta = Venta.objects.con_cabecera().get(pk=pendiente.objeto_id)
    documento = Documento.objects.get(pk=pendiente.datos["documento"])
    if not documento.listo:
        raise Reintentar("El PDF de términos todavía se está preparando.")
    asunto, texto = asunto_y_texto(venta, documento, cambia=pendiente.datos.get("cambia", []))
    encolar_correo(
        f"terminos:{venta.pk}:{pendiente.datos['vez']}",
        para=venta.ficha.correo,
        asunto=asunto,
        texto=texto,
        adjuntos=[_adjunto(documento)],
        ahora=pendiente.creado_en,
        al_salir=(CONCLUIR, venta.pk),
    )


def _adjunto(documento: Documento) -> Adjunto:
    return Adjunto(f"terminos-{documento.numero}.pdf", "application/pdf", ejemplar(documento))


def concluir_por_correo(pendiente: Pendiente) -> None:
    """The mail server accepted the terms: the procedure ends (11.2)."""
    correo = CorreoSaliente.objects.get(pk=pendiente.datos["correo"])
    if correo.estado == EstadoCorreo.REBOTADO or correo.enviado_en is None:
        return
    acto = acto_del_sistema(correo.enviado_en)
    venta = bloquear(int(pendiente.objeto_id or 0), acto=acto)
    if venta.estado == Estado.INSTALADA:
        _concluir(venta, acto, Constancia.ENVIADA)
    else:
        _poner_constancia(venta, Constancia.ENVIADA)


def entregar_por_otro_medio(venta_id: int, *, acto: Acto, canal: str, motivo: Motivo) -> Venta:
    """The terms went by WhatsApp or on paper: who, when, why."""
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir(permisos.es_de_canales_virtuales, venta, acto.usuario)
        exigir_estado(venta, Estado.INSTALADA, Estado.CONCLUIDA)
        condonar(ENVIAR, venta.pk)
        _cancelar_correos(venta)
        Mensaje.objects.create(
            venta=venta,
            canal=canal,
            asunto="Términos y condiciones",
            texto=f"Entrega por otro medio: {motivo}",
            por=acto.usuario,
            en=acto.ahora,
        )
        if venta.estado == Estado.INSTALADA:
            return _concluir(venta, acto, Constancia.POR_OTRO_MEDIO)
        _poner_constancia(venta, Constancia.POR_OTRO_MEDIO)
    return venta


def corregir_correo(venta_id: int, *, acto: Acto, correo: str) -> Venta:
    """Another address, in any state; terms already owed go there too."""
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        if not (
            permisos.es_su_asesor(venta, acto.usuario)
            or permisos.es_de_canales_virtuales(venta, acto.usuario)
        ):
            exigir(permisos.es_su_asesor, venta, acto.usuario)
        ficha = venta.ficha_actual
        if ficha is None:
            raise TransicionInvalida("El correo se anota en el paso 5.")
        ficha.correo, ficha.sin_correo = correo, not correo
        ficha.save(update_fields=["correo", "sin_correo"])
        anotar(venta.cadena, "corregir_correo", acto=acto)
        _cancelar_correos(venta)
        if venta.estado in (Estado.INSTALADA, Estado.CONCLUIDA) and correo:
            deber_terminos(venta, acto=acto)
    return venta


def marcar_rebote(venta_id: int, *, acto: Acto) -> Venta:
    """The e-mail came back: never moves the state, keeps the sale in the list *Correos*."""
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir(permisos.es_de_canales_virtuales, venta, acto.usuario)
        exigir_estado(venta, Estado.CONCLUIDA, Estado.INSTALADA)
        _correos_de(venta).filter(estado=EstadoCorreo.ENVIADO).update(estado=EstadoCorreo.REBOTADO)
        anotar(venta.cadena, "rebote", acto=acto)
        _poner_constancia(venta, Constancia.REBOTADA)
    return venta


def _correos_de(venta: Venta) -> QuerySet[CorreoSaliente]:
    return CorreoSaliente.objects.filter(clave__startswith=f"terminos:{venta.pk}:")


def _cancelar_correos(venta: Venta) -> None:
    """Those that did not go out: another address or another way took their place."""
    por_salir = (*EN_CAMINO, EstadoCorreo.FALLIDO)
    _correos_de(venta).filter(estado__in=por_salir).update(estado=EstadoCorreo.CANCELADO)


def _concluir(venta: Venta, acto: Acto, constancia: str) -> Venta:
    venta.terminos_entregados_en = acto.ahora
    venta.constancia = constancia
    venta.save()
    concluida = avanzar(venta.pk, "concluir", acto=acto)
    deber_expediente(concluida, ahora=acto.ahora)
    return concluida


def _poner_constancia(venta: Venta, constancia: str) -> None:
    venta.constancia = constancia
    venta.save()
