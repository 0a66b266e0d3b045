"""What one file made and another says too is not taken back with the first: it is the other's."""

from django.db import connection

from bluecom.planillas.models import Corrida, Renglon, Situacion

_RENGLON, _CORRIDA = Renglon._meta.db_table, Corrida._meta.db_table


def mismo_archivo(corrida: Corrida) -> Corrida | None:
    """The last time that these very bytes were loaded, under whatever name: no other file."""
    cargadas = Corrida.objects.filter(
        tipo=corrida.tipo,
        sha256=corrida.sha256,
        situacion=Situacion.HECHA,
        de_prueba=corrida.de_prueba,
    )
    return cargadas.exclude(pk=corrida.pk).first()


def dejar_a_otros(corrida: Corrida, *, aparte: str = "") -> int:
    """Whatever this run made and a loaded one found made already (``previo_id``); how many.

    It passes to the record of the first that found it, which can be undone in its turn.
    ``aparte``: the class of the records whose ids are of another table than the rest.
    """
    with connection.cursor() as cursor:
        cursor.execute(_DEJAR, {"corrida": corrida.pk, "aparte": aparte})
        return int(cursor.rowcount)


_DEJAR = f"""
WITH herederos AS (
    SELECT DISTINCT ON (suyo.id) suyo.id AS de, otro.id AS a, suyo.objeto_id, suyo.previo_id
    FROM {_RENGLON} suyo JOIN {_CORRIDA} esta ON esta.id = suyo.corrida_id
        JOIN {_CORRIDA} otra ON otra.tipo = esta.tipo AND otra.situacion = '{Situacion.HECHA}'
            AND otra.sha256 <> esta.sha256 AND otra.id <> esta.id
        JOIN {_RENGLON} otro ON otro.corrida_id = otra.id AND otro.objeto_id IS NULL
            AND otro.previo_id = suyo.objeto_id
            AND (otro.clase = %(aparte)s) = (suyo.clase = %(aparte)s)
    WHERE suyo.corrida_id = %(corrida)s AND suyo.objeto_id IS NOT NULL
    ORDER BY suyo.id, otro.id
), heredados AS (
    UPDATE {_RENGLON} r SET objeto_id = h.objeto_id, previo_id = h.previo_id
    FROM herederos h WHERE r.id = h.a
)
UPDATE {_RENGLON} r SET objeto_id = NULL, previo_id = NULL,
    motivo = ltrim(r.motivo || ' Lo dice también otro archivo: se queda.')
FROM herederos h WHERE r.id = h.de
"""  # noqa: S608  constants
