from bluecom.integraciones.elastix.puerto import EnCurso, Marcado, Pedido, Porque, Que


class Manual:
    """The telephone of whoever reads dials it, and the person notes how the call ended (4.1)."""

    nombre = "Elastix"
    marca = False

    def enlace_para_llamar(self, numero: str) -> str:
        return f"tel:{numero}"

    def marcar(self, pedido: Pedido) -> EnCurso:
        return EnCurso(Marcado(Que.NO_SE_PUDO, Porque.NEGADA))

    def que_le_pasa(self) -> str:
        return ""
