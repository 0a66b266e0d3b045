"""The counter works one hour after the sales of these tests were walked."""

import pytest


@pytest.fixture(autouse=True)
def a_su_hora(una_hora_despues: None) -> None:
    """Every test of these rooms."""
