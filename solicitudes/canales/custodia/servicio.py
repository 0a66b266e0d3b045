"""Where Canales Virtuales keeps each folder, and when it goes back to its asesor (11, 11.1)."""

from collections.abc import Iterable

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.texto import limpiar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.avisos import avisar
from solicitudes.custodia.manos import pasar
from solicitudes.models import Tenencia, Venta
from solicitudes.models.custodia import Paso
from solicitudes.puerta.avanzar import bloquear
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado

SE_DEVUELVEN = (Estado.OBSERVADA, Estado.ANULADA)


def guardar(ventas_id: Iterable[int], *, acto: Acto, caja: str = "", estante: str = "") -> int:
    """These folders go into a box, onto a shelf, or both. How many moved; again is none."""
    _exigir_canales(acto)
    caja, estante = limpiar(caja)[:20], limpiar(estante)[:20]
    if not caja and not estante:
        raise DatoInvalido("Escriba la caja, el estante, o los dos.")
    movidas = 0
    with transaction.atomic():
        for venta_id in sorted(set(ventas_id)):
            venta, actual = _en_la_casa(venta_id, acto)
            if (actual.caja, actual.estante) == (caja, estante):
                continue
            pasar(
                venta,
                acto=acto,
                como=Paso.GUARDADA,
                quien=acto.usuario,
                caja=caja,
                estante=estante,
            )
            anotar(venta.cadena, "guardar", acto=acto)
            movidas += 1
    return movidas


def devolver(venta_id: int, *, acto: Acto) -> Venta:
    """Its asesor takes the folder back: observed, to be corrected; or annulled, for good."""
    _exigir_canales(acto)
    with transaction.atomic():
        venta, _ = _en_la_casa(venta_id, acto)
        if venta.estado not in SE_DEVUELVEN:
            raise TransicionInvalida(
                f"La venta está {venta.get_estado_display().lower()}: su carpeta se queda aquí. "
                "Se devuelve una carpeta observada o anulada."
            )
        pasar(venta, acto=acto, como=Paso.DEVUELTA, quien=venta.asesor)
        anotar(venta.cadena, "devolver", acto=acto)
        avisar(
            [venta.asesor_id],
            f"Canales Virtuales le devolvió la carpeta de {venta.cliente}.",
            clave=f"devuelta:{venta.pk}:{acto.ahora.isoformat()}",
            ahora=acto.ahora,
            url=venta.get_absolute_url(),
        )
    return venta


def recibir_de_nuevo(venta_id: int, *, acto: Acto) -> Venta:
    """A folder that went back to its asesor is here again (11.1)."""
    _exigir_canales(acto)
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        actual = venta.tenencia_actual()
        if actual is None or actual.como != Paso.DEVUELTA:
            raise TransicionInvalida(f"La carpeta de la venta {venta.pk} no estaba devuelta.")
        pasar(venta, acto=acto, como=Paso.DE_NUEVO, quien=acto.usuario)
        anotar(venta.cadena, "recibir_de_nuevo", acto=acto)
    return venta


def _en_la_casa(venta_id: int, acto: Acto) -> tuple[Venta, Tenencia]:
    venta = bloquear(venta_id, acto=acto)
    actual = venta.tenencia_actual()
    if actual is None or not actual.en_la_casa:
        quien = f"la tiene {actual.quien}" if actual else "nadie la imprimió todavía"
        raise TransicionInvalida(f"La carpeta de la venta {venta.pk} no está aquí: {quien}.")
    return venta, actual


def _exigir_canales(acto: Acto) -> None:
    if not acto.usuario.tiene_rol(Rol.CANALES_VIRTUALES):
        raise PermisoDenegado("Solo Canales Virtuales guarda y devuelve carpetas.")
