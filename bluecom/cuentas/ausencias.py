"""Who is not here, from which day to which: noted and taken back in one act."""

from datetime import date

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Ausencia, Rol, Usuario
from bluecom.rechazo import Rechazo

LAS_ANOTAN = (Rol.SUPERVISOR, Rol.JEFE_VENTAS)


def anotar_ausencia(
    persona: Usuario, *, acto: Acto, desde: date, hasta: date, motivo: str
) -> Ausencia:
    """On those days what was promised in this person's name is anybody's. Raises ``Rechazo``."""
    _exigir_que_pueda(acto.usuario)
    if hasta < desde:
        raise Rechazo("El último día de la ausencia va después del primero.")
    if hasta < hoy(acto.ahora):
        raise Rechazo("Esos días ya pasaron: escriba una ausencia de hoy en adelante.")
    with transaction.atomic():
        Usuario.objects.select_for_update(no_key=True).get(pk=persona.pk)
        suyas = Ausencia.objects.vigentes().filter(usuario=persona)
        if otra := suyas.filter(desde__lte=hasta, hasta__gte=desde).first():
            raise Rechazo(f"Esos días se cruzan con otra ausencia: {otra}.")
        ausencia = Ausencia.objects.create(
            usuario=persona,
            desde=desde,
            hasta=hasta,
            motivo=Ausencia.Motivo(motivo),
            anotada_por=acto.usuario,
            anotada_en=acto.ahora,
        )
        _anotar(ausencia, "anotar_ausencia", acto)
    return ausencia


def retirar_ausencia(ausencia_id: int, *, acto: Acto) -> Ausencia:
    """Came back before, or never left. Twice is once."""
    _exigir_que_pueda(acto.usuario)
    with transaction.atomic():
        ausencia = Ausencia.objects.select_for_update().get(pk=ausencia_id)
        if ausencia.retirada_en is None:
            ausencia.retirada_por, ausencia.retirada_en = acto.usuario, acto.ahora
            ausencia.save()
            _anotar(ausencia, "retirar_ausencia", acto)
    return ausencia


def _exigir_que_pueda(usuario: Usuario) -> None:
    if not usuario.tiene_rol(*LAS_ANOTAN):
        raise Rechazo("Una ausencia la anota el supervisor.")


def _anotar(ausencia: Ausencia, tipo: str, acto: Acto) -> None:
    datos = {
        "ausencia": ausencia.pk,
        "motivo": ausencia.motivo,
        "desde": ausencia.desde.isoformat(),
        "hasta": ausencia.hasta.isoformat(),
    }
    anotar(f"usuario:{ausencia.usuario_id}", tipo, acto=acto, datos=datos)
