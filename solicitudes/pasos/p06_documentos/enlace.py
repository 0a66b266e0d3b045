"""Step 6.2: the client sends by a link, from whatever phone, what the asesor would take in here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto, acto_del_sistema
from bluecom.parametros.consultas import valor
from bluecom.rechazo import Rechazo
from documentos.papel.qr import qr_data
from solicitudes.conversacion.pedidos import enlace_whatsapp
from solicitudes.models import EnlaceDeCliente, Venta
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir_asesor, exigir_estado
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import RECIBEN_ARCHIVOS
from solicitudes.reglas.guion import interlocutor
from solicitudes.reglas.parametros import HORAS_DEL_ENLACE


class EnlaceSinEfecto(Rechazo):
    """The link takes nothing any more, and why."""


@dataclass(frozen=True)
class Abierto:
    """What a link leads to, and why it takes nothing now; empty: it does."""

    enlace: EnlaceDeCliente
    impide: str

    @property
    def venta(self) -> Venta:
        return self.enlace.venta


def hacer_enlace(venta_id: int, *, acto: Acto) -> EnlaceDeCliente:
    """The sale's one link: while the last one is good, that one."""
    with transaction.atomic():
        venta = _del_asesor(venta_id, acto)
        if venta.de_practica:
            raise TransicionInvalida("En la práctica no se escribe a nadie.")
        vigente = venta.enlaces.filter(retirado_en=None).first()
        if vigente is not None and not _impide(vigente, acto.ahora):
            return vigente
        if vigente is not None:
            _retirar(vigente, acto.ahora)
        horas = valor(HORAS_DEL_ENLACE, acto.ahora)
        enlace = EnlaceDeCliente.objects.create(
            venta=venta,
            hecho_por=acto.usuario,
            hecho_en=acto.ahora,
            vence_en=acto.ahora + timedelta(hours=horas),
        )
        anotar(venta.cadena, "hacer_enlace", acto=acto, datos={"enlace": enlace.pk})
    return enlace


def retirar_enlace(venta_id: int, *, acto: Acto) -> None:
    """Nobody sends anything more by it; twice is once."""
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir_asesor(venta, acto.usuario)
        vigente = venta.enlaces.filter(retirado_en=None).first()
        if vigente is not None:
            _retirar(vigente, acto.ahora)
            anotar(venta.cadena, "retirar_enlace", acto=acto, datos={"enlace": vigente.pk})


def enlace_vigente(venta: Venta, *, ahora: datetime) -> EnlaceDeCliente | None:
    """The one that the client may use now."""
    return next((e for e in sin_retirar(venta) if not _impide(e, ahora)), None)


def sin_retirar(venta: Venta) -> QuerySet[EnlaceDeCliente]:
    """At most one, which may have expired."""
    suyos: QuerySet[EnlaceDeCliente] = venta.enlaces.filter(retirado_en=None)
    return suyos


def direccion_de_enlace(enlace: EnlaceDeCliente) -> str:
    return settings.URL_PUBLICA + reverse("envio", args=[enlace.llave])


def hasta_cuando(enlace: EnlaceDeCliente) -> str:
    """For example "25/11/2026 a las 10:00"."""
    return timezone.localtime(enlace.vence_en).strftime("%d/%m/%Y a las %H:%M")


def texto_del_enlace(enlace: EnlaceDeCliente, *, a_quien: str) -> str:
    """What the client is sent with it."""
    return (
        f"Hola, {a_quien}. Envíe las fotos de su C.I. y de la carta firmada por esta página segura "
        f"de COMTECO, desde su teléfono y sin instalar nada:\n{direccion_de_enlace(enlace)}\n"
        f"Sirve hasta el {hasta_cuando(enlace)}. No la comparta."
    )


def en_la_mesa(venta: Venta, enlaces: Iterable[EnlaceDeCliente]) -> dict[str, Any]:
    """What step 6 shows of it: the code, the text for the client and how to send it."""
    enlace = next((e for e in enlaces if not _impide(e, venta.ahora)), None)
    if enlace is None:
        return {"enlace": None}
    texto = texto_del_enlace(enlace, a_quien=interlocutor(venta))
    return {
        "enlace": enlace,
        "enlace_qr": qr_data(direccion_de_enlace(enlace)),
        "enlace_texto": texto,
        "enlace_por_whatsapp": enlace_whatsapp(venta, texto),
    }


def leer_enlace_de_cliente(llave: str, *, ahora: datetime) -> Abierto | None:
    """What an address leads to; looking changes nothing."""
    enlace = (
        EnlaceDeCliente.objects.filter(llave=llave)
        .select_related("venta__contacto__cliente", "venta__carpeta", "venta__oferta")
        .first()
    )
    return Abierto(enlace, _impide(enlace, ahora)) if enlace else None


def se_puede_enviar(llave: str, *, ahora: datetime) -> bool:
    """Whether a file may come by it: asked before a byte of it is read."""
    abierto = leer_enlace_de_cliente(llave, ahora=ahora)
    return abierto is not None and not abierto.impide


def consentir(llave: str, *, desde: str | None, ahora: datetime) -> None:
    """Who opened the link agrees to the use of his data (DS 1391): once, when and from where."""
    acto = acto_del_sistema(ahora)
    with transaction.atomic():
        enlace = enlace_bloqueado(llave, acto)
        if enlace.consentido_en is None:
            enlace.consentido_en, enlace.consentido_desde = ahora, desde
            enlace.save(update_fields=["consentido_en", "consentido_desde"])
            anotar(enlace.venta.cadena, "consentir_enlace", acto=acto, datos={"enlace": enlace.pk})


def enlace_bloqueado(llave: str, acto: Acto) -> EnlaceDeCliente:
    """The link with its sale locked, if it still takes something."""
    leido = EnlaceDeCliente.objects.only("venta_id").get(llave=llave)
    venta = bloquear(leido.venta_id, acto=acto)
    enlace = EnlaceDeCliente.objects.get(pk=leido.pk)
    enlace.venta = venta
    if impide := _impide(enlace, acto.ahora):
        raise EnlaceSinEfecto(impide)
    return enlace


def _del_asesor(venta_id: int, acto: Acto) -> Venta:
    venta = bloquear(venta_id, acto=acto)
    exigir_asesor(venta, acto.usuario)
    exigir_estado(venta, *RECIBEN_ARCHIVOS)
    return venta


def _retirar(enlace: EnlaceDeCliente, ahora: datetime) -> None:
    enlace.retirado_en = ahora
    enlace.save(update_fields=["retirado_en"])


def _impide(enlace: EnlaceDeCliente, ahora: datetime) -> str:
    if enlace.venta.estado not in RECIBEN_ARCHIVOS:
        return "Por este enlace ya no hace falta enviar nada."
    if enlace.retirado_en is not None:
        return "Este enlace fue reemplazado o retirado. Pida a su asesor el último."
    if ahora >= enlace.vence_en:
        return "El enlace venció. Pida otro a su asesor: lo que ya envió no se perdió."
    return ""
