"""Every public service and read is named by a test: what nobody names, nobody would miss."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

RAIZ = Path(__file__).parents[1]
PRUEBAS = RAIZ / "tests"
PAQUETES = (
    "bluecom/bolivia",
    "bluecom/bitacora",
    "bluecom/cuentas",
    "bluecom/parametros",
    "bluecom/pendientes",
    "bluecom/plazos",
    "bluecom/presencia",
    "cartera",
    "documentos",
    "indicadores",
)
"""Where services and reads have files, or folders, of that name."""
ENTEROS = (
    "bluecom/archivos",
    "bluecom/auditoria",
    "bluecom/avisos",
    "bluecom/embebido",
    "bluecom/integraciones",
    "bluecom/interfaz",
    "bluecom/listados",
    "bluecom/operacion",
    "bluecom/planillas",
    "bluecom/una_vez",
    "bluecom/vigencias",
    "indicadores/cierre",
    "indicadores/informe",
    "indicadores/recuento",
)
"""Where, as in a room, all of it is one or the other.

``operacion/respaldo`` is not among them: a backup is rehearsed whole, never by its parts.
"""
LUGARES = {"servicios", "consultas", "bolivia", "acceso", "avisos", "correo"}
LUGARES |= {"barrido", "computo", "horario", "marcas", "politicas", "vista_previa"}
SIN_SALA = {"admin", "direcciones", "glosas", "management", "migrations", "models"}
"""Of ``solicitudes``: what is no room, and the two grammars, which their laws try whole."""
DE_PANTALLA = ("vista", "views", "vivas", "formulario", "pagina", "web", "guia", "muestras")
"""What the tests of pages and forms go through."""
DE_LA_MAQUINA = ("guarda",)
"""The decorator of what the machine holds: ``reglas/test_guardas.py`` asks for each one's case."""


def salas() -> Iterator[str]:
    """Every room of ``solicitudes``, each step and each desk by itself: a new one is in."""
    for inicio in sorted((RAIZ / "solicitudes").rglob("__init__.py")):
        sala = inicio.parent.relative_to(RAIZ)
        propia = len(sala.parts) > 1 and not SIN_SALA & {*sala.parts}
        if propia and any(map(_es_de_sala, inicio.parent.glob("*.py"))):
            yield sala.as_posix()


def _modulos(paquete: str) -> Iterator[Path]:
    """Services and reads: a file of that name, or a file of a folder of that name."""
    for modulo in sorted((RAIZ / paquete).rglob("*.py")):
        if LUGARES & {*modulo.relative_to(RAIZ).parent.parts, modulo.stem}:
            yield modulo


def _es_de_sala(modulo: Path) -> bool:
    """In a room all is a service or a read but what speaks with the browser."""
    return not modulo.stem.startswith(DE_PANTALLA) and bool(_funciones(modulo))


def _funciones(modulo: Path) -> set[str]:
    return {
        pieza.name
        for pieza in ast.parse(modulo.read_text()).body
        if isinstance(pieza, ast.FunctionDef)
        and not pieza.name.startswith("_")
        and pieza.name not in DE_LA_MAQUINA
        and not any(_es_de_la_maquina(adorno) for adorno in pieza.decorator_list)
    }


def _es_de_la_maquina(adorno: ast.expr) -> bool:
    return any(dicho in DE_LA_MAQUINA for nodo in ast.walk(adorno) for dicho in _dichos(nodo))


def publicas(paquete: str) -> set[str]:
    if paquete in PAQUETES:
        modulos = list(_modulos(paquete))
    else:
        modulos = [m for m in (RAIZ / paquete).glob("*.py") if _es_de_sala(m)]
    return {nombre for modulo in modulos for nombre in _funciones(modulo)}


def nombradas(paquete: str) -> set[str]:
    """The names used by the tests that import something of the package."""
    raiz = paquete.replace("/", ".")
    suyas = [
        nombres
        for importados, nombres in _pruebas()
        if any(f"{entero}.".startswith(f"{raiz}.") for entero in importados)
    ]
    return set().union(*suyas)


@cache
def _pruebas() -> list[tuple[set[str], set[str]]]:
    """Of each file of tests, what it imports and the names it uses."""
    archivos = [RAIZ / "conftest.py", *PRUEBAS.rglob("*.py")]
    arboles = [ast.parse(archivo.read_text()) for archivo in archivos]
    return [
        (
            {entero for nodo in ast.walk(arbol) for entero in _importados(nodo)},
            {nombre for nodo in ast.walk(arbol) for nombre in _dichos(nodo)},
        )
        for arbol in arboles
    ]


def _dichos(nodo: ast.AST) -> set[str]:
    if isinstance(nodo, ast.Name):
        return {nodo.id}
    if isinstance(nodo, ast.Attribute):
        return {nodo.attr}
    return {a.name for a in nodo.names} if isinstance(nodo, ast.ImportFrom) else set()


def _importados(nodo: ast.AST) -> set[str]:
    if isinstance(nodo, ast.ImportFrom):
        return {nodo.module or "", *(f"{nodo.module}.{a.name}" for a in nodo.names)}
    return {a.name for a in nodo.names} if isinstance(nodo, ast.Import) else set()


@pytest.mark.parametrize("paquete", [*PAQUETES, *ENTEROS, *salas()])
def test_every_public_service_and_read_is_named_by_a_test(paquete):
    assert publicas(paquete), "no hay ninguna: ¿cambió de lugar?"
    assert sorted(publicas(paquete) - nombradas(paquete)) == []
