"""Comments cite what a reader can open: a numeral of the procedure, or a decision record."""

import re
from pathlib import Path

RAIZ = Path(__file__).parents[1]
A_NINGUNA_PARTE = re.compile(
    r"\b(?:row|rows|fila n\.º|trap|trampa) \d+|\b(?:dominio|funciones|faltas|pantallas)\.md"
)
DECISION = re.compile(r"\bdecisiones/(\d{4}[\w-]*)")


LUGARES = "bluecom cartera documentos solicitudes indicadores templates static tests docs".split()
FORMATOS = {".py", ".html", ".js", ".css", ".md"}


def _escritos() -> list[Path]:
    """Everything a person wrote, but for what came from others and what is already applied."""
    todos = (ruta for lugar in LUGARES for ruta in (RAIZ / lugar).rglob("*"))
    ajenos = {"vendor", "migrations"}
    return [
        ruta
        for ruta in todos
        if ruta.suffix in FORMATOS and not ajenos & set(ruta.parts) and ruta != Path(__file__)
    ]


def test_no_comment_cites_a_note_that_is_not_in_the_repository():
    perdidos = [
        f"{ruta.relative_to(RAIZ)}: {cita.group()}"
        for ruta in _escritos()
        for cita in A_NINGUNA_PARTE.finditer(ruta.read_text(encoding="utf-8"))
    ]

    assert perdidos == []


def test_each_decision_that_is_cited_is_there():
    registros = {ruta.stem for ruta in (RAIZ / "docs" / "decisiones").glob("*.md")}
    citados = {
        cita.group(1)
        for ruta in _escritos()
        for cita in DECISION.finditer(ruta.read_text(encoding="utf-8"))
    }

    assert {
        c for c in citados if not any(r.startswith(c.removesuffix("-")) for r in registros)
    } == set()
