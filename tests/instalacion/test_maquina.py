"""What a machine must be and have before anything is installed, said in words."""

import shutil

import pytest

from tests.instalacion.indice import proyecto_en
from tests.instalacion.locks import pythons
from tests.instalacion.ruedas import MAQUINAS

LIBRERIAS = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


@pytest.fixture
def proyecto(tmp_path):
    """A project on a machine that has little: only what a test puts there, and a shell's tools."""
    proyecto = proyecto_en(tmp_path)
    for nombre in "sh sed head stat cmp cp flock dirname grep uname id tail rm".split():
        (tmp_path / "programas" / nombre).symlink_to(shutil.which(nombre))
    proyecto.suplantar("apt-get", "exit 1")
    return proyecto


def preparar(proyecto, *argumentos, **variables):
    return proyecto.preparar(*argumentos, PATH=str(proyecto.carpeta / "programas"), **variables)


def python_falso(version, *, sabe=()):
    """Return a Python of that version for which only some questions end well."""
    casos = "".join(f"*{que}*) exit 0;; " for que in sabe)
    return f'case "$2" in *version_info*) echo {version};; {casos}*) exit 1;; esac'


@pytest.mark.parametrize("version", ["2.7", "3.10", "3.15"])
def test_a_wrong_python_is_refused_before_the_install(proyecto, version):
    proyecto.suplantar("python3", python_falso(version))

    estado, dicho = preparar(proyecto)

    assert estado == 1
    assert f"necesita Python {', '.join(pythons()[:-1])} o {pythons()[-1]}" in dicho
    assert f"python3 es {version}" in dicho
    assert "PYTHON=/ruta/de/" in dicho
    assert not proyecto.entorno.exists()


@pytest.mark.parametrize("version", pythons())
def test_each_supported_python_is_accepted(proyecto, version):
    proyecto.suplantar("python3", python_falso(version, sabe=["ensurepip", "ctypes"]))

    _, dicho = preparar(proyecto)

    assert "No se pudo crear el entorno" in dicho  # this Python can do no more


@pytest.mark.parametrize("maquina", ["armv7l", "riscv64"])
def test_a_machine_without_wheels_is_refused(proyecto, maquina):
    (proyecto.carpeta / "programas" / "uname").unlink()
    proyecto.suplantar("uname", f'case $1 in -s) echo Linux;; *) echo "{maquina}";; esac')

    estado, dicho = preparar(proyecto)

    assert estado == 1
    assert f"esta máquina es Linux {maquina}" in dicho
    assert maquina not in MAQUINAS


def test_a_user_reads_all_that_lacks_at_once_with_its_command(proyecto):
    usuario(proyecto)

    estado, dicho = preparar(proyecto, "desarrollo", "chromium", "libreoffice")

    assert estado == 1
    paquetes = f"python3 python3-venv {LIBRERIAS} libatomic1 chromium libreoffice-calc-nogui"
    assert dicho == (
        f"Faltan paquetes del sistema: {paquetes}.\nEscriba: su -c 'apt-get update && "
        f"apt-get install --no-install-recommends {paquetes}'\n"
    )


@pytest.mark.parametrize(
    ("programa", "paquetes"),
    [
        ("mariadb", "mariadb-server-core mariadb-client-core"),
        ("dovecot", "dovecot-imapd"),
    ],
)
def test_a_server_of_the_tests_is_asked_for_by_its_smallest_package(proyecto, programa, paquetes):
    usuario(proyecto)
    proyecto.suplantar("python3", python_falso("3.13", sabe=["ensurepip", "ctypes"]))

    estado, dicho = preparar(proyecto, "desarrollo", programa, SBIN="/nada")

    assert estado == 1
    assert f"Faltan paquetes del sistema: {paquetes}." in dicho


def test_a_program_that_nobody_prepares_is_refused(proyecto):
    estado, dicho = preparar(proyecto, "desarrollo", "oracle")

    assert (estado, dicho) == (2, "No se sabe preparar «oracle».\n")


def test_with_sudo_the_command_says_sudo(proyecto):
    usuario(proyecto)
    proyecto.suplantar("sudo", "exit 1")
    proyecto.suplantar("python3", python_falso("3.13", sabe=["ctypes"]))

    _, dicho = preparar(proyecto)

    orden = dicho.rpartition("Escriba: ")[2]
    assert orden == (
        "sudo apt-get update && sudo apt-get install --no-install-recommends python3-venv\n"
    )


def test_the_venv_package_is_that_of_the_chosen_python(proyecto):
    usuario(proyecto)
    proyecto.suplantar("python3.13", python_falso("3.13", sabe=["ctypes"]))

    _, dicho = preparar(proyecto, PYTHON="python3.13")

    assert "Faltan paquetes del sistema: python3.13-venv." in dicho


def test_root_reads_why_apt_could_not(proyecto):
    usuario(proyecto, 0)
    proyecto.suplantar("apt-get", "echo E: Unable to locate package; exit 100")
    proyecto.suplantar("python3", python_falso("3.11", sabe=["ensurepip"]))

    estado, dicho = preparar(proyecto)

    assert estado == 1
    assert "E: Unable to locate package" in dicho
    assert f"No se pudo instalar {LIBRERIAS}" in dicho


def test_elsewhere_than_debian_the_packages_are_named(proyecto):
    (proyecto.carpeta / "programas" / "apt-get").unlink()

    _, dicho = preparar(proyecto)

    assert "los nombres son de Debian): python3 python3-venv" in dicho


def usuario(proyecto, numero=1000):
    (proyecto.carpeta / "programas" / "id").unlink()
    proyecto.suplantar("id", f"echo {numero}")
