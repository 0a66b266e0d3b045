"""The world of the table, walked once for each module."""

import pytest

from tests.acceso.mundo import Mundo, crear


@pytest.fixture(scope="module")
def mundo(del_modulo: None) -> Mundo:
    return crear()
