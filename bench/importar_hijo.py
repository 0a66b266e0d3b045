"""``python -m bench.importar_hijo ARCHIVO PERSONA``: the load in a process that may be killed."""

import os
import sys

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bluecom.settings")
    django.setup()
    from django.utils import timezone

    from bluecom.cuentas.acto import Acto
    from bluecom.cuentas.models import Usuario
    from cartera.servicios.importar import importar_cartera

    with open(sys.argv[1], "rb") as abierto:  # noqa: PTH123  as a command opens it
        importar_cartera(
            abierto,
            nombre="Medida de carga",
            acto=Acto(Usuario.objects.get(pk=int(sys.argv[2])), timezone.now()),
        )
