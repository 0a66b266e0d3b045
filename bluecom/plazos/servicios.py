"""What happens to a deadline: it is opened, paused, resumed, met, closed, or never met.

Whoever calls holds the thing that it bounds, in the same transaction.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.avisos import cerrar_asuntos
from bluecom.plazos.marcas import tras_el_limite
from bluecom.plazos.models import Aclaracion, Pausa, Plazo, Politica
from bluecom.plazos.tipos import Tipo
from bluecom.rechazo import Rechazo, YaDecidido

PAUSAN = (Rol.SUPERVISOR, Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO)
ACLARAN = (Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO)
DAN_POR_INCUMPLIDO = (Rol.JEFE_SERVICIO,)


def abrir(tipo: Tipo, objeto_id: int, *, ahora: datetime) -> Plazo:
    """Start it now, by the version in force today, which it keeps to its end."""
    politica = Politica.vigente(tipo.codigo, hoy(ahora))
    plazo = Plazo(tipo=tipo.codigo, objeto_id=objeto_id, inicio=ahora, politica=politica)
    plazo.vence_en = politica.limite(ahora)
    programar(plazo)
    plazo.save(force_insert=True)
    return plazo


def cumplir(plazo_id: int, *, acto: Acto) -> Plazo:
    """What it asked for is done, in time or late. Once it is over, nothing changes."""
    fin = {"cumplido_en": acto.ahora, "cumplido_por": acto.usuario}
    return _terminar(plazo_id, acto, "se cumplió", fin)


def cerrar(plazo_id: int, *, acto: Acto) -> Plazo:
    """Its matter is over without it: nobody has anything left to do."""
    return _terminar(plazo_id, acto, "su asunto terminó", {"cerrado_en": acto.ahora})


def incumplir(plazo_id: int, *, acto: Acto, motivo: str) -> Plazo:
    """It can never be met, for a coded reason: nobody is told any more, and it counts as late.

    Raises ``Rechazo``.
    """
    with transaction.atomic():
        _exigir(acto.usuario, DAN_POR_INCUMPLIDO, "Un plazo sin cumplir lo cierra el Jefe de Div. "
                "Servicio al Cliente.")  # fmt: skip
        if not motivo:
            raise Rechazo("Elija por qué no puede cumplirse.")
        if not _tomar(plazo_id).abierto:
            raise YaDecidido("Este plazo ya terminó.")
        fin = {"incumplido_en": acto.ahora, "incumplido_por": acto.usuario}
        fin["incumplido_motivo"] = motivo
        plazo = _terminar(plazo_id, acto, f"{acto.usuario} lo cerró sin cumplir", fin)
        _anotar(plazo, "incumplir_plazo", acto, motivo=motivo)
    return plazo


def aclarar(plazo_id: int, *, acto: Acto, a_tiempo: bool, razon: str) -> Aclaracion:
    """A jefe says whether what was met before it started was in time. Raises ``Rechazo``."""
    with transaction.atomic():
        _exigir(acto.usuario, ACLARAN, "La hora la aclara un jefe.")
        plazo = _tomar(plazo_id)
        if not plazo.antes_de_empezar:
            raise Rechazo("La hora de este plazo no está por aclarar.")
        if not plazo.por_aclarar:
            raise YaDecidido(f"Ya la aclaró {plazo.aclaracion.por}.")
        if not razon:
            raise Rechazo("Escriba de dónde se sabe la hora verdadera.")
        dicho: Aclaracion = Aclaracion.objects.create(
            plazo=plazo, a_tiempo=a_tiempo, razon=razon[:200], por=acto.usuario, en=acto.ahora
        )
        cerrar_asuntos(plazo.asunto, ahora=acto.ahora, cierre=f"{acto.usuario} aclaró la hora")
        _anotar(plazo, "aclarar_plazo", acto, a_tiempo=a_tiempo)
    return dicho


def pausar(plazo_id: int, *, acto: Acto, motivo: str) -> Pausa:
    """Stop the clock from now on, for a coded reason. Raises ``Rechazo``."""
    with transaction.atomic():
        plazo = _para_pausar(plazo_id, acto.usuario)
        if plazo.en_pausa:
            raise Rechazo("Este plazo ya está en pausa.")
        if not motivo:
            raise Rechazo("Elija el motivo de la pausa.")
        pausa = Pausa.objects.create(plazo=plazo, motivo=motivo, desde=acto.ahora, por=acto.usuario)
        plazo.vence_en = plazo.proximo_aviso_en = None
        plazo.save()
        _callar(plazo, acto, "el plazo está en pausa")
        _anotar(plazo, "pausar_plazo", acto, motivo=motivo)
    return pausa


def reanudar(plazo_id: int, *, acto: Acto) -> Plazo:
    """Let the clock run again: the limit is computed anew. Raises ``Rechazo``."""
    with transaction.atomic():
        plazo = _para_pausar(plazo_id, acto.usuario)
        if not plazo.en_pausa:
            raise Rechazo("Este plazo no está en pausa.")
        _soltar(plazo, acto)
        plazo.save()
        _anotar(plazo, "reanudar_plazo", acto)
    return plazo


def recomputado(plazo: Plazo) -> datetime:
    """The limit as its history gives it: start, policy and the pauses that ended."""
    pausas = [(pausa.desde, pausa.hasta) for pausa in plazo.pausas.order_by("desde") if pausa.hasta]
    return plazo.politica.limite(plazo.inicio, pausas)


def programar(plazo: Plazo) -> None:
    """When its next mark comes; never, once all are told."""
    hora = plazo.politica.escala.siguiente(plazo.ultima_marca)
    plazo.proximo_aviso_en = None
    if hora is not None and plazo.vence_en is not None:
        plazo.proximo_aviso_en = plazo.vence_en + tras_el_limite(hora)


def _terminar(plazo_id: int, acto: Acto, cierre: str, fin: dict[str, Any]) -> Plazo:
    with transaction.atomic():
        plazo = _tomar(plazo_id)
        if not plazo.abierto:
            return plazo
        if plazo.en_pausa:
            _soltar(plazo, acto)
        for columna, valor in fin.items():
            setattr(plazo, columna, valor)
        plazo.proximo_aviso_en = None
        plazo.save()
        _callar(plazo, acto, cierre)
    return plazo


def _callar(plazo: Plazo, acto: Acto, cierre: str) -> None:
    """The notices of its marks ask for nothing more."""
    if plazo.ultima_marca is not None:
        cerrar_asuntos(plazo.asunto, ahora=acto.ahora, cierre=cierre)


def _soltar(plazo: Plazo, acto: Acto) -> None:
    """End its open pause."""
    pausa = plazo.pausas.get(hasta=None)
    pausa.hasta, pausa.reanudada_por = max(acto.ahora, pausa.desde), acto.usuario
    pausa.save(update_fields=["hasta", "reanudada_por"])
    plazo.vence_en = recomputado(plazo)
    programar(plazo)


def _para_pausar(plazo_id: int, usuario: Usuario) -> Plazo:
    _exigir(usuario, PAUSAN, "Un plazo lo detiene un supervisor o un jefe.")
    plazo = _tomar(plazo_id)
    if not plazo.abierto:
        raise Rechazo("Este plazo ya terminó.")
    return plazo


def _exigir(usuario: Usuario, roles: Sequence[str], de_quien_es: str) -> None:
    if not usuario.tiene_rol(*roles):
        raise Rechazo(de_quien_es)


def _tomar(plazo_id: int) -> Plazo:
    """The row, held until the transaction ends."""
    plazos = Plazo.objects.select_for_update(of=("self",)).select_related("politica")
    return plazos.get(pk=plazo_id)


def _anotar(plazo: Plazo, que: str, acto: Acto, **datos: str | bool) -> None:
    datos |= {"plazo": plazo.tipo}
    anotar(plazo.cadena_de_su_cosa, que, acto=acto, datos=datos)
