"""Every act and every chain that the product writes has its words, and each is said once."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bluecom.bitacora.vocabulario import (
    Ambito,
    actos,
    campo_en_palabras,
    cosa_de,
    cosas,
    frase_del_acto,
    nombrar_actos,
)

RAIZ = Path(__file__).resolve().parents[2]
APPS = ("bluecom", "cartera", "documentos", "solicitudes", "indicadores")
_PREFIJO = re.compile(r"[a-z_]+:")


@pytest.fixture(scope="module")
def arboles() -> list[ast.Module]:
    return [ast.parse(ruta.read_text()) for app in APPS for ruta in (RAIZ / app).rglob("*.py")]


def test_every_act_that_is_written_in_the_log_has_its_words(arboles):
    constantes = {c: v for arbol in arboles for c, v in _constantes(arbol)}
    escritos = {acto for arbol in arboles for acto in _actos(arbol, constantes)}

    assert {"cerrar_expediente", "llamada", "editar_usuario", "bajar_exportacion"} <= escritos
    assert escritos - set(actos()) == set()


def test_every_chain_that_is_written_is_of_a_thing_with_a_name(arboles):
    prefijos = {prefijo for arbol in arboles for prefijo in _prefijos(arbol)}

    assert {"venta:", "contacto:", "cartera:", "usuario:", "precio:", "glosa:"} <= prefijos
    assert {prefijo for prefijo in prefijos if cosa_de(f"{prefijo}1") is None} == set()


def test_what_the_administration_keeps_is_of_the_catalogue_and_people_are_people():
    ambitos = {cosa.codigo: cosa.ambito for cosa in cosas()}

    assert ambitos["producto"] == Ambito.CATALOGO
    assert ambitos["usuario"] == Ambito.PERSONAS
    assert ambitos["venta"] == ambitos["contacto"] == ambitos["cartera"] == Ambito.VENTAS


def test_an_act_is_said_in_one_way_alone():
    with pytest.raises(ValueError, match="«tomar» ya se llama"):
        nombrar_actos({"tomar": "Otra cosa"})


def test_an_act_names_its_step_and_an_unnamed_field_is_read_as_it_is_written():
    assert frase_del_acto("corregir", {"paso": 8}) == "Abierto para corregir: paso 8"
    assert campo_en_palabras("is_active") == "Cuenta abierta"
    assert campo_en_palabras("costo_por_punto") == "Costo por punto"


def _constantes(arbol: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for nodo in arbol.body:
        if isinstance(nodo, ast.Assign):
            for destino in nodo.targets:
                if isinstance(destino, ast.Name):
                    yield destino.id, nodo.value


def _anotaciones(arbol: ast.Module) -> list[ast.Call]:
    """The calls of ``anotar``, or of a helper of its own of that name."""
    llamadas = [n for n in ast.walk(arbol) if isinstance(n, ast.Call) and len(n.args) > 1]
    return [
        n for n in llamadas if isinstance(n.func, ast.Name) and n.func.id.lstrip("_") == "anotar"
    ]


def _actos(arbol: ast.Module, constantes: dict[str, ast.expr]) -> set[str]:
    segundos = [n.args[1] for n in _anotaciones(arbol)]
    segundos = [constantes.get(s.id, s) if isinstance(s, ast.Name) else s for s in segundos]
    segundos += [r for s in segundos if isinstance(s, ast.IfExp) for r in (s.body, s.orelse)]
    return {s.value for s in segundos if isinstance(s, ast.Constant) and isinstance(s.value, str)}


def _prefijos(arbol: ast.Module) -> Iterator[str]:
    """How the chains begin: written where the act is, or by a ``cadena`` of the thing."""
    cadenas = [n for n in ast.walk(arbol) if isinstance(n, ast.FunctionDef) and n.name == "cadena"]
    for lugar in [*(n.args[0] for n in _anotaciones(arbol)), *cadenas]:
        for nodo in ast.walk(lugar):
            if isinstance(nodo, ast.JoinedStr) and isinstance(nodo.values[0], ast.Constant):
                hallado = _PREFIJO.match(str(nodo.values[0].value))
                if hallado:
                    yield hallado[0]
