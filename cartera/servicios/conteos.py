"""The counts of the portfolios: joined and written down each night, counted anew if asked."""

from datetime import date

from django.db import connection, transaction

from bluecom.apuntes import juntar
from cartera.models import Conteo

_CLAVE = "cartera_id, zona, quien_id, asignado, abierto, avance"
_GUARDADO = (
    f"SELECT {_CLAVE}, sum(n)::bigint FROM cartera_conteo "  # noqa: S608  constants
    f"GROUP BY {_CLAVE} HAVING sum(n) <> 0"
)
_CONTADO = f"SELECT {_CLAVE}, n FROM cartera_recuento()"  # noqa: S608  constants


def juntar_conteos(cartera_id: int | None = None) -> int:
    """One entry for each count, of one portfolio or of all; answers how many there were."""
    return juntar(Conteo) if cartera_id is None else juntar(Conteo, cartera_id=cartera_id)


def anotar_el_dia(dia: date) -> int:
    """How far each portfolio was when the day ended; the first time that it is asked holds."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO cartera_avancedeldia (cartera_id, dia, trabajados) "
            "SELECT a.cartera_id, %s::date, "
            "coalesce(sum(a.n) FILTER (WHERE a.avance <> 'sin_tocar'), 0) "
            "FROM cartera_avance() a JOIN cartera_cartera c ON c.id = a.cartera_id "
            "GROUP BY 1 HAVING sum(a.n) > 0 ON CONFLICT DO NOTHING",
            [dia],
        )
        return int(cursor.rowcount)


def recontar() -> int:
    """Count every contact and write what comes out; answers how many counts were otherwise.

    Who changes a contact waits for it meanwhile.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE cartera_contactocartera IN SHARE MODE")
        cursor.execute(
            f"SELECT count(*) FROM (({_CONTADO} EXCEPT {_GUARDADO}) "  # noqa: S608  constants
            f"UNION ALL ({_GUARDADO} EXCEPT {_CONTADO})) distintos"
        )
        distintos = int(cursor.fetchone()[0])
        if distintos:
            cursor.execute(
                f"DELETE FROM cartera_conteo; "  # noqa: S608  constants
                f"INSERT INTO cartera_conteo ({_CLAVE}, n) {_CONTADO}"
            )
    return distintos
