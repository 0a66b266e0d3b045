"""A month's legs of the exchange: into rows, calls and the agents' records (4.1).

Against COPY of the same legs into the same table, with its indexes; and against what a loop that
asks of each row whether it is there, and saves it, takes to keep the legs alone.
"""

import io
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from bench import base
from bench.medida import Medida
from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.planillas.de_una_vez import importar
from cartera.models import ContactoCartera, Llamada, LlamadaDeCentral, RegistroCDR

CUANTAS = {True: 5_000, False: 40_000}
"""Calls, of two legs each."""
_CONTRA_COPY, _CONTRA_EL_LAZO = 0.01, 2.0
"""COPY keeps the legs and nothing else: it is what is left to gain."""
_INICIO = datetime(2026, 10, 5, 8, 0, tzinfo=LA_PAZ)
_DE_MUESTRA = 2_000
"""Legs that the loop keeps: it takes as long for each."""
_TITULOS = (
    "calldate,src,dst,channel,dstchannel,lastapp,duration,billsec,disposition,accountcode,"
    "uniqueid,linkedid,sequence\r\n"
)


def medir(*, chico: bool) -> list[Medida]:
    """One file with its month, read, grouped and joined; half its calls have their record."""
    cuantas = CUANTAS[chico]
    base.preparar()
    base.poblar(max(cuantas, 1_000))
    quien = base.persona(Rol.SUPERVISOR)
    _registros(cuantas)
    contenido = _archivo(cuantas)
    with TemporaryDirectory() as carpeta:
        nuestro = _tiempo(lambda: _importar(contenido, quien))
        unidas = LlamadaDeCentral.objects.exclude(llamada=None).count()
        assert unidas == cuantas // 2, unidas
        legs = _sacar(Path(carpeta) / "legs")
        muestra = list(RegistroCDR.objects.order_by("pk")[:_DE_MUESTRA])
        _vaciar()
        copia = _tiempo(lambda: _copiar(legs))
        _vaciar()
        lazo = _tiempo(lambda: _uno_por_uno(muestra)) * 2 * cuantas / len(muestra)
    notas = {"tramos por segundo de procesador": f"{2 * cuantas / nuestro:,.0f}"}
    return [
        Medida(f"{2 * cuantas} tramos, contra COPY", nuestro * 1000, copia * 1000, _CONTRA_COPY,
               notas=notas),
        Medida(f"{2 * cuantas} tramos, contra el lazo", nuestro * 1000, lazo * 1000,
               _CONTRA_EL_LAZO),
    ]  # fmt: skip


def _registros(cuantas: int) -> None:
    """Every other call was recorded, with its mark, as it ended."""
    contactos = ContactoCartera.objects.order_by("pk").values_list("pk", "linea")[:cuantas]
    Llamada.objects.bulk_create(
        (
            Llamada(
                contacto_id=contacto,
                agente_id=base.PRIMERA_PERSONA,
                telefono=linea,
                inicio=_cuando(n) + timedelta(seconds=80),
                resultado_id="NO_ACEPTA",
                efectiva=True,
            )
            for n, (contacto, linea) in enumerate(contactos)
            if n % 2
        ),
        batch_size=2_000,
    )


def _cuando(n: int) -> datetime:
    return _INICIO + timedelta(seconds=50 * n)


def _archivo(cuantas: int) -> bytes:
    """The agent's leg and the client's, and every tenth of them late: in another place."""
    lineas = ContactoCartera.objects.order_by("pk").values_list("linea", flat=True)[:cuantas]
    filas: list[str] = []
    tarde: list[str] = []
    for n, linea in enumerate(lineas):
        cuando = _cuando(n)
        uno, otro = (f"{int(cuando.timestamp())}.{2 * n + k}" for k in (1, 2))
        dia = f"{cuando:%Y-%m-%d %H:%M:%S}"
        donde = tarde if n % 10 == 9 else filas
        filas.append(
            f"{dia},201,201,Local/201@x-{n:08x};2,SIP/201-{n:08x},Dial,75,70,ANSWERED,,"
            f"{uno},{uno},{2 * n}\r\n"
        )
        donde.append(
            f"{dia},201,{linea[4:]},Local/201@x-{n:08x};1,SIP/troncal-{n:08x},Dial,75,60,ANSWERED,,"
            f"{otro},{uno},{2 * n + 1}\r\n"
        )
    return (_TITULOS + "".join(filas + tarde)).encode()


def _importar(contenido: bytes, quien: Any) -> None:
    acto = Acto(quien, timezone.now())
    informe = importar(io.BytesIO(contenido), tipo="cdr", nombre="Medida", acto=acto)
    assert informe.conteos["nuevas"] == contenido.count(b"\n") - 1, informe.conteos


def _sacar(destino: Path) -> Path:
    orden = f"COPY {RegistroCDR._meta.db_table} TO STDOUT"
    with connection.cursor() as cursor, destino.open("wb") as salida, cursor.copy(orden) as copia:
        for datos in copia:
            salida.write(datos)
    return destino


def _vaciar() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {RegistroCDR._meta.db_table} CASCADE")
        cursor.execute("CHECKPOINT")


def _copiar(legs: Path) -> None:
    orden = f"COPY {RegistroCDR._meta.db_table} FROM STDIN"
    with transaction.atomic(), connection.cursor() as cursor, cursor.copy(orden) as copia:
        copia.write(legs.read_bytes())


def _uno_por_uno(muestra: list[RegistroCDR]) -> None:
    with transaction.atomic():
        for leg in muestra:
            if not RegistroCDR.objects.filter(huella=leg.huella).exists():
                leg.save(force_insert=True)


def _tiempo(acto: Any) -> float:
    inicio = base.procesador()
    acto()
    return base.procesador() - inicio
