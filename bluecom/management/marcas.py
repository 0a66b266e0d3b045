"""The ``paso`` marks of the tests, read from their source without running anything."""

import ast
from collections.abc import Iterator
from pathlib import Path


def marcas_de(carpeta: Path) -> dict[str, list[str]]:
    """Numeral → the tests that name it, by path and name.

    ``pytestmark`` speaks for its whole file; a mark inside ``parametrize``, or inside the
    table it names, for its test.
    """
    halladas: dict[str, set[str]] = {}
    for archivo in sorted(carpeta.rglob("test_*.py")):
        ruta = archivo.relative_to(carpeta.parent).as_posix()
        for numeral, prueba in _del_archivo(ast.parse(archivo.read_text(encoding="utf-8")), ruta):
            halladas.setdefault(numeral, set()).add(prueba)
    return {numeral: sorted(pruebas) for numeral, pruebas in sorted(halladas.items())}


def _del_archivo(modulo: ast.Module, ruta: str) -> Iterator[tuple[str, str]]:
    tablas = _tablas(modulo)
    yield from ((numeral, ruta) for numeral in tablas.get("pytestmark", ()))
    for nodo in modulo.body:
        if isinstance(nodo, ast.FunctionDef) and nodo.name.startswith("test_"):
            for decorador in nodo.decorator_list:
                for numeral in [*_numerales(decorador), *_de_sus_tablas(decorador, tablas)]:
                    yield numeral, f"{ruta}::{nodo.name}"


def _tablas(modulo: ast.Module) -> dict[str, list[str]]:
    """The marks inside each value that the file gives a name: ``CASOS = [pytest.param(…)]``."""
    return {
        destino.id: list(_numerales(nodo.value))
        for nodo in modulo.body
        if isinstance(nodo, ast.Assign)
        for destino in nodo.targets
        if isinstance(destino, ast.Name)
    }


def _de_sus_tablas(decorador: ast.AST, tablas: dict[str, list[str]]) -> Iterator[str]:
    for nodo in ast.walk(decorador):
        if isinstance(nodo, ast.Name):
            yield from tablas.get(nodo.id, ())


def _numerales(raiz: ast.AST) -> Iterator[str]:
    """Every literal argument of every ``….mark.paso(…)`` under a node."""
    for nodo in ast.walk(raiz):
        if not isinstance(nodo, ast.Call) or not isinstance(nodo.func, ast.Attribute):
            continue
        if nodo.func.attr == "paso":
            yield from (str(a.value) for a in nodo.args if isinstance(a, ast.Constant))
