"""What the tests of the terms do again and again."""

from typing import Any

from django.utils import timezone

from bluecom.pendientes.models import Aviso, AvisoQuerySet, CorreoSaliente, Pendiente
from bluecom.pendientes.servicios import procesar_pendientes
from bluecom.pendientes.sucesos import anotar_suceso
from solicitudes.models import EnvioDeTerminos, Venta
from tests.solicitudes.factories import papeles_listos


def enviar(venta: Venta) -> Venta:
    """The PDF exists, no wait is left, and everything owed is done."""
    papeles_listos(venta)
    Pendiente.objects.update(proximo_en=timezone.now())
    procesar_pendientes()
    return Venta.objects.get(pk=venta.pk)


def ultimo(venta: Venta) -> EnvioDeTerminos:
    return venta.envios.select_related("correo").order_by("vez").last()


def visto(venta: Venta) -> str:
    """What the page has of it now."""
    return ultimo(venta).visto


def oir(correo: CorreoSaliente, clase: str, **datos: Any) -> None:
    """Something is heard of this e-mail, from its provider."""
    ahora = timezone.now()
    valores = {"fuente": "PROVEEDOR", "externo": f"{correo.pk}:{clase}", "en": ahora, **datos}
    anotar_suceso(correo.pk, clase=clase, ahora=ahora, **valores)
    procesar_pendientes()


def avisos_de(venta: Venta) -> AvisoQuerySet:
    """What people were told of its terms."""
    return Aviso.objects.filter(clave__startswith=f"terminos:{venta.pk}:")


def filas(pagina: Any) -> list[int]:
    """The sales that the page shows, in order."""
    return [venta.pk for venta in pagina.context["filas"]]
