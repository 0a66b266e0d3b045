"""Sales inserted directly in any state, without their facts: cheap, for matrices only.

The trigger guards ``UPDATE``; ``por_la_puerta`` puts a walked sale back to a state with
its facts kept, under the very setting that ``avanzar()`` uses.
"""

from typing import Any

import factory
from django.db import connection

from documentos.models import Carpeta
from solicitudes.models import Venta
from tests.cartera.factories import ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA


class CarpetaFactory(factory.django.DjangoModelFactory[Carpeta]):
    class Meta:
        model = Carpeta

    creada_en = AHORA


class VentaFactory(factory.django.DjangoModelFactory[Venta]):
    class Meta:
        model = Venta

    contacto = factory.SubFactory(ContactoCarteraFactory)
    asesor = factory.SubFactory(UsuarioFactory)
    carpeta = factory.SubFactory(CarpetaFactory)
    tomada_en = AHORA


def por_la_puerta(venta: Venta, estado: str, **campos: Any) -> None:
    """Put a sale in ``estado`` whatever the machine says, as only a test may."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('bluecom.avanzar', %s, true)", [str(venta.pk)])
        Venta.objects.filter(pk=venta.pk).update(estado=estado, **campos)
        cursor.execute("SELECT set_config('bluecom.avanzar', '', true)")
