"""III.2: the indicator by exact integers; pure, knows no table and no clock."""

from enum import StrEnum

PARAMETRO = 98
"""III.2: equal or greater is Aceptado, less is Observado."""

POCOS_DATOS = 30
"""Under this base one sale moves the percentage by more than three points."""


class Veredicto(StrEnum):
    """What III.2 says of a month; without calls it says nothing."""

    ACEPTADO = "Aceptado"
    OBSERVADO = "Observado"
    SIN_DATOS = "SIN DATOS"

    @property
    def codigo(self) -> str:
        """The code by which the components choose word, icon and colour."""
        return self.name


def veredicto(n: int, d: int, parametro: int = PARAMETRO) -> Veredicto:
    """``100·n ≥ parametro·d``, never a rounded percentage: 9799/10000 is Observado."""
    _exigir_cuentas(n, d)
    if d == 0:
        return Veredicto.SIN_DATOS
    return Veredicto.ACEPTADO if 100 * n >= parametro * d else Veredicto.OBSERVADO


def porcentaje(n: int, d: int) -> str | None:
    """``"97.99"``: truncated to two decimals, never rounded up, never capped at 100."""
    _exigir_cuentas(n, d)
    if d == 0:
        return None
    centesimas = 10_000 * n // d
    return f"{centesimas // 100}.{centesimas % 100:02d}"


def faltan_para(n: int, d: int, parametro: int = PARAMETRO) -> int | None:
    """How many more registered requests reach the goal with the same calls; ``None`` if none."""
    _exigir_cuentas(n, d)
    if d == 0:
        return None
    return max(0, -(-parametro * d // 100) - n)


def supera_la_base(n: int, d: int) -> bool:
    """More requests than calls: shown and flagged, never capped."""
    return n > d


def _exigir_cuentas(n: int, d: int) -> None:
    if n < 0 or d < 0:
        raise ValueError("Un indicador se calcula con cuentas: ni n ni d pueden ser negativos.")
