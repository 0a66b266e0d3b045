"""A load that is killed twice, half-way through its file and while it writes, and begun again.

To the same rows as one that nobody killed, whatever numbers the tables gave them.
"""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import connection

from bench.medida import Medida
from bluecom.planillas.corridas import linea_alcanzada
from bluecom.planillas.models import Corrida, Renglon, Situacion
from cartera.models import Cliente, ContactoCartera, TelefonoCliente

_CADA = 0.02
_LIMITE = 1800
_ESCRIBE = f"INSERT INTO {ContactoCartera._meta.db_table}%"
_DE_ELLA = "(SELECT c.codigo FROM {cliente} c WHERE c.id = t.{columna})"
Huellas = dict[str, tuple[int, str]]
"""Table → how many rows it has, and what they say together, in whatever order."""


def huellas() -> Huellas:
    """Without the numbers and instants of the load: a client is told by his code."""
    cliente, contacto = Cliente._meta.db_table, ContactoCartera._meta.db_table
    del_cliente = _DE_ELLA.format(cliente=cliente, columna="cliente_id")
    del_contacto = f"(SELECT k.linea FROM {contacto} k WHERE k.id = t.{{}}) "  # noqa: S608  constants
    return {
        modelo._meta.db_table: _huella(modelo, aparte)
        for modelo, aparte in (
            (Cliente, {"id": ""}),
            (ContactoCartera, {"id": "", "cliente_id": del_cliente, "cartera_id": ""}),
            (TelefonoCliente, {"id": "", "cliente_id": del_cliente}),
            (
                Renglon,
                {
                    "id": "",
                    "corrida_id": "",
                    "objeto_id": del_contacto.format("objeto_id"),
                    "previo_id": "(t.previo_id IS NULL)",
                },
            ),
        )
    }


def _huella(modelo: Any, aparte: dict[str, str]) -> tuple[int, str]:
    columnas = [campo.column for campo in modelo._meta.concrete_fields]
    dichas = [aparte.get(columna, f"t.{columna}") for columna in columnas]
    fila = ", ".join(filter(None, dichas))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*), sum(hashtextextended(row({fila})::text, 0)::numeric)::text "  # noqa: S608  constants
            f"FROM {modelo._meta.db_table} t"
        )
        cuantas, suma = cursor.fetchone()
    return int(cuantas), str(suma)


def medir(archivo: Path, persona: int, sin_matar: Huellas, *, megas: int) -> Medida:
    """Its memory against what it may take; the conditions are its rows."""
    mitad = _lineas(archivo) // 2
    alcanzadas = [_matar(archivo, persona, _llego(mitad)), _matar(archivo, persona, _escribe)]
    vacias = not ContactoCartera.objects.exists() and not Renglon.objects.exists()
    hijo = _lanzar(archivo, persona)
    usadas, _ = hijo.communicate()
    assert hijo.returncode == 0, "La carga no terminó bien."
    ahora = huellas()
    distintas = [tabla for tabla in ahora if ahora[tabla] != sin_matar[tabla]]
    corrida = Corrida.objects.latest("pk")
    bien = {
        "las mismas filas": not distintas,
        "nada a medias después de matarla": vacias,
        "un renglón por registro": _un_renglon_por_registro(corrida),
        "las sumas son lo leído": _sumas(corrida),
    }
    notas = {que: "sí" if cierto else "NO" for que, cierto in bien.items()}
    notas["muerta en la línea"] = f"{alcanzadas[0]} de {mitad * 2}, y otra vez escribiendo"
    if distintas:
        notas["tablas distintas"] = ", ".join(distintas)
    return Medida(
        f"{corrida.conteos['leidas']} clientes, muerta y seguida",
        int(usadas),
        megas,
        1.0,
        unidad="MB",
        notas=notas,
        condiciones=all(bien.values()),
    )


def _lineas(archivo: Path) -> int:
    with archivo.open("rb") as abierto:
        return sum(pedazo.count(b"\n") for pedazo in iter(lambda: abierto.read(1 << 20), b""))


def _un_renglon_por_registro(corrida: Corrida) -> bool:
    suyos = Renglon.objects.filter(corrida=corrida)
    cuantos = suyos.count()
    lineas = suyos.values("linea").distinct().count()
    return {Renglon.objects.count(), cuantos, lineas} == {corrida.conteos["leidas"]}


def _sumas(corrida: Corrida) -> bool:
    conteos = dict(corrida.conteos)
    return bool(conteos.pop("leidas") == sum(conteos.values()))


def _matar(archivo: Path, persona: int, cuando: Callable[[], int]) -> int:
    """Killed as soon as it is there; the line that its page would have shown."""
    hijo = _lanzar(archivo, persona)
    limite = time.monotonic() + _LIMITE
    while not (alcanzada := cuando()):
        assert hijo.poll() is None, "La carga terminó antes de que se la matara."
        assert time.monotonic() < limite, "La carga no llegó a donde se la iba a matar."
        time.sleep(_CADA)
    hijo.send_signal(signal.SIGKILL)
    hijo.wait()
    _esperar_a_que_la_base_lo_sepa()
    return alcanzada


def _lanzar(archivo: Path, persona: int) -> "subprocess.Popen[bytes]":
    orden = [sys.executable, "-m", "bench.importar_hijo", str(archivo), str(persona)]
    return subprocess.Popen(orden, stdout=subprocess.PIPE)


def _llego(linea: int) -> Callable[[], int]:
    """Half of its file read: as its page tells it, though its row is not yet to be seen."""
    antes = _ultima_corrida()

    def alcanzada() -> int:
        if (pk := _ultima_corrida()) == antes:
            return 0
        va = linea_alcanzada(Corrida(pk=pk, situacion=Situacion.LEYENDO, total=2 * linea))
        return va if va >= linea else 0

    return alcanzada


def _escribe() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE %s",
            [_ESCRIBE],
        )
        return int(cursor.fetchone()[0])


def _ultima_corrida() -> int:
    """Of a sequence, which no transaction hides."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_value FROM planillas_corrida_id_seq")
        return int(cursor.fetchone()[0])


def _esperar_a_que_la_base_lo_sepa() -> None:
    """The server ends what it was doing for a process that is gone, and takes it back."""
    limite = time.monotonic() + _LIMITE
    with connection.cursor() as cursor:
        while time.monotonic() < limite:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity "
                "WHERE backend_type = 'client backend' AND xact_start IS NOT NULL "
                "AND pid <> pg_backend_pid()"
            )
            if cursor.fetchone()[0] == 0:
                return
            time.sleep(_CADA)
    raise AssertionError("La base no soltó la carga que se mató.")
