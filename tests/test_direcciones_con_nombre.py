"""A page is asked for by its name: an address written by hand would not follow it elsewhere."""

import ast
from collections.abc import Iterator
from pathlib import Path

RAIZ = Path(__file__).parents[1]
CODIGO = "bluecom cartera documentos solicitudes indicadores".split()


def _escritas_a_mano(ruta: Path) -> Iterator[str]:
    """The addresses that ``url=`` is given as a text of its own."""
    for nodo in ast.walk(ast.parse(ruta.read_text(encoding="utf-8"))):
        if not isinstance(nodo, ast.keyword) or nodo.arg != "url":
            continue
        dicho = nodo.value.values[0] if isinstance(nodo.value, ast.JoinedStr) else nodo.value
        if isinstance(dicho, ast.Constant) and str(dicho.value).startswith("/"):
            yield f"{ruta.relative_to(RAIZ)}:{nodo.value.lineno} {dicho.value}"


def test_a_notice_leads_to_a_page_by_its_name():
    escritas = [
        direccion
        for lugar in CODIGO
        for ruta in sorted((RAIZ / lugar).rglob("*.py"))
        for direccion in _escritas_a_mano(ruta)
    ]

    assert escritas == []
