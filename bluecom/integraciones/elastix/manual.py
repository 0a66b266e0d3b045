class Manual:
    """The telephone of whoever reads dials it, and the person notes how the call ended (4.1)."""

    nombre = "Elastix"

    def enlace_para_llamar(self, numero: str) -> str:
        return f"tel:{numero}"
