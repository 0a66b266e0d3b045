"""The invented days of the demonstration: nobody is called at night, whenever it is loaded."""

from datetime import datetime, timedelta

import pytest

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.management.demo import DIAS, PERDIDAS
from bluecom.management.jornada import ABRE, CIERRA, hace

LUNES = datetime(2026, 11, 23, tzinfo=LA_PAZ)


@pytest.mark.parametrize("horas", [*range(0, 24, 3), 8.5, 18, 12 + 24 * 5, 2 + 24 * 6, 12 + 24 * 6])
def test_each_sale_of_the_demo_begins_in_working_hours(horas):
    ahora = LUNES + timedelta(hours=horas)

    for *_, trabajo in [*DIAS, *PERDIDAS]:
        empieza = hace(timedelta(hours=trabajo), ahora)

        assert ABRE <= empieza.time() <= CIERRA
        assert empieza.weekday() < 6
        assert empieza + timedelta(hours=1) <= ahora


@pytest.mark.parametrize(
    ("ahora", "trabajo", "antes"),
    [
        (LUNES + timedelta(hours=15), 2, LUNES + timedelta(hours=13)),
        (LUNES + timedelta(hours=9.5), 2, LUNES - timedelta(days=2) + timedelta(hours=17)),
        (LUNES + timedelta(hours=23), 0, LUNES + timedelta(hours=18)),
        (LUNES + timedelta(hours=3), 9.5 + 1, LUNES - timedelta(days=3) + timedelta(hours=17)),
    ],
)
def test_working_time_runs_from_monday_to_saturday(ahora, trabajo, antes):
    assert hace(timedelta(hours=trabajo), ahora) == antes
