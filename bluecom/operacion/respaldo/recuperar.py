"""Restore a backup into an empty place, and prove that it is what was saved."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from bluecom.bitacora.models import Ancla, Evento
from bluecom.operacion.migraciones import dibujar_solo_lo_que_cambia
from bluecom.operacion.respaldo import archivos, base, manifiesto
from bluecom.operacion.respaldo.errores import RespaldoRechazado
from bluecom.operacion.respaldo.manifiesto import Manifiesto
from bluecom.operacion.revisiones import revisar_de_noche


def comprobar(origen: Path) -> Manifiesto:
    """Read a backup whole; raises ``RespaldoRechazado`` when a single byte is not the same."""
    with _abierto(origen) as zip_:
        return _leido(zip_)


def restaurar(origen: Path) -> Manifiesto:
    """Bring back tables and files, all or nothing; raises ``RespaldoRechazado``.

    Nothing is written before the whole backup has been read and found intact.
    """
    with _abierto(origen) as zip_:
        guardado = _leido(zip_)
        _exigir_lugar_vacio()
        _crear_tablas(guardado)
        _cargar(zip_, guardado)
    call_command("migrate", interactive=False, verbosity=0)
    _probar(guardado)
    return guardado


@contextmanager
def _abierto(origen: Path) -> Iterator[ZipFile]:
    try:
        with ZipFile(origen) as zip_:
            yield zip_
    except (BadZipFile, zlib.error, EOFError):
        raise RespaldoRechazado(f"El respaldo {origen} está dañado o incompleto.") from None
    except OSError as error:
        raise RespaldoRechazado(f"No se pudo leer o escribir: {error}.") from error


def _leido(zip_: ZipFile) -> Manifiesto:
    guardado = manifiesto.leer(zip_)
    partes = guardado.partes()
    if set(zip_.namelist()) != {*partes, manifiesto.MANIFIESTO, manifiesto.SELLO}:
        raise RespaldoRechazado("Al respaldo le faltan partes, o le sobran.")
    for nombre, sha256 in partes.items():
        if archivos.huella(_trozos(zip_, nombre)) != sha256:
            raise RespaldoRechazado(f"El respaldo fue alterado en {nombre}.")
    return guardado


def _exigir_lugar_vacio() -> None:
    if any(archivos.nombres()):
        raise RespaldoRechazado(
            f"La carpeta {archivos.raiz()} ya tiene archivos: se restaura solo en un lugar vacío."
        )
    if not base.vacia():
        raise RespaldoRechazado("La base ya tiene datos: se restaura solo en una base vacía.")


def _crear_tablas(guardado: Manifiesto) -> None:
    """The tables as the backup knew them; a program that is newer migrates them afterwards."""
    ejecutor = MigrationExecutor(connection)
    nodos = set(ejecutor.loader.graph.nodes)
    if not set(guardado.migraciones) <= nodos:
        raise RespaldoRechazado("El respaldo es de una versión posterior de Bluecom.")
    aplicadas = set(ejecutor.loader.applied_migrations)
    if aplicadas == set(guardado.migraciones):
        return
    if aplicadas:
        raise RespaldoRechazado(
            "La base ya tiene las tablas de otra versión: dé una base sin tablas."
        )
    with dibujar_solo_lo_que_cambia():
        ejecutor.migrate(_ultimas(ejecutor, set(guardado.migraciones)))


def _ultimas(ejecutor: MigrationExecutor, hechas: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """The last migration of each app among those that were applied."""
    mapa = ejecutor.loader.graph.node_map
    return sorted(
        nodo
        for nodo in hechas
        if not any(h.key in hechas and h.key[0] == nodo[0] for h in mapa[nodo].children)
    )


def _cargar(zip_: ZipFile, guardado: Manifiesto) -> None:
    escritos: list[str] = []
    try:
        with base.recepcion(base.tablas()):
            for nombre, tabla in guardado.tablas.items():
                base.entrada(nombre, tabla, _trozos(zip_, manifiesto.de_tabla(nombre)))
            base.poner_secuencias(guardado.secuencias)
            for nombre in guardado.archivos:
                _exigir_nombre(nombre)
                escritos.append(nombre)
                archivos.escribir(nombre, _trozos(zip_, manifiesto.de_archivo(nombre)))
    except BaseException:
        archivos.borrar(escritos)
        raise


def _exigir_nombre(nombre: str) -> None:
    if not archivos.es_nuestro(nombre):
        raise RespaldoRechazado(f"El respaldo trae un archivo ajeno: {nombre}.")


def _probar(guardado: Manifiesto) -> None:
    """Each file by its SHA-256, the log by its chains and anchors, as of the backup."""
    problemas = [
        f"El archivo {nombre} no es el que se guardó."
        for nombre, sha256 in guardado.archivos.items()
        if archivos.huella(archivos.trozos(archivos.raiz() / nombre)) != sha256
    ]
    ancla = str(Ancla.objects.order_by("-dia").first() or "")
    if (Evento.objects.count(), ancla) != (guardado.eventos, guardado.ancla):
        problemas.append("La bitácora no es la que se guardó.")
    problemas += [p for revision in revisar_de_noche() for p in revision.problemas]
    if problemas:
        raise RespaldoRechazado("Restaurado, pero con problemas: " + " ".join(problemas))


def _trozos(zip_: ZipFile, nombre: str) -> Iterator[bytes]:
    with zip_.open(nombre) as miembro:
        while trozo := miembro.read(archivos.TROZO):
            yield trozo
