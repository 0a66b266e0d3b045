"""What was found of the calls of the exchange, written at the end: only what is otherwise now.

A number's calls may be looked at with another's, so that they are found twice and alike. One
statement for all of them tells the totals once where something changed, and not call by call.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import TracebackType

from django.db import connection

from bluecom.planillas.antesala import copiar, temporal
from cartera.models import LlamadaDeCentral
from indicadores.models import Cruce

_LLAMADAS, _CRUCES = LlamadaDeCentral._meta.db_table, Cruce._meta.db_table
_HALLADO = "cruces_de_ahora"
_COLUMNAS = {
    "central_id": "bigint",
    "llamada_id": "bigint",
    "contacto_id": "bigint",
    "agente_id": "bigint",
    "proposito": "text",
    "empate": "boolean",
}
"""``contacto_id`` empty: it is of nobody's client."""
_DEL_CRUCE = ("contacto_id", "agente_id", "proposito", "empate")
_SUYAS, _DICHAS, _HABIDAS, _OTRAS = (
    ", ".join(de + columna for columna in _DEL_CRUCE) for de in ("", "d.", "x.", "EXCLUDED.")
)
_CAMBIA = f"UPDATE {_LLAMADAS} c SET llamada_id = {{}} FROM {_HALLADO} d WHERE c.id = d.central_id"  # noqa: S608  constants
_ESCRIBIR = (
    f"ANALYZE {_HALLADO}",
    # The record of one call may be another's now: nobody has it in between.
    _CAMBIA.format("NULL") + " AND c.llamada_id <> coalesce(d.llamada_id, 0)",
    _CAMBIA.format("d.llamada_id") + " AND c.llamada_id IS DISTINCT FROM d.llamada_id",
    f"""
DELETE FROM {_CRUCES} x USING {_HALLADO} d
WHERE x.central_id = d.central_id AND d.contacto_id IS NULL
""",  # noqa: S608  constants
    f"""
INSERT INTO {_CRUCES} (central_id, {_SUYAS})
SELECT d.central_id, {_DICHAS} FROM {_HALLADO} d LEFT JOIN {_CRUCES} x USING (central_id)
WHERE d.contacto_id IS NOT NULL AND ({_DICHAS}) IS DISTINCT FROM ({_HABIDAS})
ON CONFLICT (central_id) DO UPDATE SET ({_SUYAS}) = ROW ({_OTRAS})
""",  # noqa: S608  constants
)


class Escritura:
    """Used as a ``with``: what was noted in it is written as it ends well."""

    def __enter__(self) -> "Escritura":
        self._vistas: set[int] = set()
        temporal(_HALLADO, _COLUMNAS)
        return self

    def __exit__(
        self,
        tipo: type[BaseException] | None,
        error: BaseException | None,
        donde: TracebackType | None,
    ) -> None:
        if tipo is None and self._vistas:
            with connection.cursor() as cursor:
                for orden in _ESCRIBIR:
                    cursor.execute(orden)

    def anotar(
        self, centrales: Sequence[int], pares: Mapping[int, int], cruces: Sequence[Cruce]
    ) -> None:
        """These calls were looked at: which records they are of, and what they are to us."""
        nuevas = [pk for pk in centrales if pk not in self._vistas]
        self._vistas.update(nuevas)
        de_central = {cruce.central_id: cruce for cruce in cruces}
        copiar(_HALLADO, list(_COLUMNAS), _valores(nuevas, pares, de_central))


def _valores(
    centrales: Sequence[int], pares: Mapping[int, int], cruces: Mapping[int, Cruce]
) -> Iterator[list[str | None]]:
    for pk in centrales:
        llamada, cruce = pares.get(pk), cruces.get(pk)
        suyos: list[str | None] = [None] * 4
        if cruce is not None:
            suyos = [
                str(cruce.contacto_id),
                str(cruce.agente_id),
                cruce.proposito,
                str(cruce.empate),
            ]
        yield [str(pk), None if llamada is None else str(llamada), *suyos]
