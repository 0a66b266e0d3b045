"""Which C.I. somebody has (6.3): the card of now, the one before it, or the one of a telephone."""

from datetime import date

from django.db.models import TextChoices

NUEVO_DESDE = date(2023, 11, 1)
"""SEGIP drew the card anew then; those of before stay valid until they expire."""


class ClaseCI(TextChoices):
    NUEVO = "NUEVO", "carnet nuevo"
    ANTERIOR = "ANTERIOR", "carnet anterior"
    DIGITAL = "DIGITAL", "C.I. digital"


def que_lo_contradice(clase: str, vence: date | None) -> str:
    """Why it cannot be that one with this expiry; empty when it can."""
    if clase == ClaseCI.NUEVO and vence is not None and vence < NUEVO_DESDE:
        return "El carnet nuevo existe desde noviembre de 2023: mire cuál es y cuándo vence."
    return ""
