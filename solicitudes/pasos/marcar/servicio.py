"""Step 4.1, and a follow-up: the exchange rings whoever has the sale, then its client."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from bluecom.cuentas.acto import Acto
from cartera.errores import MarcadoRechazado
from cartera.models import Marcada
from cartera.telefonia.marcar import asentar, hay_central, pedir_a_la_central, ultima_marcada
from solicitudes.models import Venta
from solicitudes.pasos.marcar.permiso import por_que_no_se_marca
from solicitudes.pasos.p04_llamada.formulario_llamada import consulta_de_llamadas
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir_asesor

SIN_CENTRAL = "La central no marca desde aquí: use el enlace del número o cópielo."
DE_PRUEBA = "Es un cliente de prueba: la central no lo marca."
YA_NO = "A este cliente ya no se lo llama por esta venta."
REPETIDA = "Ya se había pulsado: no se marcó otra vez."


@dataclass(frozen=True)
class LoDeLaCentral:
    """``ultima``: what became of the last press; ``vez``: the count of the next one."""

    ultima: Marcada | None
    vez: int


def lo_de_la_central(venta: Venta) -> LoDeLaCentral | None:
    """For the page of the call; None where the exchange does not dial, or he rang in himself."""
    if not hay_central() or venta.en_linea or venta.cliente.de_prueba:
        return None
    return como_esta(venta, ahora=venta.ahora)


def como_esta(venta: Venta, *, ahora: datetime) -> LoDeLaCentral:
    ultima = ultima_marcada(cuenta_de(venta), ahora=ahora)
    return LoDeLaCentral(ultima, (ultima.vez if ultima else 0) + 1)


def cuenta_de(venta: Venta) -> str:
    """What the record of the call bears: ``V42``."""
    return f"V{venta.pk}"


def marcar(venta_id: int, *, acto: Acto, numero: str, vez: int) -> bool:
    """Have the exchange dial once for this press; False when this press already did.

    The press is kept and committed before the exchange is asked. Raises ``Rechazo``.
    """
    if not hay_central():
        raise MarcadoRechazado(SIN_CENTRAL)
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir_asesor(venta, acto.usuario)
        if not (venta.en_mano or venta.admite_seguimiento):
            raise MarcadoRechazado(YA_NO)
        if venta.cliente.de_prueba:  # his numbers are invented, and may be somebody's
            raise MarcadoRechazado(DE_PRUEBA)
        llamadas = consulta_de_llamadas(venta)
        if razon := por_que_no_se_marca(venta, numero, llamadas, ahora=acto.ahora):
            raise MarcadoRechazado(razon)
        marcada = asentar(
            venta.contacto, acto=acto, numero=numero, cuenta=cuenta_de(venta), vez=vez
        )
    if marcada is None:
        return False
    pedir_a_la_central(marcada)
    return True
