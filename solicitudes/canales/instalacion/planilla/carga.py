"""Go through a file of visits and installations; each row becomes one record of the run (11.2)."""

from django.db import connection, transaction

from bluecom.planillas.antesala import conteos
from bluecom.planillas.errores import PlanillaRechazada
from bluecom.planillas.filas import Leida, leer_filas
from bluecom.planillas.models import Corrida, Renglon
from bluecom.planillas.tipos import Entrada
from bluecom.rechazo import Rechazo
from solicitudes.canales.instalacion.planilla.anotar import Hecho, anotar_parte
from solicitudes.canales.instalacion.planilla.hallar import hallar, ventas_de
from solicitudes.canales.instalacion.planilla.parte import Parte, leer_parte, motivos_de_visita

CONTEOS = ("instaladas", "visitas", "sin_cambios", "por_decidir", "rechazadas", "omitidas")
_CANDADO = 2019_11
_FILAS = 20_000
"""More than all that Gestión de Red installs in a year; its rows are told in the order of days."""


def cargar(entrada: Entrada) -> int | None:
    """Read, order by day, and do each; a dry run does the same and takes all of it back.

    So a row tells of an earlier visit whatever its place. Raises ``PlanillaRechazada``.
    """
    _uno_a_la_vez()
    leidas = _leer(entrada)
    with transaction.atomic():
        renglones = _hacer(leidas, entrada)
        transaction.set_rollback(entrada.simular)
    if entrada.simular:
        for renglon in renglones:
            renglon.objeto_id = None
    Renglon.objects.bulk_create(renglones, 500)
    entrada.corrida.conteos = _contar(entrada.corrida)
    return None


def _leer(entrada: Entrada) -> list[Leida]:
    leidas = []
    for fila in leer_filas(entrada.columnas, entrada.avance):
        leidas.append(fila)
        if len(leidas) > _FILAS:
            raise PlanillaRechazada(f"El archivo pasa de {_FILAS} filas: divídalo por meses.")
    return leidas


def _hacer(leidas: list[Leida], entrada: Entrada) -> list[Renglon]:
    motivos, ventas = motivos_de_visita(), ventas_de(de_prueba=entrada.corrida.de_prueba)
    hechos: dict[int, Hecho] = {}
    partes: list[tuple[Parte, int]] = []
    for fila in leidas:
        try:
            hecho = _sin_leer(fila)
            if hecho is None:
                partes.append((leer_parte(fila, motivos), hallar(fila, ventas)))
            else:
                hechos[fila.linea] = hecho
        except Rechazo as rechazo:
            hechos[fila.linea] = _rechazada(rechazo)
    for parte, venta_id in sorted(partes, key=lambda una: una[0].orden):
        hechos[parte.linea] = _anotar(parte, venta_id, entrada)
    return [_renglon(entrada.corrida, fila, hechos[fila.linea]) for fila in leidas]


def _anotar(parte: Parte, venta_id: int, entrada: Entrada) -> Hecho:
    try:
        return anotar_parte(parte, venta_id, entrada.corrida, entrada.acto)
    except Rechazo as rechazo:
        return _rechazada(rechazo, f"Venta {venta_id}: ")


def _sin_leer(fila: Leida) -> Hecho | None:
    if fila.omitida:
        return Hecho("omitidas", "omitida", fila.omitida)
    return Hecho("rechazadas", "rechazada", fila.rechazo) if fila.rechazo else None


def _rechazada(rechazo: Rechazo, de_cual: str = "") -> Hecho:
    return Hecho("rechazadas", "rechazada", de_cual + " ".join(rechazo.razones))


def _renglon(corrida: Corrida, fila: Leida, hecho: Hecho) -> Renglon:
    return Renglon(
        corrida=corrida,
        linea=fila.linea,
        resultado=hecho.resultado,
        clase=hecho.clase,
        motivo=hecho.motivo,
        celdas=list(fila.celdas),
        objeto_id=hecho.objeto_id,
    )


def _contar(corrida: Corrida) -> dict[str, int]:
    contados = conteos(corrida)
    leidas = sum(contados.values())
    if leidas == contados.get("omitidas", 0):
        raise PlanillaRechazada("El archivo no tiene ninguna visita: solo el encabezado.")
    return {"leidas": leidas} | dict.fromkeys(CONTEOS, 0) | contados


def _uno_a_la_vez() -> None:
    """Two files at once would not see each other's visits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CANDADO])
