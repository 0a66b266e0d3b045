"""Private files are unreadable on disk, and a changed byte is noticed."""

import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from documentos.almacen import almacen
from documentos.errores import ArchivoAlterado, SinEspacio
from tests.apoyo.disco import sin_espacio

SECRETO = b"Cedula de identidad de nadie" * 50


def archivos(carpeta: Path) -> list[Path]:
    return [p for p in carpeta.rglob("*") if p.is_file()]


def test_what_is_stored_comes_back():
    guardado = almacen().guardar(SECRETO)

    assert almacen().leer(guardado.nombre, sha256=guardado.sha256) == SECRETO


def test_the_plain_bytes_are_not_on_disk(carpeta_privada):
    almacen().guardar(SECRETO)

    (ruta,) = archivos(carpeta_privada)
    assert SECRETO[:12] not in ruta.read_bytes()
    assert stat.S_IMODE(ruta.stat().st_mode) == 0o600
    assert stat.S_IMODE(ruta.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(carpeta_privada.stat().st_mode) == 0o700


def test_a_changed_byte_is_detected_and_named(carpeta_privada):
    guardado = almacen().guardar(SECRETO)
    (ruta,) = archivos(carpeta_privada)
    cifrado = bytearray(ruta.read_bytes())
    cifrado[-1] ^= 1
    ruta.write_bytes(cifrado)

    with pytest.raises(ArchivoAlterado, match=guardado.nombre):
        almacen().leer(guardado.nombre)


def test_two_swapped_files_are_detected(carpeta_privada):
    uno, otro = almacen().guardar(b"uno"), almacen().guardar(b"dos")
    rutas = {p.name: p for p in archivos(carpeta_privada)}
    rutas[uno.nombre].write_bytes(rutas[otro.nombre].read_bytes())

    with pytest.raises(ArchivoAlterado):
        almacen().leer(uno.nombre)


def test_a_missing_file_is_named():
    with pytest.raises(ArchivoAlterado, match="Falta en el disco"):
        almacen().leer("0" * 32)


def test_a_name_from_outside_opens_nothing():
    with pytest.raises(ArchivoAlterado):
        almacen().leer("../../etc/passwd")


def test_a_wrong_key_stops_with_a_sentence(settings):
    settings.CLAVE_ARCHIVOS = "corta"

    with pytest.raises(ImproperlyConfigured, match="32 bytes"):
        almacen().guardar(b"x")


def test_without_room_on_the_disk_nothing_stays_and_it_is_said(carpeta_privada):
    with sin_espacio(100), pytest.raises(SinEspacio, match="No hay espacio en el disco"):
        almacen().guardar(SECRETO)

    assert archivos(carpeta_privada) == []
    assert almacen().guardar(SECRETO).tamano == len(SECRETO)
