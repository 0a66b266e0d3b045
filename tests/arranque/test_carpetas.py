"""The data folder: its name, who else uses it, what is in it, and the room on its disk."""

import resource
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest

from bluecom import embebido
from bluecom.embebido import carpetas, entorno, pertenencia, postgresql
from tests.arranque import usuario


@pytest.fixture
def suya():
    """A folder with a short path, for the commands of an ordinary user."""
    carpeta = Path(tempfile.mkdtemp(prefix="bluecom-suya-"))
    yield carpeta
    shutil.rmtree(carpeta)


@pytest.mark.parametrize(
    "nombre",
    ["con espacio", "ventas&cobros", "al100%41", "mas+menos", "d'Ugard", "señal", 'a,b "c" #?;'],
)
def test_an_ordinary_user_may_name_the_folder_as_he_likes(nombre, suya):
    hecho = usuario.ordenar("-m", "tests.arranque.conectar", "conectar", datos=suya / nombre)

    assert hecho.stdout == "base, Redis y tareas responden", hecho.stderr


def test_a_copy_of_a_folder_in_use_has_servers_of_its_own(suya):
    hecho = usuario.ordenar("-m", "tests.arranque.conectar", "copiar", datos=suya / "original")

    esperado = "distintas: True; vivos: base de datos, Redis, buzón de correo"
    assert hecho.stdout == esperado, hecho.stderr


def test_a_folder_that_holds_something_else_is_left_as_it_was(tmp_path, monkeypatch):
    (tmp_path / "fotos de la oficina.zip").touch()
    tmp_path.chmod(0o755)
    monkeypatch.setenv("CARPETA_DATOS", str(tmp_path))

    with pytest.raises(embebido.ErrorEmbebido, match="tiene otras cosas"):
        carpetas.carpeta_datos()

    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_an_empty_folder_becomes_private(tmp_path, monkeypatch):
    tmp_path.chmod(0o755)
    monkeypatch.setenv("CARPETA_DATOS", str(tmp_path))

    assert stat.S_IMODE(carpetas.carpeta_datos().stat().st_mode) == 0o700


def test_files_whose_database_is_gone_never_start_a_new_one(datos):
    base = postgresql.de_la_carpeta(datos).carpeta
    (datos / "privado" / "ab").mkdir(parents=True)
    (datos / "privado" / "ab" / "cifrado").touch()

    with pytest.raises(embebido.ErrorEmbebido, match="falta su base de datos"):
        embebido.arrancar(datos)

    assert not (base / "datos").exists()


def test_a_folder_that_had_a_database_never_starts_a_new_one(datos):
    base = postgresql.de_la_carpeta(datos).carpeta
    pertenencia.anotar(datos, _con_cluster(base))
    (base / "datos").rmdir()

    with pytest.raises(embebido.ErrorEmbebido, match="Recupérela de un respaldo"):
        pertenencia.comprobar(datos, base)


def test_a_copy_does_not_open_the_database_of_the_original(tmp_path):
    original, copia, base = _original_y_copia(tmp_path)

    with pytest.raises(embebido.ErrorEmbebido, match=f"es una copia de {original}"):
        pertenencia.comprobar(copia, base)

    pertenencia.comprobar(original, base)


def test_stopping_a_copy_leaves_the_original_alive(datos, tmp_path):
    copia = tmp_path / "copia"
    embebido.arrancar(datos)
    shutil.copytree(datos, copia, ignore=shutil.ignore_patterns("*.sock", ".s.PGSQL*"))
    copia.chmod(0o700)

    with suppress(embebido.ErrorEmbebido):  # root's copy is refused: its database is the original's
        embebido.arrancar(copia)
    embebido.detener(copia)

    assert [s.nombre for s in entorno.servidores(datos) if not s.vive()] == []


def test_a_moved_folder_takes_its_database_along(tmp_path):
    original, copia, base = _original_y_copia(tmp_path)
    (original / "identidad").unlink()

    pertenencia.comprobar(copia, base)
    pertenencia.anotar(copia, base)

    (original / "identidad").write_text("a1b2c3")
    with pytest.raises(embebido.ErrorEmbebido, match=f"es una copia de {copia}"):
        pertenencia.comprobar(original, base)


def test_the_database_of_an_emptied_folder_is_told(tmp_path):
    original, _, vieja = _original_y_copia(tmp_path)
    nueva = _con_cluster(tmp_path / "bluecom-nueva")
    pertenencia.anotar(original, nueva)

    assert pertenencia.abandonadas(original, nueva) == [vieja]


def test_what_cannot_be_written_is_one_sentence(suya):
    """Not a byte more in any file, as on a disk that is full."""

    def llenar() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    hecho = usuario.ordenar("manage.py", "check", datos=suya / "datos", antes=llenar)

    assert hecho.returncode == 1
    assert hecho.stderr.startswith(f"No se puede escribir en {suya / 'datos'}: ")
    assert len(hecho.stderr.splitlines()) == 1


def _con_cluster(base):
    (base / "datos").mkdir(parents=True)
    return base


def _original_y_copia(tmp_path):
    """A folder with its database apart, as root's, and a copy of the folder."""
    original, copia = tmp_path / "original", tmp_path / "copia"
    for carpeta in (original, copia):
        carpeta.mkdir()
        (carpeta / "identidad").write_text("a1b2c3")
    base = _con_cluster(tmp_path / "bluecom-a1b2c3")
    pertenencia.anotar(original, base)
    return original, copia, base
