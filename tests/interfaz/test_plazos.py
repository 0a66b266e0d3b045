from datetime import datetime, timedelta

import pytest

from bluecom.interfaz.plazos import plazo


@pytest.mark.parametrize(
    ("minutos", "texto", "tono"),
    [
        (192, "faltan 3 h 12 min", "neutro"),
        (60, "falta 1 h", "aviso"),
        (1, "falta 1 min", "aviso"),
        (0, "falta menos de 1 min", "aviso"),
        (-0.5, "vencido hace menos de 1 min", "error"),
        (-40, "vencido hace 40 min", "error"),
        (60 * 24 * 3 + 60, "faltan 3 días 1 h", "neutro"),
    ],
)
def test_plazo_says_what_remains(ahora: datetime, minutos: float, texto: str, tono: str) -> None:
    visto = plazo(ahora + timedelta(minutes=minutos), ahora=ahora)

    assert (visto.texto, visto.tono) == (texto, tono)


@pytest.mark.paso("10.1")
def test_what_is_met_at_the_very_instant_is_in_time(ahora: datetime) -> None:
    assert plazo(ahora, ahora=ahora, cumplido=ahora).texto == "cumplido a tiempo"


@pytest.mark.paso("10.1")
def test_a_met_plazo_says_how_late(ahora: datetime) -> None:
    tarde = plazo(ahora, ahora=ahora, cumplido=ahora + timedelta(minutes=75))

    assert tarde.texto == "cumplido con 1 h 15 min de atraso"
