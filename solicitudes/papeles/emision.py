"""The papers a sale owes: its data, frozen, handed to ``documentos``."""

from datetime import datetime

from django.conf import settings

from bluecom.cuentas.models import Usuario
from documentos import servicios as documentos
from documentos.models import Documento
from solicitudes.models import Entrega, Venta
from solicitudes.papeles import datos

URL = settings.URL_PUBLICA + "/p/{token}"


def emitir_carta(venta: Venta, *, usuario: Usuario, ahora: datetime) -> Documento:
    """Step 6.2: the model of the letter, for the client to sign."""
    return documentos.emitir(
        venta.carpeta_id,
        datos.carta(venta, usuario, ahora),
        usuario=usuario,
        ahora=ahora,
        url=URL,
    )


def emitir_formularios(venta: Venta, *, usuario: Usuario, ahora: datetime) -> list[Documento]:
    """Step 10: Solicitud, Contrato and, with equipment, Comodato.

    Issued again only when something they say has changed; a Comodato that no longer
    applies is taken out of force.
    """
    emitidos = [
        documentos.emitir(
            venta.carpeta_id,
            papel,
            usuario=usuario,
            ahora=ahora,
            url=URL,
            numero_externo=venta.numero_smartflex or "",
        )
        for papel in datos.formularios(venta, usuario, ahora)
    ]
    comodato = venta.carpeta.papel("COMODATO")
    if comodato is not None and comodato not in emitidos:
        documentos.sustituir(comodato.pk, ahora=ahora)
    return emitidos


def emitir_acta_de_instalacion(
    venta: Venta, *, usuario: Usuario, ahora: datetime
) -> Documento | None:
    """Step 11.2: completes the Comodato with serial and MAC; nothing without equipment."""
    if not venta.instalacion.equipos:
        return None
    return documentos.emitir(
        venta.carpeta_id,
        datos.acta_de_instalacion(venta, usuario, ahora),
        usuario=usuario,
        ahora=ahora,
        url=URL,
        numero_externo=venta.numero_smartflex or "",
    )


def emitir_terminos(venta: Venta, *, usuario: Usuario, ahora: datetime) -> Documento:
    """Step 11.2: issued once; a re-sent e-mail carries the same file."""
    vigente = venta.carpeta.papel("TERMINOS")
    if vigente is not None:
        return vigente
    return documentos.emitir(
        venta.carpeta_id,
        datos.terminos(venta, usuario, ahora),
        usuario=usuario,
        ahora=ahora,
        url=URL,
        numero_externo=venta.numero_smartflex or "",
    )


def emitir_acta_de_entrega(entrega: Entrega, *, usuario: Usuario, ahora: datetime) -> Documento:
    """Step 11: the numbered list of folders, with both signatures."""
    return documentos.emitir(
        None, datos.acta_de_entrega(entrega, usuario, ahora), usuario=usuario, ahora=ahora, url=URL
    )
