from bluecom.integraciones.contact_center.puerto import Capacidad


class Simulado:
    """For demonstrations: even lines have fibre and copper, odd ones copper alone."""

    nombre = "Contact Center simulado"

    def capacidad(self, linea: str) -> Capacidad | None:
        par = linea[-1:] in set("02468")
        return Capacidad(("FIBRA", "COBRE") if par else ("COBRE",), self.nombre)
