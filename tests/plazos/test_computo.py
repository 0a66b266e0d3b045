"""The arithmetic of deadlines, as laws over drawn calendars, instants and pauses."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.plazos.calendario import Calendario
from bluecom.plazos.computo import limite, tiempo_util, ultimo_util, vencido

PARTIDO = Calendario.escrito(["08:00-12:00 14:30-18:30"] * 5 + ["09:00-12:00", ""])
UN_INSTANTE = timedelta(microseconds=1)


def la_paz(dia: int, hora: int, minuto: int = 0, mes: int = 11) -> datetime:
    return datetime(2026, mes, dia, hora, minuto, tzinfo=LA_PAZ)


instantes = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(
    lambda d: d.replace(tzinfo=UTC)
)
duraciones = st.integers(1, 200 * 60).map(lambda minutos: timedelta(minutes=minutos))
_tramos = st.lists(st.integers(0, 48), min_size=2, max_size=6, unique=True).map(sorted)


def _semana(dias: list[list[int]]) -> tuple:
    pares = [zip(dia[::2], dia[1::2], strict=False) for dia in dias]
    return tuple(tuple((a * 30, b * 30) for a, b in dia) for dia in pares)


calendarios = st.none() | st.lists(_tramos, min_size=7, max_size=7).map(
    lambda dias: Calendario(_semana(dias))
)
_pausa = st.builds(
    lambda desde, n: (desde, desde + timedelta(minutes=n)), instantes, st.integers(0, 5000)
)
pausas = st.lists(_pausa, max_size=4)


@given(instantes, duraciones, calendarios, pausas)
def test_at_the_limit_exactly_the_time_is_used_up_and_not_one_instant_before(ini, dur, cal, paus):
    vence = limite(ini, dur, cal, paus)

    assert tiempo_util(ini, vence, cal, paus) == dur
    assert tiempo_util(ini, vence - UN_INSTANTE, cal, paus) < dur


@given(instantes, duraciones, calendarios, pausas)
def test_who_starts_later_never_falls_due_earlier(ini, dur, cal, paus):
    despues = ini + timedelta(minutes=17)

    assert limite(ini, dur, cal, paus) <= limite(despues, dur, cal, paus)
    assert limite(ini, dur, cal, paus) <= limite(ini, dur + timedelta(minutes=1), cal, paus)


@given(instantes, duraciones, calendarios, instantes, st.integers(0, 5000))
def test_a_pause_adds_exactly_its_useful_time(ini, dur, cal, desde, minutos):
    pausa = (desde, desde + timedelta(minutes=minutos))
    vence = limite(ini, dur, cal, [pausa])

    dentro = (max(desde, ini), min(max(pausa[1], ini), vence))
    ganado = tiempo_util(*dentro, cal) if dentro[0] < dentro[1] else timedelta()
    assert tiempo_util(ini, vence, cal) == dur + ganado


@given(instantes, duraciones, pausas)
def test_in_running_hours_pauses_that_overlap_count_once(ini, dur, paus):
    assert limite(ini, dur, None, paus) == limite(ini, dur, None, [*paus, *paus])


@given(instantes, duraciones, calendarios)
def test_the_answer_says_its_time_zone_and_does_not_depend_on_that_of_the_question(ini, dur, cal):
    vence = limite(ini, dur, cal)

    assert vence.tzinfo is LA_PAZ
    assert vence == limite(ini.astimezone(ZoneInfo("America/New_York")), dur, cal)


def test_an_instant_without_its_time_zone_is_refused():
    with pytest.raises(ValueError, match="no dice de qué huso"):
        limite(datetime(2026, 11, 23, 10), timedelta(hours=1))


def test_24_running_hours_are_a_day_across_a_change_of_clock_elsewhere():
    vispera = datetime(2026, 10, 31, 12, tzinfo=ZoneInfo("America/New_York"))

    assert limite(vispera, timedelta(hours=24)) - vispera.astimezone(UTC) == timedelta(hours=24)


@pytest.mark.parametrize(
    ("inicio", "horas", "vence"),
    [
        (la_paz(23, 10), 2, la_paz(23, 12)),  # up to the very end of the morning
        (la_paz(23, 10), 3, la_paz(23, 15, 30)),  # over lunch
        (la_paz(27, 17), 8, la_paz(30, 11, 30)),  # Friday late: Saturday counts three
        (la_paz(29, 11), 1, la_paz(30, 9)),  # a Sunday has none
        (la_paz(24, 17, mes=12), 2, la_paz(26, 9, 30, mes=12)),  # over Christmas
        (la_paz(11, 18, mes=9), 4, la_paz(15, 8, 30, mes=9)),  # and the day of Cochabamba
    ],
)
def test_working_hours_leave_out_lunch_sundays_and_holidays(inicio, horas, vence):
    assert limite(inicio, timedelta(hours=horas), PARTIDO) == vence


def test_a_day_that_a_person_closes_or_opens_counts_as_that_person_said():
    semana = ["08:00-12:00"] * 7
    cerrado = Calendario.escrito(semana, cerrados=[date(2026, 11, 24)])
    abierto = Calendario.escrito(semana, atendidos=[date(2026, 12, 25)])

    assert limite(la_paz(23, 10), timedelta(hours=3), cerrado) == la_paz(25, 9)
    assert limite(la_paz(24, 11, mes=12), timedelta(hours=2), abierto) == la_paz(25, 9, mes=12)


def test_a_week_without_hours_is_no_calendar():
    with pytest.raises(ValueError, match="alguno con horas"):
        Calendario.escrito([""] * 7)
    with pytest.raises(ValueError, match="siete días"):
        Calendario.escrito(["08:00-12:00"])


@pytest.mark.parametrize(
    ("inicio", "vence", "ultimo"),
    [
        (la_paz(23, 10), la_paz(24, 10), la_paz(24, 10)),
        (la_paz(23, 13), la_paz(24, 13), la_paz(24, 12)),
        (la_paz(27, 23), la_paz(28, 23), la_paz(28, 12)),
        (la_paz(28, 13), la_paz(29, 13), la_paz(29, 13)),  # nobody attends before it
    ],
)
def test_the_last_useful_moment_is_the_last_one_at_which_somebody_attends(inicio, vence, ultimo):
    assert ultimo_util(inicio, vence, PARTIDO) == ultimo
    assert ultimo_util(inicio, vence, None) == vence


@pytest.mark.paso("10.1")
def test_the_very_instant_of_the_limit_is_in_time(ahora):
    assert not vencido(ahora, ahora)
    assert vencido(ahora, ahora + UN_INSTANTE)
