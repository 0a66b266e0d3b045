"""Who acts and when travel as one ``acto``: no service takes the two apart."""

import ast
from collections.abc import Iterator
from pathlib import Path

RAIZ = Path(__file__).parents[1]
PAQUETES = ("bluecom", "cartera", "documentos", "solicitudes", "indicadores")
QUIEN = {"usuario", "actor"}


def test_no_service_takes_who_and_when_apart():
    """A read (``consulta…``) may: nothing is done, so there is no act."""
    sueltas = [
        donde
        for modulo in _modulos()
        if not modulo.stem.startswith("consulta")
        for donde, nombres in _parametros(modulo)
        if QUIEN & nombres and "ahora" in nombres
    ]

    assert sueltas == []


def test_what_is_called_acto_is_one():
    otros = [
        f"{modulo.relative_to(RAIZ)}:{parametro.lineno} {parametro.arg}"
        for modulo in _modulos()
        for parametro in ast.walk(ast.parse(modulo.read_text()))
        if isinstance(parametro, ast.arg)
        and (parametro.arg == "acto") != (_tipo(parametro) == "Acto")
    ]

    assert otros == []


def _tipo(parametro: ast.arg) -> str:
    return ast.unparse(parametro.annotation).strip("'") if parametro.annotation else ""


def _modulos() -> Iterator[Path]:
    for paquete in PAQUETES:
        yield from (m for m in (RAIZ / paquete).rglob("*.py") if "migrations" not in m.parts)


def _parametros(modulo: Path) -> Iterator[tuple[str, set[str]]]:
    for pieza in ast.walk(ast.parse(modulo.read_text())):
        if isinstance(pieza, ast.FunctionDef):
            todos = pieza.args.posonlyargs + pieza.args.args + pieza.args.kwonlyargs
            donde = f"{modulo.relative_to(RAIZ)}:{pieza.lineno} {pieza.name}"
            yield donde, {uno.arg for uno in todos}
