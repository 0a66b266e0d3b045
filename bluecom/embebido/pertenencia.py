"""Which database belongs to which data folder, when folders are copied and moved.

An ordinary user's database lies inside the data folder and goes with it. Root's lies apart, in
``/var/lib``: there a copy of the folder would find the database of the original.
"""

from pathlib import Path

from bluecom.embebido.errores import ErrorEmbebido

_CON_BASE = "con-base"
"""Left in a data folder once it has a database: from then on, none is an error, not a beginning."""
_DUENIA = "carpeta"
"""Left beside a database that lies apart: the path of the data folder that owns it."""


def comprobar(datos: Path, base: Path) -> None:
    """Refuse files whose database is gone, and a database that another folder owns."""
    if not (base / "datos").exists():
        if (datos / _CON_BASE).exists() or _hay_archivos(datos):
            raise ErrorEmbebido(
                f"La carpeta de datos {datos} tiene archivos, pero falta su base de datos (se "
                f"espera en {base}). Recupérela de un respaldo, o elija otra carpeta con "
                "CARPETA_DATOS=/ruta/de/otra make run."
            )
        return
    if not es_suya(datos, base):
        raise ErrorEmbebido(
            f"La carpeta de datos {datos} es una copia de {_duenia(base)}, y la base de datos "
            f"({base}) es de esa. Use la original, o elija otra con "
            "CARPETA_DATOS=/ruta/de/otra make run."
        )


def es_suya(datos: Path, base: Path) -> bool:
    """Whether no other folder that is still there owns that database."""
    duenia = _duenia(base)
    return duenia is None or not _sigue_siendo_duenia(duenia, datos)


def anotar(datos: Path, base: Path) -> None:
    """Record that this folder has that database; a moved folder becomes its owner here."""
    (datos / _CON_BASE).touch()
    if base.is_relative_to(datos) or _duenia(base) == datos:
        return
    nueva = base / f"{_DUENIA}.nueva"
    nueva.write_text(str(datos))
    nueva.rename(base / _DUENIA)


def abandonadas(datos: Path, base: Path) -> list[Path]:
    """Return the databases that a folder at this very place left behind when it was emptied."""
    otras = [] if base.is_relative_to(datos) else base.parent.glob("bluecom-*/")
    return sorted(otra for otra in otras if otra != base and _duenia(otra) == datos)


def _duenia(base: Path) -> Path | None:
    try:
        return Path((base / _DUENIA).read_text())
    except OSError:
        return None


def _sigue_siendo_duenia(duenia: Path, datos: Path) -> bool:
    """Whether the folder that owns the database is still there, and is not this one."""
    try:
        if duenia.samefile(datos):
            return False
        return (duenia / "identidad").read_text() == (datos / "identidad").read_text()
    except OSError:
        return False


def _hay_archivos(datos: Path) -> bool:
    return any(camino.is_file() for camino in (datos / "privado").rglob("*"))
