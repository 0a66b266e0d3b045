"""What each month of the invented year has to say: counted by hand, one line for each reading.

The cases are in ``de_enero_a_junio`` and ``de_julio_a_diciembre``; nothing here is computed by
the product.
"""

from typing import NamedTuple


class Dice(NamedTuple):
    """A month as somebody reads it: n, N, its percentage and verdict, and the counts around it."""

    n: int
    d: int
    porcentaje: str
    veredicto: str
    hechas: int
    aceptadas: int
    instaladas: int = 0
    seguimientos: int = 0


class Respuesta(NamedTuple):
    """``al_terminar``: on the first day of the next month; ``firmado``: as it was closed.

    ``ajustes``: at the year's end, beside what was signed: how many more each figure would count,
    and how many less.
    """

    al_terminar: Dice
    firmado: Dice
    ajustes: dict[str, tuple[int, int]]


def _igual(dice: Dice, **ajustes: tuple[int, int]) -> Respuesta:
    """Nothing came between its last day and its signature."""
    return Respuesta(dice, dice, ajustes)


RESPUESTAS: dict[str, Respuesta] = {
    # 49 of 50: exactly at the parameter
    "2026-01": _igual(Dice(49, 50, "98.00", "Aceptado", 50, 0)),
    # 9799 of 10000: 97.99, however it is rounded
    "2026-02": _igual(Dice(9799, 10_000, "97.99", "Observado", 10_000, 0)),
    # 0 of 0: nobody called but to practise
    "2026-03": _igual(Dice(0, 0, "", "SIN DATOS", 0, 0)),
    # 3 of 2: shown as it is
    "2026-04": _igual(Dice(3, 2, "150.00", "Aceptado", 2, 0)),
    # what is told twice is once, and one call that sold two products is one call and two requests
    "2026-05": _igual(Dice(2, 3, "66.66", "Observado", 3, 1)),
    # seven refusals, by every path, and eight calls that reached nobody who could refuse
    "2026-06": _igual(Dice(0, 7, "0.00", "Observado", 15, 0, seguimientos=1)),
    # four registered: one annulled in its month, one before the close, one after it
    "2026-07": Respuesta(
        Dice(3, 4, "75.00", "Observado", 4, 4),
        Dice(2, 4, "50.00", "Observado", 4, 4),
        {"registradas": (0, 1)},
    ),
    # three conversations, two of them sold, of which one was registered at midnight: in September
    "2026-08": _igual(Dice(1, 3, "33.33", "Observado", 3, 2)),
    # that one, and one of the last half hour, which is of October for who counts by UTC
    "2026-09": _igual(Dice(2, 2, "100.00", "Aceptado", 2, 1)),
    # re-assigned before and after they were registered, and an installation that was of November
    "2026-10": _igual(
        Dice(3, 3, "100.00", "Aceptado", 3, 3, instaladas=1), instaladas=(0, 1)
    ),
    # three marked; the late CDR finds two that nobody marked, and one mark that nobody answered
    "2026-11": Respuesta(
        Dice(1, 3, "33.33", "Observado", 3, 1),
        Dice(1, 4, "25.00", "Observado", 5, 1),
        {"efectivas": (1, 0), "hechas": (1, 0), "instaladas": (1, 0)},
    ),
    # four registered, two without number; the late report gives one of them its own
    "2026-12": Respuesta(
        Dice(2, 5, "40.00", "Observado", 5, 4),
        Dice(3, 5, "60.00", "Observado", 5, 4),
        {"registradas": (1, 0)},
    ),
}  # fmt: skip
"""By month, in the order in which they went by."""

DE_QUIEN = {"Ana Arce": (1, 2, "50.00"), "Eva Luna": (1, 0, ""), "Rosa Vega": (1, 1, "100.00")}
"""October: requests and conversations of each, whoever had the sales afterwards."""

JUNIO_COSTO = {
    "No acepta": 2,
    "Pide que lo llamen después": 1,
    "Ya tiene el servicio": 1,
    "Pide que no lo llamen más": 1,
    "No contesta": 1,
    "Sin registro del asesor": 1,
    "Total": 7,
}
"""What became of each of its seven conversations."""
