"""Systems of others on a bad day: mute, slow, broken, contrary. Named by dotted path."""

from datetime import date
from threading import Event

from django.db import connection, transaction

from bluecom.integraciones.contact_center.puerto import Capacidad
from bluecom.integraciones.errores import SistemaNoResponde
from bluecom.integraciones.smartflex.puerto import Impedimentos
from solicitudes.models import Venta

AQUI = __name__
SE_LIBERA = Event()
"""What the slow ones wait for; whoever uses one sets it at the end."""


class Mudo:
    nombre = "Sistema mudo"

    def impedimentos(self, codigo_cliente: str) -> Impedimentos | None:
        raise SistemaNoResponde("cerró la conexión", reintentable=True)

    def capacidad(self, linea: str) -> Capacidad | None:
        raise SistemaNoResponde("cerró la conexión", reintentable=True)


class Lento:
    nombre = "Sistema lento"

    def impedimentos(self, codigo_cliente: str) -> Impedimentos | None:
        SE_LIBERA.wait()
        return None

    def capacidad(self, linea: str) -> Capacidad | None:
        SE_LIBERA.wait()
        return None


class Roto:
    nombre = "Sistema roto"

    def impedimentos(self, codigo_cliente: str) -> Impedimentos | None:
        raise KeyError("respuesta")

    def capacidad(self, linea: str) -> Capacidad | None:
        raise KeyError("respuesta")


class Contrario:
    nombre = "Sistema contrario"

    def impedimentos(self, codigo_cliente: str) -> Impedimentos | None:
        return Impedimentos(False, self.nombre, "MORA")

    def capacidad(self, linea: str) -> Capacidad | None:
        return Capacidad(("COBRE",), self.nombre, date(2099, 12, 5))


class QueMiraElCandado:
    """Answers clean only when nobody holds the row of the sale meanwhile."""

    nombre = "Sistema que mira"

    def impedimentos(self, codigo_cliente: str) -> Impedimentos | None:
        try:
            with transaction.atomic():
                list(Venta.objects.select_for_update(nowait=True).values_list("pk"))
            return Impedimentos(True, self.nombre)
        finally:
            connection.close()
