"""An asesor's state changes: by his own act, by leaving, or by who leads the floor.

The one who changes it is locked, so that two tabs follow one another and no interval overlaps.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.texto import limpiar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Sesion, Usuario
from bluecom.preparadas import Leida
from bluecom.presencia.errores import EnPausa, EstadoRechazado
from bluecom.presencia.models import DISPONIBLE, EstadoAsesor, Fin, Intervalo, PorQue

_EN_QUE_ESTA = Leida(
    lambda usuario: Intervalo.objects.abiertos().filter(usuario=usuario).values_list("estado"),
    usuario=int,
)


def pasar_a(codigo: str, *, acto: Acto) -> Intervalo:
    """The asesor is from now on in this state; the one before ends. Twice is once.

    Raises ``EstadoRechazado``.
    """
    if not acto.usuario.tiene_rol(Rol.ASESOR):
        raise EstadoRechazado("Solo un asesor comercial tiene estado.")
    activos = {estado.pk: estado for estado in EstadoAsesor.objects.filter(activo=True)}
    estado = activos.get(codigo)
    if estado is None:
        raise EstadoRechazado("Elija el estado de la lista.")
    with transaction.atomic():
        abierto = _abierto(acto.usuario.pk)
        if abierto is not None and abierto.estado_id == codigo:
            return abierto
        desde = acto.ahora
        if abierto is not None:
            desde = _terminar(abierto, acto.ahora, Fin.ESTADO)
        return Intervalo.objects.create(usuario=acto.usuario, estado=estado, desde=desde)


def exigir_que_atienda(*, acto: Acto) -> None:
    """Refuse a client to who is in a pause; whoever asks for one is available from then on.

    In the caller's transaction, which holds the row of this person. Raises ``EnPausa``.
    """
    abierto = _EN_QUE_ESTA.fila(usuario=acto.usuario.pk)
    if abierto is None:
        Intervalo.objects.create(usuario=acto.usuario, estado_id=DISPONIBLE, desde=acto.ahora)
    elif abierto != (DISPONIBLE,):
        estado = EstadoAsesor.objects.get(pk=abierto[0])
        raise EnPausa(
            f"Está en «{estado}»: mientras tanto no se le entregan clientes. "
            "Diga que sigue atendiendo."
        )


def terminar(intervalo_id: int, *, acto: Acto, por_que: str, nota: str = "") -> Intervalo:
    """Who leads the floor ends a state that somebody forgot, with the reason; the log keeps it.

    What follows is for its person to say. Raises ``EstadoRechazado``.
    """
    if por_que not in PorQue.values:
        raise EstadoRechazado("Elija por qué termina ese estado.")
    with transaction.atomic():
        de = Intervalo.objects.values_list("usuario_id", flat=True).get(pk=intervalo_id)
        abierto = _abierto(de)
        if abierto is None or abierto.pk != intervalo_id:
            raise EstadoRechazado("Ese estado ya terminó.")
        abierto.por, abierto.por_que = acto.usuario, por_que
        abierto.nota = limpiar(nota)[:300]
        _terminar(abierto, acto.ahora, Fin.SUPERVISION)
        datos = {"estado": abierto.estado_id, "por_que": por_que}
        anotar(f"usuario:{de}", "terminar_estado", acto=acto, datos=datos)
    return abierto


def salir(*, acto: Acto, sesion: str | None) -> None:
    """He signs out of this browser; the state ends with the last one."""
    with transaction.atomic():
        abierto = _abierto(acto.usuario.pk)
        suyas = Sesion.objects.filter(usuario=acto.usuario).exclude(pk=sesion)
        if abierto is not None and not suyas.filter(expire_date__gt=acto.ahora).exists():
            _terminar(abierto, acto.ahora, Fin.SALIDA)


def cerrar_sin_sesion(*, ahora: datetime, de: int | None = None) -> int:
    """End what was left open by sessions that ended by themselves, at the instant they did.

    A session of which nothing is left ended now. ``de``: of one person only.
    """
    abiertos = Intervalo.objects.abiertos()
    if de is not None:
        abiertos = abiertos.filter(usuario=de)
    vivos = Sesion.objects.filter(expire_date__gt=ahora, usuario__isnull=False).values("usuario")
    quienes = abiertos.exclude(usuario__in=vivos).values_list("usuario_id", flat=True)
    return sum(_cerrar(usuario_id, ahora) for usuario_id in list(quienes))


def _cerrar(usuario_id: int, ahora: datetime) -> bool:
    """Judged again under the lock: he may have come back meanwhile."""
    with transaction.atomic():
        abierto = _abierto(usuario_id)
        suyas = Sesion.objects.filter(usuario=usuario_id)
        fin = suyas.aggregate(fin=Max("expire_date"))["fin"]
        if abierto is None or (fin is not None and fin > ahora):
            return False
        suya = fin is not None and fin >= abierto.desde
        _terminar(abierto, fin if suya else ahora, Fin.SESION)
    return True


def _abierto(usuario_id: int) -> Intervalo | None:
    """The state of now, with its person locked until the transaction ends."""
    Usuario.objects.select_for_update(no_key=True).get(pk=usuario_id)
    return _de(usuario_id)


def _de(usuario_id: int) -> Intervalo | None:
    abiertos = Intervalo.objects.abiertos().filter(usuario=usuario_id)
    return abiertos.select_related("estado").first()


def _terminar(abierto: Intervalo, cuando: datetime, fin: Fin) -> datetime:
    """Never before it began, whatever the clocks of two processes say; answers when."""
    abierto.hasta, abierto.fin = max(cuando, abierto.desde), fin
    abierto.save()
    return abierto.hasta
