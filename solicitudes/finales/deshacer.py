"""Take a slip back: call or reason, discard, retry and do-not-call together (4.1)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse

from bluecom.cuentas.acto import Acto
from bluecom.lecturas import Juntas
from cartera import servicios as cartera
from cartera.en_palabras import de_lo_que_sigue
from cartera.models import ContactoCartera, Llamada
from cartera.servicios.cierre import PLAZO_PARA_DESHACER
from solicitudes.finales.servicio import devolver
from solicitudes.finales.siguiente import esperar_turno
from solicitudes.models import Motivo, Razon, Venta
from solicitudes.puerta.avanzar import avanzar, bloquear
from solicitudes.puerta.permitir import exigir_asesor
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado


def deshacer(venta_id: int, llamada_id: int, *, acto: Acto) -> Venta:
    """Back to before the last outcome, within two minutes and until the next call.

    If it ended the taking, the client is in hand again, and one taken meanwhile goes back
    untouched. Raises ``DatoInvalido`` or ``TransicionInvalida``.
    """
    with transaction.atomic():
        esperar_turno(acto.usuario)
        venta = bloquear(venta_id, acto=acto)
        exigir_asesor(venta, acto.usuario)
        termina = _lo_que_termina(venta, llamada_id)
        llamada = cartera.deshacer_llamada(llamada_id, acto=acto)
        if not termina:
            return venta
        _soltar_al_que_vino(acto)
        cartera.retomar(llamada, ahora=acto.ahora)
        return avanzar(venta_id, "retomar", acto=acto, datos={"llamada": llamada_id})


def deshacer_fin(venta_id: int, *, acto: Acto) -> Venta:
    """Back to before the reason that ended a taking without a call, as ``deshacer`` of an outcome.

    The check that answered with it was never made: the screen pasted for it waits again.
    """
    with transaction.atomic():
        esperar_turno(acto.usuario)
        venta = bloquear(venta_id, acto=acto)
        exigir_asesor(venta, acto.usuario)
        razon = venta.razones.filter(transicion="descartar").order_by("-pk").first()
        if razon is None or venta.llamada_id is not None:
            raise TransicionInvalida("Esta toma no terminó por un motivo.")
        _exigir_que_se_pueda_deshacer(razon, acto)
        razon.deshecha_en = acto.ahora
        razon.save(update_fields=["deshecha_en"])
        contestada = Q(consultado_en=razon.en) | Q(consultado_por=None)  # by a look, or by a file
        venta.verificaciones.filter(contestada, favorable=False).delete()
        _quitar_la_que_entro(venta, razon.en, acto)
        _soltar_al_que_vino(acto)
        cartera.reponer(venta.contacto_id, antes=razon.antes, fin=razon.en, acto=acto)
        datos = {"motivo": razon.motivo.codigo}
        return avanzar(venta_id, "retomar", acto=acto, datos=datos, a=razon.antes["estado"])


@dataclass(frozen=True)
class PorDeshacer:
    """What was done with a client, and what becomes of him unless it is taken back.

    ``llamada``: the call that ended his taking, None when a reason did.
    """

    venta_id: int
    contacto: ContactoCartera
    url: str
    llamada: Llamada | None = None

    @property
    def cliente(self) -> str:
        return str(self.contacto.cliente)

    @property
    def queda(self) -> str:
        return de_lo_que_sigue(self.contacto)


def por_deshacer(acto: Acto) -> PorDeshacer | None:
    """The end that this person just gave a taking, while it may still be taken back."""
    ultimos = _ULTIMOS.leer(usuario=acto.usuario.pk, desde=acto.ahora - PLAZO_PARA_DESHACER)
    llamada = next(iter(ultimos["llamadas"]), None)
    razon = next(iter(ultimos["razones"]), None)
    if razon is not None and (llamada is None or llamada.inicio <= razon.en):
        url = reverse("deshacer_fin", args=[razon.venta_id])
        return PorDeshacer(razon.venta_id, razon.venta.contacto, url)
    return _por_llamada(llamada) if llamada is not None else None


def _de_esos_minutos(usuario: int, desde: datetime) -> dict[str, QuerySet[Any]]:
    """The last call, and the last reason that a person gave and that still stands."""
    llamadas = Llamada.objects.vigentes().filter(agente=usuario, inicio__gte=desde)
    razones = Razon.objects.filter(
        por=usuario, transicion="descartar", deshecha_en=None, en__gte=desde,
        venta__estado=Estado.DESCARTADA, venta__asesor=usuario,
    ).exclude(motivo__ambito=Motivo.Ambito.SISTEMA)  # fmt: skip
    return {
        "llamadas": llamadas.select_related("contacto__cliente", "resultado", "detalle").order_by(
            "-pk"
        )[:1],
        "razones": razones.select_related("venta__contacto__cliente").order_by("-pk")[:1],
    }


_ULTIMOS = Juntas(_de_esos_minutos, usuario=int, desde=datetime)


def _por_llamada(ultima: Llamada) -> PorDeshacer | None:
    if not ultima.termina_la_toma:
        return None
    terminada = Venta.objects.filter(llamada=ultima, estado=Estado.DESCARTADA).first()
    if terminada is None:
        return None
    url = reverse("deshacer_llamada", args=[terminada.pk, ultima.pk])
    return PorDeshacer(terminada.pk, ultima.contacto, url, ultima)


def _exigir_que_se_pueda_deshacer(razon: Razon, acto: Acto) -> None:
    if razon.por_id != acto.usuario.pk or not razon.antes:
        raise TransicionInvalida("Solo quien lo descartó puede deshacerlo.")
    if razon.deshecha_en is not None:
        raise TransicionInvalida("Eso ya se deshizo.")
    if acto.ahora - razon.en > PLAZO_PARA_DESHACER:
        raise TransicionInvalida("Ya pasaron dos minutos: no se puede deshacer.")
    if _llamo_despues(razon, acto):
        raise TransicionInvalida("Ya hay una llamada después: no se puede deshacer.")


def _llamo_despues(razon: Razon, acto: Acto) -> bool:
    suyas = Llamada.objects.vigentes().filter(agente=acto.usuario)
    return suyas.filter(inicio__gt=razon.en).exists()


def _quitar_la_que_entro(venta: Venta, cuando: datetime, acto: Acto) -> None:
    """The call of who rang in, which his end recorded by itself."""
    suyas = Llamada.objects.vigentes().filter(de_venta__venta=venta)
    entrante = suyas.filter(entrante=True, inicio=cuando).first()
    if entrante is not None:
        cartera.deshacer_llamada(entrante.pk, acto=acto)


def _lo_que_termina(venta: Venta, llamada_id: int) -> bool:
    """Whether this call ended this taking. One on which something else stands is not taken back."""
    sobre_ella = Venta.objects.filter(llamada=llamada_id)
    if sobre_ella.filter(aceptada_en__isnull=False).exists():
        raise TransicionInvalida("Con esa llamada ya se registró la aceptación: corríjala.")
    if sobre_ella.exclude(pk=venta.pk).exists():
        raise TransicionInvalida("Esa llamada terminó otra toma: deshágala desde allí.")
    return venta.llamada_id == llamada_id


def _soltar_al_que_vino(acto: Acto) -> None:
    """The next client, whom nobody called yet. One handed over by somebody is not given back."""
    en_mano = Venta.objects.en_mano_de(acto.usuario).first()
    if en_mano is None:
        return
    if en_mano.reasignaciones.exists():
        raise TransicionInvalida(
            f"Tiene en mano a {en_mano.cliente}, que le pasaron: termine antes con ese cliente."
        )
    devolver(en_mano.pk, acto=acto, por="DEVUELTO")
