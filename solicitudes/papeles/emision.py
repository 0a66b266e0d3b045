"""The papers a sale owes: its data, frozen, handed to ``documentos``."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from bluecom.cuentas.acto import Acto
from documentos import servicios as documentos
from documentos.datos import a_json
from documentos.models import Documento
from documentos.tipos import FORMULARIOS, Situacion, TipoDocumento
from solicitudes.models import CarpetaEntregada, Entrega, Recepcion, Venta
from solicitudes.papeles import datos

URL = settings.URL_PUBLICA + "/p/{token}"


def emitir_carta(venta: Venta, *, acto: Acto) -> Documento:
    """Step 6.2: the model of the letter, for the client to sign."""
    return documentos.emitir(venta.carpeta_id, datos.carta(venta, acto), acto=acto, url=URL)


def es_la_de_ahora(carta: Documento, venta: Venta) -> bool:
    """Whether this letter is in force and says what is sold now, whoever issued it and when."""
    if carta.situacion != Situacion.VIGENTE:
        return False
    venta.ahora = carta.emitido_en
    ahora = a_json(datos.carta(venta, Acto(venta.asesor, carta.emitido_en)))
    return _sin_emision(ahora) == _sin_emision(carta.datos["papel"])


def _sin_emision(papel: dict[str, Any]) -> dict[str, Any]:
    return {que: dicho for que, dicho in papel.items() if que != "emision"}


def emitir_formularios(venta: Venta, *, acto: Acto) -> list[Documento]:
    """Step 10: Solicitud, unless Smartflex prints it (III.1), Contrato and perhaps Comodato.

    Issued again only when something they say has changed; one that no longer applies is
    taken out of force.
    """
    papeles = datos.formularios(venta, acto)
    if documentos.dejar_a_smartflex(venta.carpeta, papeles[0].emision.fecha):
        papeles = [papel for papel in papeles if papel.TIPO != TipoDocumento.SOLICITUD]
    emitidos = [
        documentos.emitir(
            venta.carpeta_id, papel, acto=acto, url=URL, numero_externo=venta.numero_smartflex or ""
        )
        for papel in papeles
    ]
    for papel in venta.carpeta.papeles().filter(tipo__in=FORMULARIOS):
        if papel not in emitidos:
            documentos.sustituir(papel.pk, ahora=acto.ahora)
    return emitidos


def emitir_acta_de_instalacion(venta: Venta, *, acto: Acto) -> Documento:
    """Step 11.2: completes the Comodato; without equipment, the constancia that it works."""
    return documentos.emitir(
        venta.carpeta_id,
        datos.acta_de_instalacion(venta, acto),
        acto=acto,
        url=URL,
        numero_externo=venta.numero_smartflex or "",
    )


def emitir_terminos(venta: Venta, *, acto: Acto, de_nuevo: bool = False) -> Documento:
    """Step 11.2: issued once; a re-sent e-mail carries the same file.

    ``de_nuevo``: what it says has changed; the former version stays, replaced.
    """
    vigente = venta.carpeta.papel("TERMINOS")
    if vigente is not None and not de_nuevo:
        return vigente
    return documentos.emitir(
        venta.carpeta_id,
        datos.terminos(venta, acto),
        acto=acto,
        url=URL,
        numero_externo=venta.numero_smartflex or "",
    )


def emitir_acta_de_entrega(entrega: Entrega, *, acto: Acto) -> Documento:
    """Step 11: the numbered list of folders, with both signatures."""
    return documentos.emitir(None, datos.acta_de_entrega(entrega, acto), acto=acto, url=URL)


def emitir_constancia(
    recepcion: Recepcion, faltan: Iterable[CarpetaEntregada], quedan: int, *, acto: Acto
) -> Documento:
    """Step 11: what came of an acta, what did not, and what came without being in it."""
    papel = datos.constancia(recepcion, faltan, quedan, acto)
    return documentos.emitir(None, papel, acto=acto, url=URL)


def retirar_acta(acta: Documento, *, acto: Acto) -> None:
    """Its folders will be handed over with another: this one is out of force."""
    documentos.sustituir(acta.pk, ahora=acto.ahora)
