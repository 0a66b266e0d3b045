"""Step 11.2: each sending of the terms: opened, seen as a page had it, and taken out of force."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from bluecom.cuentas.acto import Acto
from bluecom.pendientes.correo import detener
from bluecom.pendientes.servicios import condonar
from documentos.models import Documento
from solicitudes.canales.terminos.debidos import ENVIAR
from solicitudes.canales.terminos.version import version_de
from solicitudes.conversacion.envios import retirar_mensaje
from solicitudes.models import EnvioDeTerminos, Mensaje, Venta
from solicitudes.papeles import emision as papeles
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir, exigir_estado
from solicitudes.reglas import permisos
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado

CON_TERMINOS = (Estado.INSTALADA, Estado.CONCLUIDA)
TODOS = ("correo", "mensaje", "documento")


def de_canales(venta_id: int, acto: Acto) -> Venta:
    """The sale, locked, for whoever of the desk sees to its terms."""
    venta = bloquear(venta_id, acto=acto)
    exigir(permisos.es_de_canales_virtuales, venta, acto.usuario)
    exigir_estado(venta, *CON_TERMINOS)
    return venta


def abrir_envio(
    venta: Venta, *, acto: Acto, cambia: Sequence[str] = (), **como: Any
) -> EnvioDeTerminos:
    """One more, of the version in force, or of a new one that says what changed."""
    documento = papeles.emitir_terminos(venta, acto=acto, de_nuevo=bool(cambia))
    envio: EnvioDeTerminos = EnvioDeTerminos.objects.create(
        venta=venta,
        vez=venta.envios.count() + 1,
        documento=documento,
        texto=version_de(venta, documento, acto=acto),
        cambia=lo_que_cambia(venta, documento, cambia),
        pedido_por=acto.usuario,
        pedido_en=acto.ahora,
        **como,
    )
    return envio


def lo_que_cambia(venta: Venta, documento: Documento, cambia: Sequence[str]) -> list[str]:
    """What this client has to hear of it: all that changed since the terms he may have.

    Whoever has none reads no correction of them; who missed one hears it with the next.
    """
    envios = list(venta.envios.select_related(*TODOS).order_by("-vez"))
    del_mismo = [envio for envio in envios if envio.documento_id == documento.pk]
    if del_mismo:
        return list(del_mismo[-1].cambia)
    de_antes = [envio for envio in envios if envio.documento_id == envios[0].documento_id]
    cambia = cambia or _lo_que_dice(documento)  # put right while there was no address to tell
    if any(envio.lo_tiene for envio in de_antes):
        return list(cambia)
    sin_oir = list(de_antes[-1].cambia) if de_antes else []
    return [*sin_oir, *cambia] if sin_oir else []


def _lo_que_dice(documento: Documento) -> list[str]:
    """What the paper itself says that it puts right."""
    hechas = documento.datos.get("papel", {}).get("rectificaciones", ())
    return [
        f"{c['que']}: antes {c['antes']}, ahora {c['ahora']}"
        for una in hechas
        for c in una["cambios"]
    ]


def ultimo_de(venta: Venta) -> EnvioDeTerminos | None:
    ultimo: EnvioDeTerminos | None = venta.envios.select_related(*TODOS).order_by("vez").last()
    return ultimo


def el_visto(venta: Venta, visto: str) -> EnvioDeTerminos | None:
    """The last sending, if it is still what somebody saw."""
    ultimo = ultimo_de(venta)
    if visto == (ultimo.visto if ultimo else ""):
        return ultimo
    if ultimo is not None and ultimo.correo is not None and ultimo.correo.enviado_en:
        hora = timezone.localtime(ultimo.correo.enviado_en).strftime("%d/%m a las %H:%M")
        que = f"el correo salió a {ultimo.para} el {hora}"
    elif ultimo is not None and ultimo.mensaje is not None and ultimo.mensaje.llego:
        que = "los términos llegaron por WhatsApp a su teléfono"
    else:
        que = "el envío de los términos cambió"
    raise TransicionInvalida(f"Mientras tanto {que}: vea cómo quedó y decida otra vez.")


def exigir_detenible(envio: EnvioDeTerminos) -> None:
    """While it is being handed over nobody knows yet whether it left."""
    if not envio.saliendo:
        return
    donde = "por WhatsApp" if envio.mensaje else f"a {envio.para}"
    que = "Los términos están" if envio.mensaje else "El correo está"
    raise TransicionInvalida(
        f"{que} saliendo en este momento {donde}: espere un minuto y vea si salió."
    )


def retirar(envios: QuerySet[EnvioDeTerminos], *, ahora: datetime, salidos: bool = True) -> None:
    """They count no more, and those that did not go out never will."""
    vigentes = envios.filter(retirado_en=None).select_related("correo", "mensaje")
    for envio in vigentes.select_for_update(of=("self",)):
        if envio.salio and not salidos:
            continue
        if envio.mensaje is not None:
            retirar_mensaje(envio.mensaje.pk)
        elif envio.correo is not None:
            detener(envio.correo.pk, aunque_salga=True)
        else:
            condonar(ENVIAR, envio.pk)
        envio.retirado_en = ahora
        envio.save(update_fields=["retirado_en"])


def retirar_lo_que_no_salio(venta: Venta, *, acto: Acto) -> None:
    """Another way is taken: whatever the system still has of them does not go out too."""
    suyos = venta.envios.exclude(canal__in=_DE_UNA_PERSONA, mensaje=None)
    retirar(suyos, ahora=acto.ahora, salidos=False)


_DE_UNA_PERSONA = (Mensaje.Canal.WHATSAPP, Mensaje.Canal.PAPEL)
