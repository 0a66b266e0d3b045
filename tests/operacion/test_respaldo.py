"""A backup brings everything back to an empty place, and tells when a byte is not the same."""

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZipFile

import psycopg
import pytest
from django.conf import settings as ajustes
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone

from bluecom.bitacora.anclas import anclar
from bluecom.bolivia.fechas import hoy
from bluecom.embebido import secretos
from bluecom.operacion.latidos import latir
from bluecom.operacion.models import Clase
from bluecom.operacion.respaldo import RespaldoRechazado, base, comprobar, respaldar, restaurar
from solicitudes.reglas.estados import Estado
from tests.apoyo.vaciado import como_al_comienzo
from tests.operacion.lugares import OtroLugar
from tests.solicitudes.factories import venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.largo]
COMPARADAS = (
    "SELECT * FROM solicitudes_venta ORDER BY id",
    "SELECT * FROM bitacora_evento ORDER BY id",
    "SELECT * FROM bitacora_ancla ORDER BY id",
    "SELECT * FROM documentos_archivorecibido ORDER BY id",
    "SELECT * FROM django_content_type ORDER BY id",
    "SELECT sequencename, last_value FROM pg_sequences "
    "WHERE sequencename <> 'operacion_revision_id_seq' ORDER BY 1",  # restoring looks anew
)


@dataclass
class Original:
    """A system with a sale, and what was in it when it was saved."""

    respaldo: Path
    archivos: dict[str, bytes]
    filas: dict[str, list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def original(django_db_setup, django_db_blocker, tmp_path_factory):
    """A sale with its photos and owed papers, anchored; somebody signed in, a worker alive."""
    carpeta = tmp_path_factory.mktemp("original")
    with django_db_blocker.unblock(), override_settings(CARPETA_PRIVADA=carpeta / "privado"):
        venta = venta_en(Estado.DOCUMENTADA)
        Client().force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")
        anclar(hoy(timezone.now()))
        latir("celery@mesa", Clase.TRABAJADOR)
        ruta, _ = respaldar(carpeta / "respaldo.zip", ahora=timezone.now())
        url = urlsplit(os.environ["DATABASE_URL"])
        url = url._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
        with psycopg.connect(url) as conexion:
            filas = {c: conexion.execute(c).fetchall() for c in COMPARADAS}
        yield Original(ruta, _archivos(carpeta / "privado"), filas)
        como_al_comienzo()


@pytest.fixture
def respaldo(original, tmp_path) -> Path:
    """A copy of the backup that a test may spoil."""
    return Path(shutil.copy(original.respaldo, tmp_path))


@pytest.fixture(scope="module")
def restaurado(original, tmp_path_factory):
    lugar = OtroLugar(tmp_path_factory.mktemp("restaurado"))
    lugar.hecho = lugar.ordenar("restaurar", original.respaldo, "--json")
    assert lugar.hecho.returncode == 0, lugar.hecho.stderr
    yield lugar
    lugar.quitar()


def _archivos(carpeta: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in carpeta.rglob("*") if p.is_file()}


def test_every_file_comes_back_to_other_servers_byte_by_byte(original, restaurado):
    assert len(original.archivos) == json.loads(restaurado.hecho.stdout)["archivos"] > 0
    assert _archivos(restaurado.datos / "privado") == original.archivos


@pytest.mark.parametrize("consulta", COMPARADAS)
def test_every_row_and_number_comes_back(original, restaurado, consulta):
    filas = restaurado.filas(consulta)

    assert [fila for fila in filas if fila in original.filas[consulta]] == original.filas[consulta]


def test_the_log_that_came_back_verifies_to_its_anchors(restaurado):
    hecho = restaurado.ordenar("verificar_bitacora", "--json")

    assert hecho.returncode == 0, hecho.stdout
    assert json.loads(hecho.stdout)["ancla"]


def test_who_was_signed_in_and_what_ran_there_does_not_come_back(restaurado):
    assert len(base.sin_filas()) == 2
    for tabla in base.sin_filas():
        assert restaurado.filas(f"SELECT * FROM {tabla}") == []


def test_the_rules_of_the_database_hold_in_what_was_restored(restaurado):
    for orden in ("UPDATE bitacora_evento SET n = 9", "UPDATE solicitudes_venta SET estado = 'X'"):
        with pytest.raises(psycopg.DatabaseError):
            restaurado.filas(orden)
    assert restaurado.filas("SELECT tgname FROM pg_trigger WHERE tgenabled = 'D'") == []


def test_a_place_with_data_is_left_as_it_is(respaldo, restaurado):
    con_archivos = restaurado.ordenar("restaurar", respaldo)
    con_filas = restaurado.ordenar("restaurar", respaldo, CARPETA_DATOS=f"{restaurado.datos}-2")

    assert "ya tiene archivos" in con_archivos.stderr
    assert "La base ya tiene datos" in con_filas.stderr
    assert con_archivos.returncode == con_filas.returncode == 1


def test_tables_that_migrate_made_beforehand_are_an_empty_place(respaldo, otro_lugar):
    assert otro_lugar.ordenar("migrate").returncode == 0

    hecho = otro_lugar.ordenar("restaurar", respaldo)

    assert hecho.returncode == 0, hecho.stderr


def test_the_key_is_never_inside_and_another_one_is_refused(respaldo, otro_lugar):
    dentro = b"".join(ZipFile(respaldo).read(n) for n in ZipFile(respaldo).namelist())
    assert ajustes.CLAVE_ARCHIVOS.encode() not in dentro

    hecho = otro_lugar.ordenar("restaurar", respaldo, CLAVE_ARCHIVOS=secretos.clave_nueva())

    assert hecho.returncode == 1
    assert "no es la del respaldo" in hecho.stderr
    assert otro_lugar.filas("SELECT * FROM pg_tables WHERE schemaname = 'public'") == []


def _rehecho(respaldo: Path, cambiar) -> Path:
    """The same backup with other members, as somebody with time would write it."""
    otro = respaldo.with_name("rehecho.zip")
    with ZipFile(respaldo) as viejo, ZipFile(otro, "w") as nuevo:
        for nombre in viejo.namelist():
            if (contenido := cambiar(nombre, viejo.read(nombre))) is not None:
                nuevo.writestr(nombre, contenido)
    return otro


def test_an_intact_backup_says_so(respaldo):
    assert comprobar(respaldo).archivos


@pytest.mark.parametrize("parte", ["archivos/", "tablas/bitacora_evento", "tablas/solicitudes_"])
def test_one_altered_byte_is_found_before_anything_is_written(respaldo, parte):
    def alterar(nombre: str, contenido: bytes) -> bytes:
        if nombre.startswith(parte) and contenido:
            return contenido[:-1] + bytes([contenido[-1] ^ 1])
        return contenido

    with pytest.raises(RespaldoRechazado, match=f"alterado en {parte}"):
        restaurar(_rehecho(respaldo, alterar))


def test_a_part_that_is_gone_is_found(respaldo):
    sin_archivos = _rehecho(respaldo, lambda n, c: None if n.startswith("archivos/") else c)

    with pytest.raises(RespaldoRechazado, match="faltan partes"):
        comprobar(sin_archivos)


def test_a_manifest_written_anew_does_not_hold_its_seal(respaldo):
    def mentir(nombre: str, contenido: bytes) -> bytes:
        if nombre != "manifiesto.json":
            return contenido
        return contenido.replace(b'"eventos": ', b'"eventos": 1')

    with pytest.raises(RespaldoRechazado, match="sello"):
        comprobar(_rehecho(respaldo, mentir))


@pytest.mark.parametrize("cortar", [100, 5_000])
def test_half_a_backup_is_none(respaldo, cortar):
    mitad = respaldo.with_name("mitad.zip")
    mitad.write_bytes(respaldo.read_bytes()[:-cortar])

    with pytest.raises(RespaldoRechazado, match="dañado o incompleto"):
        comprobar(mitad)


def test_a_flipped_bit_of_the_disk_is_found(respaldo):
    bytes_ = bytearray(respaldo.read_bytes())
    bytes_[len(bytes_) // 2] ^= 1
    respaldo.write_bytes(bytes_)

    with pytest.raises(RespaldoRechazado):
        comprobar(respaldo)


def test_a_restore_that_fails_in_the_middle_leaves_nothing(original, respaldo, otro_lugar):
    (otro_lugar.datos / "privado").mkdir(parents=True)
    estorbo = sorted(original.archivos)[-1]
    (otro_lugar.datos / "privado" / estorbo[:2]).write_text("no es una carpeta")

    hecho = otro_lugar.ordenar("restaurar", respaldo)

    assert hecho.returncode == 1
    assert "No se pudo leer o escribir" in hecho.stderr
    assert otro_lugar.filas("SELECT * FROM solicitudes_venta") == []
    assert list(_archivos(otro_lugar.datos / "privado")) == [estorbo[:2]]


@pytest.mark.django_db(transaction=True)
def test_a_backup_is_its_owners_alone_and_never_overwrites_another(original, respaldo, tmp_path):
    assert original.respaldo.stat().st_mode & 0o777 == 0o600
    with pytest.raises(CommandError, match="Ya hay un archivo"):
        call_command("respaldar", respaldo)

    call_command("respaldar", tmp_path)

    assert len(list(tmp_path.glob("bluecom-*.zip"))) == 1
    assert not list(tmp_path.glob("*.parcial"))


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(CommandError, match="No se pudo escribir"):
        call_command("respaldar", tmp_path / "no" / "existe.zip")


def test_the_file_itself_is_no_backup(tmp_path):
    (tmp_path / "otra.zip").write_text("no soy un respaldo")

    with pytest.raises(RespaldoRechazado, match="dañado o incompleto"):
        comprobar(tmp_path / "otra.zip")
