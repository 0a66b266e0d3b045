"""Step 11.1: the desk of review in one message: it is asked all day."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from bluecom.cuentas.models import Rol, Usuario
from bluecom.interfaz.hojas import Hoja, Hojas, cuantas
from solicitudes.canales import consulta as canales
from solicitudes.canales.revision.segunda import por_mirar
from solicitudes.models import Venta

POR_PAGINA, CONFORMES_A_LA_VISTA = 25, 15


@dataclass(frozen=True)
class Mesa:
    """What waits, what is next for this person, and what is with others."""

    pagina: Hoja
    cuantas: int
    siguiente: Venta | None
    segundas: list[Any]
    devueltas: list[Venta]
    cuantas_devueltas: int
    conformes: list[Venta]
    cuantas_conformes: int


def mesa(
    usuario: Usuario, *, ahora: datetime, pagina: str | None, sola: bool, todas: bool = False
) -> Mesa:
    """``sola``: only what waits, as the page asks for again by itself.

    ``todas``: what is with others whole, not the first of it.
    """
    forma = usuario.rol, usuario.de_prueba, sola, todas
    hoja, demas = _HOJAS.leer_con_algo(*forma, pagina=pagina, usuario=usuario.pk, ahora=ahora)
    return Mesa(
        pagina=hoja,
        cuantas=next(iter(demas["cuantas"]), 0),
        siguiente=next(iter(demas.get("siguiente", [])), None),
        segundas=demas.get("segundas", []),
        devueltas=demas.get("devueltas", []),
        cuantas_devueltas=next(iter(demas.get("cuantas_devueltas", [])), 0),
        conformes=demas.get("conformes", []),
        cuantas_conformes=next(iter(demas.get("cuantas_conformes", [])), 0),
    )


def _componer(
    rol: str, de_prueba: bool, sola: bool, todas: bool, *, usuario: int, ahora: datetime
) -> dict[str, QuerySet[Any, Any]]:
    quien = Usuario(pk=usuario, rol=rol, de_prueba=de_prueba)
    cola = canales.por_revisar(quien)
    leidas: dict[str, QuerySet[Any, Any]] = {"filas": cola, "cuantas": cuantas(cola)}
    if sola:
        return leidas
    devueltas = canales.devueltas(quien)
    conformes = canales.conformes(quien).en_lista("aprobada_en", "reapertura_pedida_por")
    leidas |= {
        "devueltas": devueltas if todas else devueltas[:POR_PAGINA],
        "cuantas_devueltas": cuantas(devueltas),
        "conformes": conformes if todas else conformes[:CONFORMES_A_LA_VISTA],
        "cuantas_conformes": cuantas(canales.conformes(quien)),
    }
    if rol == Rol.CANALES_VIRTUALES:
        leidas["siguiente"] = canales.libres(quien, ahora=ahora)[:1]
        leidas["segundas"] = por_mirar(quien)[:POR_PAGINA]
    return leidas


_HOJAS = Hojas(_componer, por_hoja=POR_PAGINA)
