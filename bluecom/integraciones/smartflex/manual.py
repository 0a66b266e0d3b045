from bluecom.integraciones.smartflex.puerto import Impedimentos


class Manual:
    """A person reads Smartflex and records what it says (2.1)."""

    nombre = "Smartflex"

    def impedimentos(self, codigo_cliente: str) -> Impedimentos | None:
        return None
