"""The one door: every change of a sale's state goes through here.

Row lock · source state · permission · all failing guards with their sentences ·
transition · deadlines · who has the paper · save · Evento, in the caller's transaction.
"""

from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from bluecom.bitacora.models import Evento
from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.rechazo import Rechazo, YaDecidido
from cartera.servicios import renovar_reserva
from solicitudes.custodia import manos
from solicitudes.models import Venta
from solicitudes.plazos.asuntos import terminar
from solicitudes.plazos.atar import seguir
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import EN_MANO, TERMINADAS
from solicitudes.reglas.flujo import bloqueos, transicion_de


def bloquear(venta_id: int, *, acto: Acto) -> Venta:
    """Lock the sale's row until the transaction ends, with the clock set.

    Each act reads the few facts it needs: planning the join of all of them costs more. While
    the client is in hand, whatever its asesor does starts the reservation again.
    """
    venta: Venta = Venta.objects.select_for_update().get(pk=venta_id)
    venta.ahora = acto.ahora
    if venta.estado in EN_MANO and venta.asesor_id == acto.usuario.pk:
        renovar_reserva(venta.contacto_id, ahora=acto.ahora)
    return venta


def avanzar(
    venta_id: int,
    transicion: str,
    *,
    acto: Acto,
    datos: dict[str, Any] | None = None,
    **argumentos: Any,
) -> Venta:
    """Take one transition, or raise with every reason why not.

    ``datos`` are the ids and codes that the Evento keeps; ``argumentos`` go to the
    transition's method. Raises ``TransicionInvalida`` or ``PermisoDenegado``.
    """
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        _comprobar(venta, transicion, acto.usuario)
        desde = venta.estado
        getattr(venta, transicion)(**argumentos)
        if venta.corregida_desde and venta.estado == venta.corregida_desde:
            venta.corregida_desde = ""
        seguir(venta, transicion, acto=acto)
        terminar(venta, transicion, acto=acto)
        manos.seguir(venta, transicion, acto=acto)
        _guardar(venta)
        _borrar_borradores(venta, transicion, desde)
        anotar(
            venta.cadena,
            transicion,
            acto=acto,
            datos={"desde": desde, "hasta": venta.estado, **(datos or {})},
        )
    return venta


def _borrar_borradores(venta: Venta, nombre: str, desde: str) -> None:
    """A step taken has no draft; a sale that ended has none at all."""
    if venta.estado in TERMINADAS:
        venta.borradores.all().delete()
        return
    tomada = transicion_de(nombre, desde)
    paso = str(tomada.custom.get("paso", "")) if tomada else ""
    if paso.isdigit():
        venta.borradores.filter(paso=int(paso)).delete()


def _comprobar(venta: Venta, nombre: str, usuario: Usuario) -> None:
    transicion = transicion_de(nombre, venta.estado)
    if transicion is None:
        raise _por_estado(venta, nombre, usuario)
    if not transicion.has_perm(venta, usuario):
        raise PermisoDenegado("Esta acción no le corresponde en esta venta.")
    razones = bloqueos(venta, nombre)
    if razones:
        raise TransicionInvalida(razones)


def _por_estado(venta: Venta, nombre: str, usuario: Usuario) -> Rechazo:
    """Tell a loser of a race who won; tell anybody else what the state allows."""
    suyos = Evento.objects.filter(cadena=venta.cadena).select_related("actor")
    ultimo = suyos.order_by("-n").first()
    if ultimo is not None and ultimo.actor_id not in (None, usuario.pk):
        hora = timezone.localtime(ultimo.instante).strftime("%H:%M")
        return YaDecidido(f"{ultimo.actor} ya decidió a las {hora}: la venta está {_dicho(venta)}.")
    return TransicionInvalida(bloqueos(venta, nombre))


def _dicho(venta: Venta) -> str:
    return str(venta.get_estado_display()).lower()


def _guardar(venta: Venta) -> None:
    """Save under the setting that the trigger asks for; it dies with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('bluecom.avanzar', %s, true)", [str(venta.pk)])
        venta.save()
        cursor.execute("SELECT set_config('bluecom.avanzar', '', true)")
