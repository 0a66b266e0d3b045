"""Nobody hears a voice at 03:46."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluecom.avisos.silencio import hasta_cuando

LA_PAZ = ZoneInfo("America/La_Paz")


def a_las(hora, minuto=0, dia=23):
    return datetime(2026, 11, dia, hora, minuto, tzinfo=LA_PAZ)


@pytest.mark.parametrize(
    ("instante", "habla"),
    [
        (a_las(3, 46), a_las(7, 30)),
        (a_las(7, 29), a_las(7, 30)),
        (a_las(7, 30), None),
        (a_las(19, 59), None),
        (a_las(20), a_las(7, 30, dia=24)),
        (a_las(23, 59), a_las(7, 30, dia=24)),
    ],
)
def test_over_midnight_the_voice_waits_for_the_morning(instante, habla):
    assert hasta_cuando(instante, time(20), time(7, 30)) == habla


@pytest.mark.parametrize(
    ("instante", "habla"), [(a_las(12, 30), a_las(14)), (a_las(14), None), (a_las(11, 59), None)]
)
def test_within_one_day(instante, habla):
    assert hasta_cuando(instante, time(12), time(14)) == habla


@given(st.datetimes(timezones=st.just(LA_PAZ)), st.times(), st.times())
def test_when_the_wait_ends_the_voice_may_speak(instante, desde, hasta):
    espera = hasta_cuando(instante, desde, hasta)

    if espera is not None:
        assert espera > instante
        assert hasta_cuando(espera, desde, hasta) is None


@given(st.datetimes(timezones=st.just(LA_PAZ)), st.times())
def test_equal_hours_are_no_silence(instante, hora):
    assert hasta_cuando(instante, hora, hora) is None
