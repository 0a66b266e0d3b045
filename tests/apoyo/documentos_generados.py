"""Writes the generated pages of ``docs/``, or compares them with what the code says now.

Each command prints its whole page to standard output.
"""

import io
import sys
from pathlib import Path

import django
from django.core.management import call_command, get_commands

PAGINAS = {
    "diagrama_flujo": Path("docs/flujo.md"),
    "matriz_permisos": Path("docs/permisos.md"),
    "modelo": Path("docs/modelo.md"),
    "trazabilidad": Path("docs/trazabilidad.md"),
}


def generar(comando: str) -> str:
    salida = io.StringIO()
    call_command(comando, stdout=salida)
    return salida.getvalue().rstrip() + "\n"


def main(comprobar: bool) -> int:
    """Return how many pages differ; without ``comprobar`` they are written instead."""
    distintas = 0
    for comando, pagina in PAGINAS.items():
        if comando not in get_commands():
            continue
        texto = generar(comando)
        if not comprobar:
            pagina.write_text(texto)
        elif not pagina.exists() or pagina.read_text() != texto:
            print(f"{pagina} no corresponde al código. Escriba: make docs")
            distintas += 1
    return distintas


if __name__ == "__main__":
    import os

    from bluecom.embebido import preparar_entorno

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bluecom.settings")
    preparar_entorno(["manage.py", "diagrama_flujo"])
    django.setup()
    sys.exit(min(main("--comprobar" in sys.argv), 1))
