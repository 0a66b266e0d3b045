import pytest

from cartera.catalogo import cargar_catalogo_cartera


@pytest.fixture
def resultados(db) -> None:
    """The catalogue of call outcomes."""
    cargar_catalogo_cartera()
