"""``python -m bench``: measure, print the table, keep it, exit 1 when a target is missed."""

import os
import sys
from contextlib import ExitStack
from importlib import import_module

import django

from bench.medida import Medida, guardar, tabla

NOMBRES = ("expediente", "cola")
CON_BASE = ("cola",)


def main() -> int:
    """Run the benchmarks asked for with SOLO (all without it), small with TAMANO=chico.

    TAMANO=mil watches the memory over 1,000 dossiers, which takes some minutes more.
    """
    pedidos = os.environ.get("SOLO", "").split() or list(NOMBRES)
    ajenos = [n for n in pedidos if n not in NOMBRES]
    if ajenos:
        sys.stderr.write(f"No existe la medida {ajenos[0]}. Use SOLO con: {', '.join(NOMBRES)}.\n")
        return 2
    chico = os.environ.get("TAMANO", "") == "chico"
    with ExitStack() as pila:
        if set(pedidos) & set(CON_BASE):
            from bench.servidor import servidor

            os.environ["DATABASE_URL"] = pila.enter_context(servidor()).url()
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bluecom.settings")
        django.setup()
        medidas: list[Medida] = []
        for nombre in pedidos:
            medidas += import_module(f"bench.{nombre}").medir(chico=chico)
    sys.stdout.write(tabla(medidas) + "\n")
    guardar(medidas)
    return 0 if all(m.cumple for m in medidas) else 1


if __name__ == "__main__":
    sys.exit(main())
