"""The arithmetic of a deadline: pure, exact to the instant, and never without its time zone."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.plazos.calendario import Calendario, Lapso

_SIN_FIN = datetime(9999, 1, 1, tzinfo=UTC)


def vencido(vence_en: datetime, instante: datetime) -> bool:
    """Whether ``instante`` is late: at the very instant of the limit it is still in time."""
    return instante > vence_en


def limite(
    inicio: datetime,
    duracion: timedelta,
    calendario: Calendario | None = None,
    pausas: Sequence[Lapso] = (),
) -> datetime:
    """The first instant at which ``duracion`` has been used up; without calendar, all hours count.

    What counts and lies in a pause is not used up.
    """
    falta = duracion
    for desde, hasta in _contados(inicio, calendario, pausas):
        if hasta - desde >= falta:
            return (desde + falta).astimezone(LA_PAZ)
        falta -= hasta - desde
    raise AssertionError("a calendar has no end")


def tiempo_util(
    desde: datetime,
    hasta: datetime,
    calendario: Calendario | None = None,
    pausas: Sequence[Lapso] = (),
) -> timedelta:
    """How much counts between two instants."""
    suma, hasta = timedelta(), _en_utc(hasta)
    for inicio, fin in _contados(desde, calendario, pausas):
        if inicio >= hasta:
            break
        suma += min(fin, hasta) - inicio
        if fin >= hasta:
            break
    return suma


def ultimo_util(inicio: datetime, vence_en: datetime, calendario: Calendario | None) -> datetime:
    """The last instant at which somebody attends, until the limit; else the limit itself."""
    ultimo = calendario.ultimo(inicio, vence_en) if calendario else None
    return ultimo or vence_en


def _contados(
    desde: datetime, calendario: Calendario | None, pausas: Sequence[Lapso]
) -> Iterator[Lapso]:
    """What counts from an instant on, in UTC, where a day is always 24 hours."""
    desde = _en_utc(desde)
    tramos: Iterable[Lapso] = calendario.desde(desde) if calendario else [(desde, _SIN_FIN)]
    sin = sorted((_en_utc(inicio), _en_utc(fin)) for inicio, fin in pausas)
    for inicio, fin in tramos:
        yield from _sin_pausas(_en_utc(inicio), _en_utc(fin), sin)


def _sin_pausas(inicio: datetime, fin: datetime, pausas: Sequence[Lapso]) -> Iterator[Lapso]:
    for pausa, reanudacion in pausas:
        if pausa > inicio and pausa < fin:
            yield inicio, pausa
        if reanudacion > inicio and pausa < fin:
            inicio = reanudacion
    if inicio < fin:
        yield inicio, fin


def _en_utc(instante: datetime) -> datetime:
    if instante.utcoffset() is None:
        raise ValueError(f"{instante} no dice de qué huso es.")
    return instante.astimezone(UTC)
