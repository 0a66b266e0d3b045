"""What happens to a deadline: it is opened, paused, resumed, met, or closed unmet.

Whoever calls holds the thing that it bounds, in the same transaction.
"""

from datetime import datetime

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.avisos import dar_por_leidos
from bluecom.plazos.models import Pausa, Plazo, Politica
from bluecom.plazos.tipos import Tipo
from bluecom.rechazo import Rechazo

PAUSAN = (Rol.SUPERVISOR, Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO)


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
    return _terminar(plazo_id, acto, cumplido_en=acto.ahora, cumplido_por=acto.usuario)


def cerrar(plazo_id: int, *, acto: Acto) -> Plazo:
    """Its matter is over without it: nobody has anything left to do."""
    return _terminar(plazo_id, acto, cerrado_en=acto.ahora)


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
    marcas = plazo.definicion.marcas[plazo.marcas_dadas :]
    plazo.proximo_aviso_en = None
    if marcas and plazo.vence_en is not None:
        plazo.proximo_aviso_en = plazo.vence_en + marcas[0].tras_el_limite(plazo.politica)


def _terminar(plazo_id: int, acto: Acto, **fin: object) -> Plazo:
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
        _callar(plazo, acto.ahora)
    return plazo


def _callar(plazo: Plazo, ahora: datetime) -> None:
    """The notices of its marks ask for nothing more."""
    dadas = plazo.definicion.marcas[: plazo.marcas_dadas]
    if dadas:
        dar_por_leidos(*(plazo.clave_de_aviso(marca.codigo) for marca in dadas), ahora=ahora)


def _soltar(plazo: Plazo, acto: Acto) -> None:
    """End its open pause."""
    pausa = plazo.pausas.get(hasta=None)
    pausa.hasta, pausa.reanudada_por = max(acto.ahora, pausa.desde), acto.usuario
    pausa.save(update_fields=["hasta", "reanudada_por"])
    plazo.vence_en = recomputado(plazo)
    programar(plazo)


def _para_pausar(plazo_id: int, usuario: Usuario) -> Plazo:
    if not usuario.tiene_rol(*PAUSAN):
        raise Rechazo("Un plazo lo detiene un supervisor o un jefe.")
    plazo = _tomar(plazo_id)
    if not plazo.abierto:
        raise Rechazo("Este plazo ya terminó.")
    return plazo


def _tomar(plazo_id: int) -> Plazo:
    """The row, held until the transaction ends."""
    plazos = Plazo.objects.select_for_update(of=("self",)).select_related("politica")
    return plazos.get(pk=plazo_id)


def _anotar(plazo: Plazo, que: str, acto: Acto, **datos: str) -> None:
    datos |= {"plazo": plazo.tipo}
    anotar(plazo.cadena_de_su_cosa, que, acto=acto, datos=datos)
