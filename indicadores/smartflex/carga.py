"""Keep the lines of a report, or say what keeping them would change (III.2)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import connection
from django.db.models import ProtectedError

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.planillas.models import Corrida
from bluecom.planillas.rechazos import MOTIVO
from bluecom.planillas.recorrer import (
    OMITIDAS,
    RECHAZADAS,
    Fila,
    Suerte,
    asentar_suertes,
    leer,
    rechazada,
)
from bluecom.planillas.tipos import Entrada
from bluecom.rechazo import Rechazo
from indicadores.models import ReporteSmartflex, SolicitudReportada
from indicadores.smartflex.fila import leer_solicitud

NOVEDADES = ("nuevas", "actualizadas")
CONTEOS = (*NOVEDADES, "sin_cambios", "repetidas", RECHAZADAS, OMITIDAS)
RETIRADAS = "retiradas"
"""Requests of the same days that the report before said and this one does not."""
_CANDADO = 2019_07
_MOTIVO_NUESTRO = re.compile(r"Línea \d+: ")
_DICHO = (
    "codigo_cliente", "identidad", "producto", "productos", "estado", "anulada", "fecha",
    "fecha_estado",
)  # fmt: skip


@dataclass
class Leidas:
    """The requests of the file by their number, and what became of each of its lines."""

    solicitudes: dict[str, SolicitudReportada] = field(default_factory=dict)
    suertes: dict[int, Suerte] = field(default_factory=dict)


def cargar(entrada: Entrada) -> int | None:
    """The id of the report, or nothing when it says what is known already.

    A report says all of the days from its first to its last; one with the column of what was
    refused only completes another. Raises ``PlanillaRechazada``.
    """
    uno_a_la_vez()
    registros = list(leer(entrada))
    filas = [fila for _, fila in registros if isinstance(fila, Fila)]
    leidas = _solicitudes(filas, hoy(entrada.acto.ahora))
    reporte = _reporte(entrada, filas, leidas.solicitudes.values())
    retiradas = _comparar(leidas, reporte)
    cambia = retiradas or any(s.resultado in NOVEDADES for s in leidas.suertes.values())
    if cambia and not entrada.simular:
        _guardar(reporte, leidas)
    asentar_suertes(entrada, registros, leidas.suertes)
    entrada.corrida.conteos[RETIRADAS] = retiradas
    return reporte.pk


def deshacer(corrida: Corrida, acto: Acto) -> dict[str, int]:
    """What an older report said holds again; one from which a decision hangs stays."""
    uno_a_la_vez()
    reporte = ReporteSmartflex.objects.get(corrida=corrida)
    cuantas = reporte.solicitudes.count()
    try:
        reporte.delete()
    except ProtectedError:
        return {"deshechas": 0, "quedan": cuantas}
    return {"deshechas": cuantas, "quedan": 0}


def _solicitudes(filas: Iterable[Fila], dia: date) -> Leidas:
    leidas = Leidas()
    for fila in filas:
        try:
            solicitud, aviso = leer_solicitud(fila, hoy=dia)
            leidas.suertes[fila.linea] = _contra_el_archivo(leidas, solicitud, aviso)
        except Rechazo as rechazo:
            leidas.suertes[fila.linea] = rechazada(rechazo)
    return leidas


def _contra_el_archivo(leidas: Leidas, solicitud: SolicitudReportada, aviso: str) -> Suerte:
    """Whether it is news is said once the whole file was read."""
    antes = leidas.solicitudes.setdefault(solicitud.numero, solicitud)
    if antes is solicitud:
        return Suerte("nuevas", "aviso" if aviso else "solicitud", aviso)
    if _iguales(antes, solicitud):
        return Suerte("repetidas", "repetida", f"Repite la línea {antes.linea}.")
    raise DatoInvalido(f"La línea {antes.linea} dice otra cosa de la solicitud {antes.numero}.")


def _reporte(
    entrada: Entrada, filas: Iterable[Fila], solicitudes: Iterable[SolicitudReportada]
) -> ReporteSmartflex:
    completa = _completa_otro(entrada, filas)
    fechas = [solicitud.fecha for solicitud in solicitudes]
    return ReporteSmartflex(
        corrida=entrada.corrida,
        desde=None if completa else min(fechas, default=None),
        hasta=None if completa else max(fechas, default=None),
        de_prueba=entrada.corrida.de_prueba,
        cargado_en=entrada.acto.ahora,
    )


def _completa_otro(entrada: Entrada, filas: Iterable[Fila]) -> bool:
    """Whether it is what was refused and put right: with our reason before each of its lines."""
    con_motivo = entrada.columnas.titulos[0].upper() == MOTIVO
    return con_motivo and all(_MOTIVO_NUESTRO.match(fila.celdas[0]) for fila in filas)


def _comparar(leidas: Leidas, reporte: ReporteSmartflex) -> int:
    """Say of each line whether it is news; the number of requests that are no longer there."""
    de_antes = SolicitudReportada.objects.vigentes(de_prueba=reporte.de_prueba)
    sabidas = {s.numero: s for s in de_antes.filter(numero__in=leidas.solicitudes)}
    for solicitud in leidas.solicitudes.values():
        antes = sabidas.get(solicitud.numero)
        if antes is not None:
            resultado = "sin_cambios" if _iguales(antes, solicitud) else "actualizadas"
            suerte = leidas.suertes[solicitud.linea]
            leidas.suertes[solicitud.linea] = suerte._replace(resultado=resultado)
    if reporte.desde is None:
        return 0
    de_esos_dias = de_antes.filter(fecha__gte=reporte.desde, fecha__lte=reporte.hasta)
    return de_esos_dias.exclude(numero__in=leidas.solicitudes).count()


def _iguales(una: SolicitudReportada, otra: SolicitudReportada) -> bool:
    return all(getattr(una, campo) == getattr(otra, campo) for campo in _DICHO)


def _guardar(reporte: ReporteSmartflex, leidas: Leidas) -> None:
    reporte.save()
    for solicitud in leidas.solicitudes.values():
        solicitud.reporte = reporte
    for guardada in SolicitudReportada.objects.bulk_create(leidas.solicitudes.values(), 500):
        suerte = leidas.suertes[guardada.linea]
        leidas.suertes[guardada.linea] = suerte._replace(objeto_id=guardada.pk)


def uno_a_la_vez() -> None:
    """Two reports at once would not see what the other one says."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CANDADO])
