from bluecom.integraciones.smartflex.puerto import Impedimentos


class Simulado:
    """For demonstrations: codes that end in 9 are in arrears, the rest are clean."""

    nombre = "Smartflex simulado"

    def impedimentos(self, codigo_cliente: str) -> Impedimentos | None:
        if not codigo_cliente:
            return None
        moroso = codigo_cliente.endswith("9")
        return Impedimentos(not moroso, self.nombre, "MORA" if moroso else "")
