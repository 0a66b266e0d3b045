"""How the database of a measure is filled, and what it costs its server."""

from functools import cache
from pathlib import Path
from time import process_time
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.db.models import Model
from django.template import Template
from django.test.utils import setup_test_environment
from django.utils import timezone

from bluecom.cuentas.models import Rol, Usuario
from cartera.models import Cartera, Cliente, ContactoCartera
from solicitudes.catalogo.demo import cargar_catalogo

PRIMERA_PERSONA = 1001
"""Whoever calls, in every measure; below it, whom the walks of sales make."""
CONTACTOS = {True: 50_000, False: 1_000_000}
"""In the one portfolio, small and not."""
PERSONAS = 1_000
PRIMERO = 4_000_000
"""The number of the first client of the portfolio; his line has it too."""


@cache
def preparar() -> Cartera:
    """Tables, catalogue, people and an empty open portfolio, once for all the measures."""
    plantilla: Any = Template
    dibujar = plantilla._render
    setup_test_environment()
    plantilla._render = dibujar  # what a test remembers of each template is no cost of a page
    call_command("collectstatic", verbosity=0, interactive=False)
    call_command("migrate", verbosity=0)
    cargar_catalogo()
    ultima = PRIMERA_PERSONA + PERSONAS - 1
    sembrar(Usuario, PRIMERA_PERSONA, ultima, username="'b' || n", rol=f"'{Rol.ASESOR}'")
    cartera: Cartera = Cartera.objects.create(
        nombre="Medida", cargada_por_id=PRIMERA_PERSONA, cargada_en=timezone.now()
    )
    return cartera


def poblar(hasta: int) -> None:
    """As many clients in the portfolio, in the order of their numbers, each with his line."""
    hay = ContactoCartera.objects.filter(pk__gte=PRIMERO).count()
    if hay < hasta:
        desde, ultimo = PRIMERO + hay, PRIMERO + hasta - 1
        nombre = {"nombres": "'Cliente'", "apellido_paterno": "'N' || n"}
        sembrar(Cliente, desde, ultimo, **nombre, clave_busqueda="'CLIENTE N' || n",
                codigo="'B' || n", ci_numero="n::text")  # fmt: skip
        suyos = {"cartera_id": str(preparar().pk), "cliente_id": "n", "orden": "n"}
        sembrar(ContactoCartera, desde, ultimo, **suyos, linea="'+5914' || n")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def persona(rol: str) -> Usuario:
    """Somebody who only looks."""
    return Usuario.objects.create(username=f"mira-{rol}-{Usuario.objects.count()}", rol=rol)


def sembrar(modelo: type[Model], desde: int, hasta: int, /, **como: str) -> None:
    """Rows ``desde`` … ``hasta`` of a table in one statement: ``como`` is SQL of their number n.

    Every other column has what the model gives it by itself.
    """
    campos = modelo._meta.concrete_fields
    propios: list[Any] = []
    columnas = []
    for campo in campos:
        if campo.attname in como:
            columnas.append(como[campo.attname])
        elif campo.primary_key:
            columnas.append("n")
        else:
            columnas.append(f"%s::{campo.db_type(connection)}")
            propios.append(campo.get_db_prep_save(campo.get_default(), connection))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {modelo._meta.db_table} ({', '.join(str(c.column) for c in campos)}) "  # noqa: S608  constants
            f"SELECT {', '.join(columnas)} FROM generate_series(%s, %s) n",
            [*propios, desde, hasta],
        )


def procesador() -> float:
    """Seconds of processor of this process and of PostgreSQL's that are alive now."""
    return process_time() + _del_servidor()


def _del_servidor() -> float:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity")
        pids = [pid for (pid,) in cursor.fetchall()]
    return sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) for pid in pids) / 1e9
