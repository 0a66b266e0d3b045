"""Legs become rows, and rows the calls of the exchange: in any order, as often as they come."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from django.conf import settings
from django.db import connection

from cartera.models import LlamadaDeCentral, Marcada, RegistroCDR
from cartera.telefonia.tramos import CAMPOS, Tramo, agrupar

_CANDADO = 2019_02
_LOTE = 2000
_DEL_GRUPO = "uniqueid inicio fin numero extension accountcode segundos grabacion entrante".split()
_DE_QUIEN_ES = f"""
UPDATE {RegistroCDR._meta.db_table} r SET grupo = d.grupo FROM (
    SELECT uniqueid, coalesce(min(linkedid) FILTER (WHERE linkedid <> ''), uniqueid) AS grupo
    FROM {RegistroCDR._meta.db_table} WHERE uniqueid = ANY(%s) GROUP BY uniqueid
) d WHERE r.uniqueid = d.uniqueid AND r.grupo <> d.grupo
"""  # noqa: S608  constants


def uno_a_la_vez() -> None:
    """Two readings at once would not see each other's rows; until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CANDADO])


def guardar(tramos: Sequence[Tramo]) -> list[int | None]:
    """The row of each one, in its order; None for what was there already or comes twice."""
    filas = {tramo.huella: _fila(tramo) for tramo in tramos}
    ya = RegistroCDR.objects.filter(huella__in=filas).values_list("huella", flat=True)
    for huella in ya:
        del filas[huella]
    RegistroCDR.objects.bulk_create(filas.values())
    hechas = [filas.pop(tramo.huella, None) for tramo in tramos]
    return [fila.pk if fila else None for fila in hechas]


def ya_estan(tramos: Sequence[Tramo]) -> dict[str, int]:
    """Of those that are rows, ``{fingerprint: id}``."""
    huellas = [tramo.huella for tramo in tramos]
    return dict(RegistroCDR.objects.filter(huella__in=huellas).values_list("huella", "pk"))


def reagrupar(uniqueids: Collection[str]) -> set[str]:
    """Write again the calls that legs with these ``uniqueid`` are of; the numbers concerned.

    A leg that was written without ``linkedid`` goes with one of its own that has it, whichever
    came first.
    """
    numeros: set[str] = set()
    for lote in en_lotes(sorted(uniqueids), _LOTE):
        numeros |= _reagrupar(lote)
    return numeros


def en_lotes(cosas: Sequence[str], de: int) -> Iterator[Sequence[str]]:
    for i in range(0, len(cosas), de):
        yield cosas[i : i + de]


def _reagrupar(uniqueids: Sequence[str]) -> set[str]:
    suyos = RegistroCDR.objects.filter(uniqueid__in=uniqueids)
    grupos = set(suyos.values_list("grupo", flat=True)) | set(uniqueids)
    with connection.cursor() as cursor:
        cursor.execute(_DE_QUIEN_ES, [list(uniqueids)])
    grupos |= set(suyos.values_list("grupo", flat=True))
    son = {}
    marcadas = dict(Marcada.objects.filter(uniqueid__in=grupos).values_list("uniqueid", "cuenta"))
    for grupo, tramos in _por_grupo(grupos):
        if llamada := agrupar(tramos, prefijo=settings.PREFIJO_DE_SALIDA):
            dicho = vars(llamada) | {"accountcode": llamada.accountcode or marcadas.get(grupo, "")}
            son[grupo] = LlamadaDeCentral(grupo=grupo, **dicho)
    de_ellos = LlamadaDeCentral.objects.filter(grupo__in=grupos)
    numeros = set(de_ellos.values_list("numero", flat=True))
    de_ellos.exclude(grupo__in=son).delete()
    LlamadaDeCentral.objects.bulk_create(
        son.values(), update_conflicts=True, unique_fields=["grupo"], update_fields=_DEL_GRUPO
    )
    return numeros | {llamada.numero for llamada in son.values()}


def _por_grupo(grupos: Collection[str]) -> Iterator[tuple[str, list[Tramo]]]:
    filas = RegistroCDR.objects.filter(grupo__in=grupos).order_by("grupo")
    for grupo, suyas in groupby(filas.values_list("grupo", *CAMPOS), key=lambda fila: fila[0]):
        yield grupo, [Tramo(**dict(zip(CAMPOS, fila[1:], strict=True))) for fila in suyas]


def _fila(tramo: Tramo) -> RegistroCDR:
    dicho = {campo: getattr(tramo, campo) for campo in CAMPOS}
    return RegistroCDR(huella=tramo.huella, grupo=tramo.linkedid or tramo.uniqueid, **dicho)
