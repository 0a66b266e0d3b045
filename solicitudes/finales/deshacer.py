"""Take a slip back: call, discard, retry and do-not-call together (4.1)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from bluecom.cuentas.acto import Acto
from bluecom.preparadas import Leida
from cartera import servicios as cartera
from cartera.en_palabras import de_lo_que_sigue
from cartera.models import Llamada
from cartera.servicios.cierre import PLAZO_PARA_DESHACER
from solicitudes.finales.servicio import devolver
from solicitudes.finales.siguiente import esperar_turno
from solicitudes.models import Venta
from solicitudes.puerta.avanzar import avanzar, bloquear
from solicitudes.puerta.permitir import exigir_asesor
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado

_LA_ULTIMA = Leida(
    lambda agente, desde: (
        Llamada.objects.vigentes()
        .filter(agente=agente, inicio__gte=desde)
        .order_by("-pk")
        .values_list("pk")[:1]
    ),
    agente=int,
    desde=datetime,
)


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
        venta = avanzar(venta_id, "retomar", acto=acto, datos={"llamada": llamada_id})
        cartera.retomar(llamada, ahora=acto.ahora)
    return venta


@dataclass(frozen=True)
class PorDeshacer:
    """What was said of a client, and what becomes of him unless it is taken back."""

    llamada: Llamada
    venta_id: int

    @property
    def cliente(self) -> str:
        return str(self.llamada.contacto.cliente)

    @property
    def queda(self) -> str:
        return de_lo_que_sigue(self.llamada.contacto)


def por_deshacer(acto: Acto) -> PorDeshacer | None:
    """The call by which this person just ended a taking, while it may still be taken back."""
    hecha = _LA_ULTIMA.fila(agente=acto.usuario.pk, desde=acto.ahora - PLAZO_PARA_DESHACER)
    if hecha is None:
        return None
    ultima = Llamada.objects.select_related("contacto__cliente", "resultado", "detalle").get(
        pk=hecha[0]
    )
    if not ultima.termina_la_toma:
        return None
    terminada = Venta.objects.filter(llamada=ultima, estado=Estado.DESCARTADA).first()
    return PorDeshacer(ultima, terminada.pk) if terminada is not None else None


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
