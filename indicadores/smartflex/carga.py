"""Keep the lines of a report, or say what keeping them would change (III.2)."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import ProtectedError

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.planillas.antesala import conteos
from bluecom.planillas.errores import PlanillaRechazada
from bluecom.planillas.filas import leer_filas
from bluecom.planillas.models import Corrida, Renglon
from bluecom.planillas.rechazos import MOTIVO
from bluecom.planillas.tipos import Entrada
from indicadores.models import ReporteSmartflex, SolicitudReportada
from indicadores.smartflex.fila import leer_solicitud

CONTEOS = ("nuevas", "actualizadas", "sin_cambios", "repetidas", "rechazadas", "omitidas")
RETIRADAS = "retiradas"
"""Requests of the same days that the report before said and this one does not."""
_CANDADO = 2019_07
_DICHO = (
    "codigo_cliente", "identidad", "producto", "productos", "estado", "anulada", "fecha",
    "fecha_estado",
)  # fmt: skip


@dataclass
class Leidas:
    """The requests of the file by their number, and what each record of it became."""

    solicitudes: dict[str, SolicitudReportada] = field(default_factory=dict)
    renglones: list[Renglon] = field(default_factory=list)


def cargar(entrada: Entrada) -> int | None:
    """The id of the report, or nothing when it says what is known already.

    A report says all of the days from its first to its last; one with the column of what was
    refused only completes another. Raises ``PlanillaRechazada``.
    """
    _uno_a_la_vez()
    leidas = _leer(entrada)
    reporte = _reporte(entrada, leidas.solicitudes.values())
    retiradas = _comparar(leidas, reporte)
    cambia = retiradas or any(r.resultado in ("nuevas", "actualizadas") for r in leidas.renglones)
    if cambia and not entrada.simular:
        _guardar(reporte, leidas)
    Renglon.objects.bulk_create(leidas.renglones, 500)
    entrada.corrida.conteos = _contar(entrada.corrida) | {RETIRADAS: retiradas}
    return reporte.pk


def deshacer(corrida: Corrida, acto: Acto) -> dict[str, int]:
    """What an older report said holds again; one from which a decision hangs stays."""
    reporte = ReporteSmartflex.objects.get(corrida=corrida)
    cuantas = reporte.solicitudes.count()
    try:
        reporte.delete()
    except ProtectedError:
        return {"deshechas": 0, "quedan": cuantas}
    return {"deshechas": cuantas, "quedan": 0}


def _leer(entrada: Entrada) -> Leidas:
    leidas, dia = Leidas(), hoy(entrada.acto.ahora)
    for fila in leer_filas(entrada.columnas, entrada.avance):
        renglon = Renglon(corrida=entrada.corrida, linea=fila.linea, celdas=list(fila.celdas))
        leidas.renglones.append(renglon)
        if fila.omitida or fila.rechazo:
            _poner(renglon, "omitida" if fila.omitida else "rechazada", fila.omitida or fila.rechazo)
            continue
        try:
            solicitud, aviso = leer_solicitud(fila, hoy=dia)
        except DatoInvalido as error:
            _poner(renglon, "rechazada", str(error))
            continue
        _contra_el_archivo(leidas, renglon, solicitud, aviso)
    return leidas


def _contra_el_archivo(
    leidas: Leidas, renglon: Renglon, solicitud: SolicitudReportada, aviso: str
) -> None:
    antes = leidas.solicitudes.setdefault(solicitud.numero, solicitud)
    if antes is solicitud:
        _poner(renglon, "aviso" if aviso else "solicitud", aviso)
    elif _iguales(antes, solicitud):
        _poner(renglon, "repetida", f"Repite la línea {antes.linea}.")
    else:
        motivo = f"La línea {antes.linea} dice otra cosa de la solicitud {solicitud.numero}."
        _poner(renglon, "rechazada", motivo)


def _poner(renglon: Renglon, clase: str, motivo: str) -> None:
    renglon.clase, renglon.motivo = clase, motivo
    renglon.resultado = f"{clase}s"


def _reporte(entrada: Entrada, solicitudes: Iterable[SolicitudReportada]) -> ReporteSmartflex:
    fechas = [solicitud.fecha for solicitud in solicitudes]
    completa = MOTIVO in (titulo.upper() for titulo in entrada.columnas.titulos)
    return ReporteSmartflex(
        corrida=entrada.corrida,
        desde=None if completa else min(fechas, default=None),
        hasta=None if completa else max(fechas, default=None),
        de_prueba=entrada.corrida.de_prueba,
        cargado_en=entrada.acto.ahora,
    )


def _comparar(leidas: Leidas, reporte: ReporteSmartflex) -> int:
    """Say of each line whether it is news; the number of those that are no longer there."""
    de_antes = SolicitudReportada.objects.vigentes(de_prueba=reporte.de_prueba)
    sabidas = {s.numero: s for s in de_antes.filter(numero__in=leidas.solicitudes)}
    por_linea = {s.linea: s for s in leidas.solicitudes.values()}
    for renglon in leidas.renglones:
        solicitud = por_linea.get(renglon.linea)
        if solicitud is None:
            continue
        antes = sabidas.get(solicitud.numero)
        renglon.resultado = "actualizadas" if antes else "nuevas"
        if antes and _iguales(antes, solicitud):
            renglon.resultado = "sin_cambios"
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
    SolicitudReportada.objects.bulk_create(leidas.solicitudes.values(), 500)
    por_linea = {s.linea: s.pk for s in leidas.solicitudes.values()}
    for renglon in leidas.renglones:
        renglon.objeto_id = por_linea.get(renglon.linea)


def _contar(corrida: Corrida) -> dict[str, int]:
    contados = conteos(corrida)
    leidas = sum(contados.values())
    if leidas == contados.get("omitidas", 0):
        raise PlanillaRechazada("El archivo no tiene ninguna solicitud: solo el encabezado.")
    return {"leidas": leidas} | dict.fromkeys(CONTEOS, 0) | contados


def _uno_a_la_vez() -> None:
    """Two reports at once would not see what the other one says."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CANDADO])


