from tests.plazos.inventado import rellamada

__all__ = ["rellamada"]
