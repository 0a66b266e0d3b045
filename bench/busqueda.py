"""A search by any number, and by a name, against the empty page: each by its index."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench import base
from bench.medida import Medida
from bench.navegador import costo, entrar
from bluecom.cuentas.models import Rol

CLIENTES = {True: 20_000, False: 100_000}
VECES = {True: 3, False: 10}
BUSCAN = (Rol.SUPERVISOR, Rol.ASESOR)
GRANDES = ("cartera_cliente", "cartera_contactocartera")


def medir(*, chico: bool) -> list[Medida]:
    """What is searched is in the middle of the portfolio; whoever searches reads all, or little."""
    base.preparar()
    base.poblar(CLIENTES[chico])
    n = base.PRIMERO + CLIENTES[chico] // 2
    buscados = {"un teléfono": f"+5914{n}", "un C.I.": f"{n}", "un nombre": f"cliente n{n}"}
    medidas = []
    for rol in BUSCAN:
        cliente = entrar(base.persona(rol))
        for que, texto in buscados.items():
            ruta = f"/buscar/?q={texto.replace('+', '%2B')}"
            suyo = costo(cliente, ruta, veces=VECES[chico])
            enteras = leidas_enteras(cliente, ruta)
            medidas.append(
                Medida(
                    f"{que}, {Rol(rol).label.split()[0].lower()}",
                    suyo.pagina,
                    suyo.vacia,
                    1 / 2,
                    notas={"leídas enteras": ", ".join(enteras) or "ninguna"},
                    condiciones=not enteras,
                )
            )
    return medidas


def leidas_enteras(cliente: Client, ruta: str) -> list[str]:
    """The large tables that some statement of the page goes through from end to end."""
    with CaptureQueriesContext(connection) as hechas:
        cliente.get(ruta, secure=True)
    halladas: set[str] = set()
    with connection.cursor() as cursor:
        for hecha in hechas:
            if not hecha["sql"].startswith("SELECT"):
                continue
            cursor.execute(f"EXPLAIN {hecha['sql']}")
            plan = "\n".join(fila for (fila,) in cursor.fetchall())
            halladas |= {tabla for tabla in GRANDES if f"Seq Scan on {tabla} " in plan}
    return sorted(halladas)
