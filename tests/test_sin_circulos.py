"""No file imports what imports it: neither at its top, nor in a function, nor only for types."""

import ast
from collections.abc import Iterator
from pathlib import Path

RAIZ = Path(__file__).parents[1]
APPS = ("bluecom", "cartera", "documentos", "indicadores", "solicitudes")
POR_SU_NOMBRE = {
    "bluecom.bitacora.valores": "the log lies below the tables whose rows its acts keep by code",
    "bluecom.plazos.apps": "after a migration the tables are those of that migration",
    "bluecom.presencia.apps": "after a migration the tables are those of that migration",
    "bluecom.retencion.catalogo": "a rule names tables of every app, of those above it too",
    "solicitudes.reglas.flujo": "the machine is read off its table, which is made of it",
}
"""Who asks Django for a table by name, an import that nobody sees, and why."""


def _modulos() -> dict[str, ast.Module]:
    leidos = {}
    for app in APPS:
        for archivo in sorted((RAIZ / app).rglob("*.py")):
            if "migrations" not in archivo.parts:
                nombre = ".".join(archivo.relative_to(RAIZ).with_suffix("").parts)
                leidos[nombre.removesuffix(".__init__")] = ast.parse(archivo.read_text())
    return leidos


def _importados(arbol: ast.Module, modulos: set[str]) -> Iterator[str]:
    """Wherever they stand; ``from paquete import nombre`` is its file, if it has one."""
    for nodo in ast.walk(arbol):
        if isinstance(nodo, ast.Import):
            yield from (alias.name for alias in nodo.names if alias.name in modulos)
        elif isinstance(nodo, ast.ImportFrom) and nodo.module:
            for alias in nodo.names:
                entero = f"{nodo.module}.{alias.name}"
                yield entero if entero in modulos else nodo.module


def circulos(grafo: dict[str, set[str]]) -> list[list[str]]:
    """What is left when all that leads nowhere, and all that nobody leads to, is taken away."""
    quedan = {quien: set(a_quienes) & grafo.keys() - {quien} for quien, a_quienes in grafo.items()}
    while True:
        alcanzados = set().union(*quedan.values())
        sueltos = {quien for quien, a in quedan.items() if not a or quien not in alcanzados}
        if not sueltos:
            return sorted([quien, *sorted(a)] for quien, a in quedan.items())
        quedan = {quien: a - sueltos for quien, a in quedan.items() if quien not in sueltos}


def test_a_circle_is_found_however_long_and_what_only_leads_to_it_is_not_named():
    grafo = {"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": set(), "e": {"a"}}

    assert circulos(grafo) == [["a", "b"], ["b", "c"], ["c", "a"]]
    assert circulos({"a": {"b", "d"}, "b": {"d"}, "d": set()}) == []


def test_an_import_is_found_in_a_function_and_behind_type_checking():
    arbol = ast.parse(
        "if TYPE_CHECKING:\n    from a.b import C\ndef f():\n    from a import d\n    import a.e\n"
    )

    assert set(_importados(arbol, {"a", "a.b", "a.d", "a.e"})) == {"a.b", "a.d", "a.e"}


def test_no_file_imports_what_imports_it():
    modulos = _modulos()
    grafo = {quien: set(_importados(arbol, set(modulos))) for quien, arbol in modulos.items()}

    assert len(grafo) > 500
    assert circulos(grafo) == []


def test_nobody_asks_django_for_a_table_by_name_without_a_reason():
    preguntan = {
        modulo
        for modulo, arbol in _modulos().items()
        for nodo in ast.walk(arbol)
        if isinstance(nodo, ast.Attribute) and nodo.attr == "get_model"
    }

    assert preguntan == set(POR_SU_NOMBRE)
