import pytest


@pytest.fixture(autouse=True)
def carpeta_privada(settings, tmp_path):
    settings.CARPETA_PRIVADA = tmp_path / "privado"
    return settings.CARPETA_PRIVADA
