from bluecom.integraciones.contact_center.puerto import Capacidad


class Manual:
    """A person reads Contact Center and records what it says (3.1, 3.2)."""

    nombre = "Contact Center"

    def capacidad(self, linea: str) -> Capacidad | None:
        return None
