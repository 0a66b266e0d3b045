"""A portfolio from its file, against COPY of the same rows into the same tables, and bulk_create.

The tables keep their indexes, constraints and triggers in all three. The rows of the run are
written too: they are in the references as well.
"""

import gc
import os
import resource
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from bench import base, durante, muerta
from bench.medida import Medida
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.planillas.models import Renglon
from cartera.models import Cliente, ContactoCartera, TelefonoCliente
from cartera.servicios.importar import importar_cartera

FILAS = {"chico": 10_000, "": 100_000, "millon": 1_000_000}
MEGAS = 200
TABLAS: tuple[type[models.Model], ...] = (Cliente, ContactoCartera, TelefonoCliente, Renglon)
_CADA = 2_000
_ENCABEZADO = (
    "CÓDIGO CLIENTE;C.I./NIT;EXPEDIDO;APELLIDO PATERNO;APELLIDO MATERNO;NOMBRES;TELÉFONO FIJO;"
    "CELULAR;DIRECCIÓN;ZONA;TECNOLOGÍA;SERVICIO ACTUAL;FECHA DE ALTA;CORREO ELECTRÓNICO\r\n"
)
_ZONAS = "Central;Cala Cala;Queru Queru;Valle Hermoso;Sarco;Hipódromo;Muyurina".split(";")


def medir(*, chico: bool) -> list[Medida]:
    """One import, then its rows taken out and put back by each of the two references; at last one
    that is killed and begun again.
    """
    base.preparar()
    tamano = os.environ.get("TAMANO", "")
    cuantas = FILAS["chico" if chico else tamano if tamano in FILAS else ""]
    quien = base.persona(Rol.SUPERVISOR)
    with tempfile.TemporaryDirectory() as carpeta:
        archivo = Path(carpeta) / "cartera.csv"
        _escribir(archivo, cuantas)
        nuestro = _tiempo(lambda: _importar(archivo, quien))
        megas = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        sin_matar = muerta.huellas()
        guardadas = {modelo: _sacar(modelo, Path(carpeta)) for modelo in TABLAS}
        objetos = _leidos() if cuantas <= FILAS[""] else {}
        copia = _vaciada(lambda: _copiar(guardadas))
        lotes = _vaciada(lambda: _crear(objetos)) if objetos else 0.0
        objetos.clear()
        _vaciar()
        pagina = durante.medir(lambda: _importar(archivo, quien))
        _vaciar()
        seguida = muerta.medir(archivo, quien.pk, sin_matar, megas=MEGAS)
    notas = {
        "filas por segundo de procesador": f"{cuantas / nuestro:,.0f}",
        "memoria del proceso": f"{megas} MB de {MEGAS}",
    }
    medidas = [
        Medida(f"{cuantas} clientes, contra COPY", nuestro * 1000, copia * 1000, 0.5,
               notas=notas, condiciones=megas <= MEGAS)
    ]  # fmt: skip
    if lotes:
        medidas.append(
            Medida(f"{cuantas} clientes, contra bulk_create", nuestro * 1000, lotes * 1000, 4.0)
        )
    return [*medidas, pagina, seguida]


def _escribir(archivo: Path, cuantas: int) -> None:
    """Invented people; one row in fifty is bad or says again what another said."""
    with archivo.open("w", encoding="cp1252", newline="") as salida:
        salida.write(_ENCABEZADO)
        for n in range(cuantas):
            linea = "123" if n % 100 == 50 else str(44_000_000 + (n - 1 if n % 100 == 99 else n))
            salida.write(
                f"B{n};{7_000_000 + n};CB;Peñaranda;Muñoz;María {n};{linea};"
                f"{70_000_000 + n if n % 2 else ''};Calle España {n % 999};{_ZONAS[n % 7]};"
                f"FIBRA;TELEFONÍA FIJA;{n % 27 + 1:02d}/03/2010;"
                f"{f'cliente{n}@correo.example' if n % 3 else ''}\r\n"
            )


def _importar(archivo: Path, quien: Any) -> None:
    with archivo.open("rb") as abierto:
        informe = importar_cartera(
            abierto, nombre="Medida de carga", acto=Acto(quien, timezone.now())
        )
    assert informe.conteos["nuevas"] > informe.conteos["rechazadas"] > 0


def _sacar(modelo: type[models.Model], carpeta: Path) -> Path:
    destino = carpeta / modelo._meta.db_table
    orden = f"COPY {modelo._meta.db_table} TO STDOUT"
    with connection.cursor() as cursor, destino.open("wb") as salida, cursor.copy(orden) as copia:
        for datos in copia:
            salida.write(datos)
    return destino


def _vaciada(acto: Callable[[], None]) -> float:
    """Seconds of the act, with the tables as they were before the import."""
    _vaciar()
    return _tiempo(acto)


def _vaciar() -> None:
    """With what hangs from them, a closed month too: the triggers that keep it look away."""
    tablas = ", ".join(modelo._meta.db_table for modelo in TABLAS)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(f"TRUNCATE {tablas} CASCADE")
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("CHECKPOINT")


def _copiar(guardadas: dict[type[models.Model], Path]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for modelo, archivo in guardadas.items():
            orden = f"COPY {modelo._meta.db_table} FROM STDIN"
            with cursor.copy(orden) as copia, archivo.open("rb") as datos:
                while pedazo := datos.read(1 << 16):
                    copia.write(pedazo)


def _leidos() -> dict[type[models.Model], list[Any]]:
    return {modelo: list(modelo._default_manager.order_by("pk")) for modelo in TABLAS}


def _crear(objetos: dict[type[models.Model], list[Any]]) -> None:
    """Already made: only writing them counts."""
    with transaction.atomic():
        for modelo, suyos in objetos.items():
            modelo._default_manager.bulk_create(suyos, _CADA)


def _tiempo(acto: Callable[[], None]) -> float:
    """Of processor, ours and PostgreSQL's: a busy machine is in no figure, nor old garbage."""
    gc.collect()
    gc.freeze()
    inicio = base.procesador()
    acto()
    return base.procesador() - inicio
