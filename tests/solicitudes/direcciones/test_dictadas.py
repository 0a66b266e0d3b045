"""Addresses as Cochabamba dictates them, and what is proposed of each, read one by one (8.1)."""

from pathlib import Path

import pytest

from solicitudes.direcciones import normalizar

pytestmark = pytest.mark.paso("8.1")
DICTADAS = Path(__file__).parents[2] / "datos" / "direcciones_dictadas.txt"


def dictadas() -> list[tuple[str, str]]:
    """Each dictation with the proposal written below it."""
    lineas = [x for x in DICTADAS.read_text(encoding="utf-8").splitlines() if x and x[0] != "#"]
    return list(zip(lineas[::2], (x.strip() for x in lineas[1::2]), strict=True))


def escrita(dicho: str) -> str:
    """A proposal as the file writes it: the line, what it observes, what it asks."""
    propuesta = normalizar(dicho)
    pide = ",".join(e.codigo for e in propuesta.errores)
    dice = propuesta.formatear()
    return f"{dice} ¿{pide}?".strip() if pide else dice


@pytest.mark.parametrize(("dicho", "propuesta"), dictadas())
def test_what_is_proposed_of_a_dictation(dicho, propuesta):
    assert escrita(dicho) == propuesta
