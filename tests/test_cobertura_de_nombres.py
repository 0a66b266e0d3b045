"""Every public service and read is named by a test: what nobody names, nobody would miss."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

RAIZ = Path(__file__).parents[1]
PRUEBAS = RAIZ / "tests"
PAQUETES = (
    "bluecom/bolivia",
    "bluecom/bitacora",
    "bluecom/cuentas",
    "bluecom/pendientes",
    "cartera",
    "indicadores",
)
"""Where the rule holds; a package joins when each of its names has its test."""
LUGARES = {"servicios", "consultas", "bolivia", "acceso", "avisos", "correo"}


def _modulos(paquete: str) -> Iterator[Path]:
    """Services and reads: a file of that name, or a file of a folder of that name."""
    for modulo in sorted((RAIZ / paquete).rglob("*.py")):
        if LUGARES & {*modulo.relative_to(RAIZ).parent.parts, modulo.stem}:
            yield modulo


def publicas(paquete: str) -> set[str]:
    return {
        pieza.name
        for modulo in _modulos(paquete)
        for pieza in ast.parse(modulo.read_text()).body
        if isinstance(pieza, ast.FunctionDef) and not pieza.name.startswith("_")
    }


def nombradas(paquete: str) -> set[str]:
    """The names used by the tests that import something of the package."""
    raiz, nombres = paquete.replace("/", "."), set()
    for prueba in PRUEBAS.rglob("*.py"):
        arbol = ast.parse(prueba.read_text())
        if any(_es_de(nodo, raiz) for nodo in ast.walk(arbol)):
            nombres |= {nombre for nodo in ast.walk(arbol) for nombre in _dichos(nodo)}
    return nombres


def _dichos(nodo: ast.AST) -> set[str]:
    if isinstance(nodo, ast.Name):
        return {nodo.id}
    if isinstance(nodo, ast.Attribute):
        return {nodo.attr}
    return {a.name for a in nodo.names} if isinstance(nodo, ast.ImportFrom) else set()


def _es_de(nodo: ast.AST, raiz: str) -> bool:
    if isinstance(nodo, ast.ImportFrom):
        enteros = {nodo.module or "", *(f"{nodo.module}.{a.name}" for a in nodo.names)}
    elif isinstance(nodo, ast.Import):
        enteros = {a.name for a in nodo.names}
    else:
        return False
    return any(f"{entero}.".startswith(f"{raiz}.") for entero in enteros)


@pytest.mark.parametrize("paquete", PAQUETES)
def test_every_public_service_and_read_is_named_by_a_test(paquete):
    assert publicas(paquete), "no hay ninguna: ¿cambió de lugar?"
    assert sorted(publicas(paquete) - nombradas(paquete)) == []
