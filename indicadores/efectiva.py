"""What counts as an effective call to the client: here, and nowhere else (III.2, 4.1)."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from bluecom.bolivia.fechas import limites_del_mes
from indicadores.models import Decision, Definicion

CUENTA, NO_CUENTA = Decision.Que.CUENTA, Decision.Que.NO_CUENTA


class Minimo(NamedTuple):
    """All that counting asks of a definition: since when it rules, and how many seconds it asks."""

    desde: datetime
    segundos: int


def efectiva(minimos: Sequence[Minimo] | None = None) -> Q:
    """Over ``Conversacion``: decided that it counts; or else, undecided, its outcome had the mark
    or the client's leg has the seconds of the definition of its month.

    ``minimos``: those of the firm ones; read when they are not given.
    """
    return Q(decision=CUENTA) | Q(decision="") & (Q(marcada=True) | por_segundos(minimos))


def por_segundos(minimos: Sequence[Minimo] | None = None) -> Q:
    """As many seconds answered as the definition of its month asks."""
    suyos = los_minimos(firmes()) if minimos is None else minimos
    return Q(segundos__gt=0, segundos__gte=_minimo(suyos))


def los_minimos(definiciones: Iterable[Definicion]) -> tuple[Minimo, ...]:
    """A definition rules from the first instant of its month; the newest comes first."""
    return tuple(
        Minimo(limites_del_mes(una.rige_desde)[0], una.segundos_minimos) for una in definiciones
    )


def regla(minimos: Sequence[Minimo] | None = None) -> Case:
    """By what each one counts, as the pages say it; empty when it does not."""
    return Case(
        When(decision=CUENTA, then=Value("decisión")),
        When(decision=NO_CUENTA, then=Value("")),
        When(marcada=True, then=Value("marca")),
        When(por_segundos(minimos), then=Value("segundos")),
        default=Value(""),
    )


def firmes() -> list[Definicion]:
    """All the definitions that two signed, the newest first."""
    return list(las_firmes())


def las_firmes() -> QuerySet[Definicion]:
    """The same, to be read with what else a page asks."""
    firmadas: QuerySet[Definicion] = Definicion.objects.firmes()
    return firmadas.order_by("-vigente_desde")


def _minimo(minimos: Sequence[Minimo]) -> Case | Value:
    """Before all of them, the procedure's own."""
    de_siempre = Value(Definicion.del_procedimiento().segundos_minimos)
    if not minimos:
        return de_siempre
    return Case(
        *(When(inicio__gte=uno.desde, then=Value(uno.segundos)) for uno in minimos),
        default=de_siempre,
        output_field=IntegerField(),
    )
