"""``python -m bench.importar_hijo ARCHIVO PERSONA``: the load in a process that may be killed.

Says at the end how many megabytes it took.
"""

import os
import sys
from pathlib import Path

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bluecom.settings")
    django.setup()
    from django.utils import timezone

    from bluecom.cuentas.acto import Acto
    from bluecom.cuentas.models import Usuario
    from cartera.servicios.importar import importar_cartera

    with Path(sys.argv[1]).open("rb") as abierto:
        importar_cartera(
            abierto,
            nombre="Medida de carga",
            acto=Acto(Usuario.objects.get(pk=int(sys.argv[2])), timezone.now()),
        )
    # What the system tells of a child's memory begins with that of the process that called it.
    mas_alta = Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]
    sys.stdout.write(f"{int(mas_alta) // 1024}\n")
