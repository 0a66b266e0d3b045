"""Deadlines, the intervals that stopped them, and the dated policies that they follow."""

from bluecom.plazos.models.plazo import Aclaracion, Pausa, Plazo, PlazoQuerySet
from bluecom.plazos.models.politica import ESCALA, HORAS_MAXIMAS, Modo, Politica

__all__ = [
    "ESCALA",
    "HORAS_MAXIMAS",
    "Aclaracion",
    "Modo",
    "Pausa",
    "Plazo",
    "PlazoQuerySet",
    "Politica",
]
