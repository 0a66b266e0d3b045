"""Legs become rows, and rows the calls of the exchange: in any order, as often as they come.

Whatever is written goes by COPY, and whatever is asked for by its set: a month has a hundred
thousand legs.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from django.conf import settings
from django.db import connection

from bluecom.conjuntos import UnoDe
from bluecom.planillas.antesala import copiar, temporal
from cartera.models import LlamadaDeCentral, Marcada, RegistroCDR
from cartera.telefonia.tramos import CAMPOS, LlamadaAgrupada, Tramo, agrupar, todo_de

_CANDADO = 2019_02
_LOTE = 2000
_LEGS, _LLAMADAS = RegistroCDR._meta.db_table, LlamadaDeCentral._meta.db_table
_DEL_GRUPO = "uniqueid inicio fin numero extension accountcode segundos grabacion entrante".split()
_DE_QUIEN_ES = f"""
UPDATE {_LEGS} r SET grupo = d.grupo FROM (
    SELECT uniqueid, coalesce(min(linkedid) FILTER (WHERE linkedid <> ''), uniqueid) AS grupo
    FROM {_LEGS} WHERE uniqueid = ANY(%s) GROUP BY uniqueid
) d WHERE r.uniqueid = d.uniqueid AND r.grupo <> d.grupo
"""  # noqa: S608  constants
_DE_AHORA = "llamadas_de_ahora"
_COLUMNAS_DE_AHORA = {
    "grupo": "text",
    "uniqueid": "text",
    "inicio": "timestamptz",
    "fin": "timestamptz",
    "numero": "text",
    "extension": "text",
    "accountcode": "text",
    "segundos": "integer",
    "grabacion": "text",
    "entrante": "boolean",
}
_suyas = ", ".join(_DEL_GRUPO)
_otras = ", ".join(f"EXCLUDED.{columna}" for columna in _DEL_GRUPO)
_ESCRIBIR = f"""
INSERT INTO {_LLAMADAS} AS c (grupo, {_suyas})
SELECT grupo, {_suyas} FROM {_DE_AHORA} ORDER BY inicio, grupo
ON CONFLICT (grupo) DO UPDATE SET ({_suyas}) = ROW ({_otras})
WHERE ({", ".join(f"c.{columna}" for columna in _DEL_GRUPO)}) IS DISTINCT FROM ({_otras})
"""  # noqa: S608  constants


def uno_a_la_vez() -> None:
    """Two readings at once would not see each other's rows; until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CANDADO])


def guardar(tramos: Sequence[Tramo]) -> list[int | None]:
    """The row of each one, in its order; None for what was there already or comes twice."""
    nuevos = {tramo.huella: tramo for tramo in tramos}
    for huella in ya_estan(tramos):
        del nuevos[huella]
    hechas = dict(zip(nuevos, escribir(nuevos.values()), strict=True))
    return [hechas.pop(tramo.huella, None) for tramo in tramos]


def escribir(tramos: Collection[Tramo]) -> list[int]:
    """The row of each one, in its order; none of them is there already, nor comes twice."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [_LEGS, len(tramos)],
        )
        filas = [fila for (fila,) in cursor.fetchall()]
    valores = (_valores(fila, tramo) for fila, tramo in zip(filas, tramos, strict=True))
    copiar(_LEGS, ["id", "huella", "grupo", *CAMPOS], valores)
    return filas


def ya_estan(tramos: Iterable[Tramo]) -> dict[str, int]:
    """Of those that are rows, ``{fingerprint: id}``."""
    suyas = UnoDe("huella", (tramo.huella for tramo in tramos))
    return dict(RegistroCDR.objects.filter(suyas).values_list("huella", "pk"))


def reagrupar(uniqueids: Collection[str]) -> set[str]:
    """Write again the calls that legs with these ``uniqueid`` are of; the numbers concerned.

    A leg that was written without ``linkedid`` goes with one of its own that has it, whichever
    came first.
    """
    numeros: set[str] = set()
    if len(uniqueids) > _LOTE:
        actualizar_estadisticas(_LEGS)
    for lote in en_lotes(sorted(uniqueids), _LOTE):
        numeros |= _reagrupar(lote)
    if len(uniqueids) > _LOTE:
        actualizar_estadisticas(_LLAMADAS)
    return numeros


def actualizar_estadisticas(tabla: str) -> None:
    """Many rows that nobody counted would be asked for by reading the whole table each time."""
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {tabla}")


def en_lotes(cosas: Sequence[str], de: int) -> Iterator[Sequence[str]]:
    for i in range(0, len(cosas), de):
        yield cosas[i : i + de]


def _reagrupar(uniqueids: Sequence[str]) -> set[str]:
    suyos = RegistroCDR.objects.filter(UnoDe("uniqueid", uniqueids))
    grupos = set(suyos.values_list("grupo", flat=True)) | set(uniqueids)
    with connection.cursor() as cursor:
        cursor.execute(_DE_QUIEN_ES, [list(uniqueids)])
        if cursor.rowcount:
            grupos |= set(suyos.values_list("grupo", flat=True))
    son = _llamadas_de(grupos)
    antes = LlamadaDeCentral.objects.filter(UnoDe("grupo", grupos))
    numero_de = dict(antes.values_list("grupo", "numero"))
    if sobran := numero_de.keys() - son.keys():
        antes.filter(UnoDe("grupo", sobran)).delete()
    _escribir(son)
    return {*numero_de.values(), *(llamada.numero for llamada in son.values())}


def _llamadas_de(grupos: Collection[str]) -> dict[str, LlamadaAgrupada]:
    de_grupo: dict[str, list[Tramo]] = defaultdict(list)
    filas = RegistroCDR.objects.filter(UnoDe("grupo", grupos))
    for grupo, *dicho in filas.values_list("grupo", *CAMPOS):
        de_grupo[grupo].append(Tramo(**dict(zip(CAMPOS, dicho, strict=True))))
    prefijo = settings.PREFIJO_DE_SALIDA
    agrupadas = ((g, agrupar(tramos, prefijo=prefijo)) for g, tramos in de_grupo.items())
    return {grupo: llamada for grupo, llamada in agrupadas if llamada}


def _escribir(son: Mapping[str, LlamadaAgrupada]) -> None:
    """What they say already is left as it is."""
    marcadas = Marcada.objects.filter(UnoDe("uniqueid", son))
    cuentas = dict(marcadas.values_list("uniqueid", "cuenta"))
    temporal(_DE_AHORA, _COLUMNAS_DE_AHORA)
    copiar(
        _DE_AHORA,
        list(_COLUMNAS_DE_AHORA),
        (_dicho(grupo, llamada, cuentas.get(grupo, "")) for grupo, llamada in son.items()),
    )
    with connection.cursor() as cursor:
        cursor.execute(_ESCRIBIR)


def _dicho(grupo: str, llamada: LlamadaAgrupada, cuenta: str) -> list[str]:
    dicho = vars(llamada) | {"accountcode": llamada.accountcode or cuenta}
    return [grupo, *(str(dicho[columna]) for columna in _DEL_GRUPO)]


def _valores(fila: int, tramo: Tramo) -> list[str]:
    grupo = tramo.linkedid or tramo.uniqueid
    return [str(fila), tramo.huella, grupo, *map(str, todo_de(tramo))]
