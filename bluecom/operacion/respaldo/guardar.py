"""Save the database and the private files into one file, piece by piece."""

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils.timezone import localtime

from bluecom.bitacora.models import Ancla, Evento
from bluecom.operacion.respaldo import archivos, base, manifiesto
from bluecom.operacion.respaldo.errores import RespaldoRechazado
from bluecom.operacion.respaldo.manifiesto import Manifiesto, Tabla


def respaldar(destino: Path, *, ahora: datetime) -> tuple[Path, Manifiesto]:
    """Write the backup to ``destino``, or into it when it is a folder; whole, or not at all.

    The tables go first: a row never names a file that was not yet written. Raises
    ``RespaldoRechazado``.
    """
    if destino.is_dir():
        destino = destino / f"bluecom-{localtime(ahora):%Y%m%d-%H%M%S}.zip"
    if destino.exists():
        raise RespaldoRechazado(f"Ya hay un archivo en {destino}: elija otro nombre.")
    provisional = destino.with_name(f"{destino.name}.parcial")
    try:
        hecho = _escribir(provisional, ahora)
        provisional.rename(destino)
    except OSError as error:
        raise RespaldoRechazado(f"No se pudo escribir {destino}: {error.strerror}.") from error
    finally:
        with suppress(OSError):
            provisional.unlink(missing_ok=True)
    return destino, hecho


def _escribir(ruta: Path, ahora: datetime) -> Manifiesto:
    descriptor = os.open(ruta, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as archivo:
        with ZipFile(archivo, "w") as zip_:
            with base.instantanea():
                hecho = _guardar_tablas(zip_, ahora)
            _guardar_archivos(zip_, hecho)
            manifiesto.escribir(zip_, hecho)
        archivo.flush()
        os.fsync(archivo.fileno())
    return hecho


def _guardar_tablas(zip_: ZipFile, ahora: datetime) -> Manifiesto:
    hecho = Manifiesto(
        hecho_en=ahora.isoformat(),
        migraciones=sorted(MigrationRecorder(connection).applied_migrations()),
        eventos=Evento.objects.count(),
        ancla=str(Ancla.objects.order_by("-dia").first() or ""),
        secuencias=base.secuencias(),
    )
    for tabla, columnas in base.tablas().items():
        if tabla != base.DE_DJANGO:
            trozos = base.salida(tabla, columnas)
            sha256 = _miembro(zip_, manifiesto.de_tabla(tabla), trozos, ZIP_DEFLATED)
            hecho.tablas[tabla] = Tabla(columnas, sha256)
    return hecho


def _guardar_archivos(zip_: ZipFile, hecho: Manifiesto) -> None:
    """What is encrypted does not compress. A file erased meanwhile is erased."""
    for nombre in archivos.nombres():
        with suppress(FileNotFoundError):
            trozos = archivos.trozos(archivos.raiz() / nombre)
            primero = next(trozos, b"")
            hecho.archivos[nombre] = _miembro(
                zip_, manifiesto.de_archivo(nombre), _unidos(primero, trozos), ZIP_STORED
            )


def _unidos(primero: bytes, resto: Iterable[bytes]) -> Iterable[bytes]:
    yield primero
    yield from resto


def _miembro(zip_: ZipFile, nombre: str, trozos: Iterable[bytes], compresion: int) -> str:
    """Write one member; return the SHA-256 of what it holds."""
    ficha = ZipInfo(nombre)
    ficha.compress_type, ficha.external_attr = compresion, 0o600 << 16
    resumen = hashlib.sha256()
    with zip_.open(ficha, "w", force_zip64=True) as miembro:
        for trozo in trozos:
            resumen.update(trozo)
            miembro.write(trozo)
    return resumen.hexdigest()
