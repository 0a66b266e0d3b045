"""Who speaks on which extension: given and ended by the floor, each from its instant on (4.1)."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.timezone import localtime

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.texto import limpiar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.servicios import deber
from bluecom.rechazo import Rechazo, YaDecidido
from cartera.models import Extension, Llamada, RegistroCDR
from cartera.models.extension import NUMERO_DE_EXTENSION
from cartera.telefonia.extensiones import DE_QUIEN_SON, LAS_TIENEN
from cartera.telefonia.tramos import CIFRAS_DE_INTERNO

LAS_DAN = (Rol.SUPERVISOR, Rol.JEFE_VENTAS, Rol.ADMINISTRADOR)


def dar_extension(
    persona: Usuario,
    *,
    acto: Acto,
    numero: str,
    desde: datetime | None = None,
    razon: str = "",
) -> Extension:
    """From an instant on, now when none is said; the one that this person had ends then.

    An instant before calls already made moves whose they were: it needs its reason. Raises
    ``Rechazo``, also while another has that number.
    """
    _exigir_que_pueda(acto.usuario)
    desde, razon = desde or acto.ahora, limpiar(razon)[:200]
    _exigir_numero(numero)
    if not persona.tiene_rol(*LAS_TIENEN):
        raise Rechazo(f"{persona} no llama a clientes: elija a un asesor o a un supervisor.")
    if persona.de_prueba:
        raise Rechazo(f"{persona} es una persona de prueba: no llama por la central.")
    _exigir_libre(persona, numero, desde)
    _exigir_razon(persona, numero, desde, acto, razon)
    try:
        with transaction.atomic():
            _terminar_la_que_tenia(persona, desde, acto, razon)
            dada = Extension.objects.create(
                usuario=persona, numero=numero, desde=desde, dada_por=acto.usuario, razon=razon
            )
            _anotar(dada, "dar_interno", acto, "desde", desde)
    except IntegrityError:  # its exclusion constraints: two gave it at once
        raise YaDecidido("Otra persona acaba de dar ese interno: mire la lista.") from None
    return dada


def terminar_extension(
    extension_id: int, *, acto: Acto, hasta: datetime | None = None, razon: str = ""
) -> Extension:
    """From an instant on, now when none is said, it is nobody's; at its own first instant, it
    was given by mistake and never counted. Raises ``Rechazo``.
    """
    _exigir_que_pueda(acto.usuario)
    razon = limpiar(razon)[:200]
    with transaction.atomic():
        una = Extension.objects.select_for_update(of=("self",)).get(pk=extension_id)
        if una.hasta is not None:
            raise YaDecidido(f"Ese interno ya terminó el {_dicho(una.hasta)}.")
        hasta = hasta or max(acto.ahora, una.desde)
        if hasta < una.desde:
            raise Rechazo(f"Lo tiene desde el {_dicho(una.desde)}: no termina antes.")
        _exigir_razon(una.usuario, una.numero, hasta, acto, razon)
        _terminar(una, hasta, acto, razon)
    return una


def _exigir_que_pueda(usuario: Usuario) -> None:
    if not usuario.tiene_rol(*LAS_DAN):
        raise Rechazo("Los internos los da el supervisor o la administración.")


def _exigir_numero(numero: str) -> None:
    try:
        NUMERO_DE_EXTENSION(numero)
    except ValidationError as error:
        raise Rechazo(error.messages) from None
    if len(numero) > CIFRAS_DE_INTERNO:
        raise Rechazo(f"Un interno tiene hasta {CIFRAS_DE_INTERNO} cifras: ese es un teléfono.")


def _exigir_libre(persona: Usuario, numero: str, desde: datetime) -> None:
    """Nobody else has it from then on, and this person has nothing that begins later."""
    otras = Extension.objects.desde_ahora(desde).select_related("usuario")
    if otra := otras.filter(numero=numero).first():
        de_quien = "Ya lo tiene esa persona" if otra.usuario == persona else f"Es de {otra.usuario}"
        raise Rechazo(f"{de_quien}, desde el {_dicho(otra.desde)}: termínelo primero.")
    if luego := otras.filter(usuario=persona, desde__gte=desde).first():
        raise Rechazo(
            f"{persona} tiene el interno {luego.numero} desde el {_dicho(luego.desde)}: "
            "termínelo primero, o elija una hora posterior."
        )
    cerrada = otras.filter(usuario=persona).exclude(hasta=None).first()
    if cerrada is not None and cerrada.hasta is not None:
        raise Rechazo(
            f"{persona} tiene el interno {cerrada.numero} hasta el {_dicho(cerrada.hasta)}: "
            "elija una hora posterior."
        )


def _exigir_razon(persona: Usuario, numero: str, desde: datetime, acto: Acto, razon: str) -> None:
    """What was already spoken after that instant becomes, or stops being, this person's."""
    if desde >= acto.ahora or razon:
        return
    entre = (desde, acto.ahora)
    suyas = Llamada.objects.filter(agente=persona, inicio__range=entre).count()
    de_la_central = RegistroCDR.objects.filter(src=numero, calldate__range=entre).count()
    if suyas or de_la_central:
        raise Rechazo(
            f"Desde el {_dicho(desde)} hay {suyas} llamadas de {persona} y {de_la_central} de la "
            f"central con el interno {numero}: escriba por qué cambia de quién son."
        )


def _terminar_la_que_tenia(persona: Usuario, desde: datetime, acto: Acto, razon: str) -> None:
    for antes in Extension.objects.filter(usuario=persona, hasta=None).select_for_update():
        _terminar(antes, desde, acto, razon)


def _terminar(una: Extension, hasta: datetime, acto: Acto, razon: str) -> None:
    una.hasta, una.terminada_por, una.razon_del_fin = hasta, acto.usuario, razon
    una.save(update_fields=["hasta", "terminada_por", "razon_del_fin"])
    _anotar(una, "terminar_interno", acto, "hasta", hasta)


def _anotar(una: Extension, tipo: str, acto: Acto, que: str, cuando: datetime) -> None:
    """Also that the calls since then, when there may be some, are looked at again."""
    datos = {"interno": una.pk, que: cuando.isoformat()}
    anotar(f"usuario:{una.usuario_id}", tipo, acto=acto, datos=datos)
    if cuando < acto.ahora:
        clave, debido = f"{DE_QUIEN_SON}:{una.pk}:{que}", {"desde": cuando.isoformat()}
        deber(DE_QUIEN_SON, clave, objeto_id=una.pk, ahora=acto.ahora, datos=debido)


def _dicho(instante: datetime) -> str:
    return f"{localtime(instante):%d/%m/%Y a las %H:%M}"
