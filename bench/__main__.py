"""``python -m bench``: measure, print the table, keep it, exit 1 when a target is missed."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

import django

from bench.medida import Medida, guardar, tabla
from bluecom.embebido import pruebas

NOMBRES = (
    "expediente",
    "telefonos",
    "fotos",
    "cola",
    "paginas",
    "busqueda",
    "plazos",
    "cdr",
    "indicador",
    "importacion",
)
CON_BASE = NOMBRES[3:]
"""``importacion`` is the last one: it empties the portfolio."""


def main() -> int:
    """Run the benchmarks asked for with SOLO (all without it), small with TAMANO=chico.

    TAMANO=mil watches the memory over 1,000 dossiers, TAMANO=millon imports so many clients; both
    take some minutes more.
    """
    pedidos = os.environ.get("SOLO", "").split() or list(NOMBRES)
    ajenos = [n for n in pedidos if n not in NOMBRES]
    if ajenos:
        sys.stderr.write(f"No existe la medida {ajenos[0]}. Use SOLO con: {', '.join(NOMBRES)}.\n")
        return 2
    chico = os.environ.get("TAMANO", "") == "chico"
    medidas: list[Medida] = []
    with _servidores(si=bool(set(pedidos) & set(CON_BASE))):
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bluecom.settings")
        django.setup()
        for nombre in pedidos:
            medidas += import_module(f"bench.{nombre}").medir(chico=chico)
    sys.stdout.write(tabla(medidas) + "\n")
    guardar(medidas)
    return 0 if all(m.cumple for m in medidas) else 1


@contextmanager
def _servidores(*, si: bool) -> Iterator[None]:
    """The servers of the tests: no disk in the figures, gone when this process is gone."""
    if not si:
        yield
        return
    os.environ.pop("DATABASE_URL", None)
    servidores = pruebas.preparar()
    try:
        yield
    finally:
        servidores.detener()


if __name__ == "__main__":
    sys.exit(main())
