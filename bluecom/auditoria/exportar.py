"""The log as a file: what the filters show, and who took it away."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Q

from bluecom.auditoria import consulta
from bluecom.auditoria.renglones import Cambio, Renglon
from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.fechas import LA_PAZ
from bluecom.bolivia.planilla import planilla
from bluecom.cuentas.acto import Acto

TOPE = 20_000
ENCABEZADO = (
    "Fecha",
    "Hora",
    "Quién",
    "De qué",
    "Cadena",
    "N.º",
    "Acto",
    "Antes y después",
    "SHA-256",
)


def exportar(
    condicion: Q, *, pedidos: Mapping[str, str], personas: dict[int, str], acto: Acto
) -> bytes:
    """The file of all that the filters show, newest first; the log keeps that it was taken.

    Raises ``DatoInvalido`` when it is more than a spreadsheet should hold.
    """
    leidos = consulta.los_primeros(TOPE + 1, condicion, personas)
    if len(leidos) > TOPE:
        raise DatoInvalido("Son más de 20.000 actos: acote los días y exporte por partes.")
    with transaction.atomic():
        anotar(
            f"usuario:{acto.usuario.pk}",
            "exportar_bitacora",
            acto=acto,
            datos={"filtros": dict(pedidos), "cuantos": len(leidos)},
        )
    return planilla([ENCABEZADO, *(_celdas(r) for r in leidos)])


def _celdas(r: Renglon) -> tuple[str, ...]:
    cuando = r.cuando.astimezone(LA_PAZ)
    return (
        f"{cuando:%d/%m/%Y}",
        f"{cuando:%H:%M:%S}",
        r.quien,
        r.cosa,
        r.cadena,
        str(r.n),
        r.acto,
        "; ".join(_en_palabras(cambio) for cambio in r.cambios),
        r.huella,
    )


def _en_palabras(cambio: Cambio) -> str:
    antes = f"{cambio.antes} → " if cambio.antes else ""
    return f"{cambio.campo}: {antes}{cambio.despues or 'nada'}"
