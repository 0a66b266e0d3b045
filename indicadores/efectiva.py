"""What counts as an effective call to the client: here, and nowhere else (III.2, 4.1)."""

from collections.abc import Sequence

from django.db.models import Case, IntegerField, Q, Value, When

from bluecom.bolivia.fechas import limites_del_mes
from indicadores.models import Decision, Definicion

CUENTA, NO_CUENTA = Decision.Que.CUENTA, Decision.Que.NO_CUENTA


def efectiva(definiciones: Sequence[Definicion] | None = None) -> Q:
    """Over ``Conversacion``: decided that it counts; or else, undecided, its outcome had the mark
    or the client's leg has the seconds of the definition of its month.

    ``definiciones``: the firm ones, the newest first; read when they are not given.
    """
    return Q(decision=CUENTA) | Q(decision="") & (Q(marcada=True) | por_segundos(definiciones))


def por_segundos(definiciones: Sequence[Definicion] | None = None) -> Q:
    """As many seconds answered as the definition of its month asks."""
    return Q(segundos__gt=0, segundos__gte=_minimos(definiciones))


def regla() -> Case:
    """By what each one counts, as the pages say it; empty when it does not."""
    return Case(
        When(decision=CUENTA, then=Value("decisión")),
        When(decision=NO_CUENTA, then=Value("")),
        When(marcada=True, then=Value("marca")),
        When(por_segundos(), then=Value("segundos")),
        default=Value(""),
    )


def firmes() -> list[Definicion]:
    """All the definitions that two signed, the newest first."""
    return list(Definicion.objects.firmes().order_by("-vigente_desde"))


def _minimos(definiciones: Sequence[Definicion] | None) -> Case | Value:
    """A definition rules from the first instant of its month; before all, the procedure's own."""
    suyas = firmes() if definiciones is None else definiciones
    de_siempre = Value(Definicion.del_procedimiento().segundos_minimos)
    if not suyas:
        return de_siempre
    return Case(
        *(
            When(inicio__gte=limites_del_mes(d.rige_desde)[0], then=Value(d.segundos_minimos))
            for d in suyas
        ),
        default=de_siempre,
        output_field=IntegerField(),
    )
