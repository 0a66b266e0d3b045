"""A refusal becomes words in one way, and who was first is news."""

import ast
from pathlib import Path

import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from bluecom.bolivia.errores import DatoInvalido
from bluecom.interfaz.rechazos import con_rechazos_dichos, intentar, razones_contra
from bluecom.mensajes import decir
from bluecom.rechazo import Rechazo, YaDecidido
from documentos.errores import SinEspacio
from solicitudes.direcciones.valores import DireccionInvalida, ErrorDireccion
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida

RAIZ = Path(__file__).parents[2]
DOS = ["Falta esto.", "Falta aquello."]


@pytest.fixture
def peticion() -> HttpRequest:
    una = RequestFactory().post("/")
    una.session = {}
    una._messages = FallbackStorage(una)
    return una


def dichos(peticion: HttpRequest) -> list[tuple[str, str]]:
    return [(m.level_tag, str(m)) for m in peticion._messages]


def rechazar(rechazo: Exception) -> None:
    raise rechazo


@pytest.mark.parametrize(
    ("rechazo", "razones"),
    [
        (TransicionInvalida(DOS), DOS),
        (PermisoDenegado("No le corresponde."), ["No le corresponde."]),
        (DatoInvalido("Escriba el número."), ["Escriba el número."]),
        (DireccionInvalida([ErrorDireccion("X", 1, "via", d) for d in DOS]), DOS),
    ],
)
def test_every_refusal_carries_its_sentences(rechazo, razones):
    assert (rechazo.razones, str(rechazo)) == (razones, " ".join(razones))


def test_a_full_disk_is_a_refusal_with_its_sentence():
    assert SinEspacio().razones[0].startswith("No hay espacio en el disco")


def test_each_sentence_is_one_message_that_names_its_sale(peticion):
    decir(peticion, TransicionInvalida(DOS), de="Venta 7: ")

    assert dichos(peticion) == [("error", f"Venta 7: {razon}") for razon in DOS]


def test_that_another_was_first_is_news(peticion):
    assert not intentar(peticion, lambda: rechazar(YaDecidido("Ya está aprobada.")))

    assert dichos(peticion) == [("info", "Ya está aprobada.")]


def test_what_is_done_is_said_once(peticion):
    assert intentar(peticion, lambda: None, exito="Hecho.")
    assert intentar(peticion, lambda: None)

    assert dichos(peticion) == [("success", "Hecho.")]


def test_above_what_was_typed_go_the_reasons_but_no_news_and_nothing_unforeseen():
    assert razones_contra(lambda: None) == []
    assert razones_contra(lambda: rechazar(Rechazo(DOS))) == DOS
    for otra in (YaDecidido("Ya está."), ZeroDivisionError()):
        with pytest.raises(type(otra)):
            razones_contra(lambda otra=otra: rechazar(otra))


@pytest.mark.parametrize(
    ("rechazo", "nivel"), [(Rechazo("No."), "error"), (YaDecidido("No."), "info")]
)
def test_a_view_says_its_refusals_on_the_page_that_follows(peticion, rechazo, nivel):
    @con_rechazos_dichos(lambda numero: f"/cosas/{numero}/")
    def vista(request: HttpRequest, numero: int) -> HttpResponse:
        raise rechazo

    respuesta = vista(peticion, numero=7)

    assert (respuesta.status_code, respuesta["Location"]) == (302, "/cosas/7/")
    assert dichos(peticion) == [(nivel, "No.")]


def test_a_script_that_asks_gets_the_refusal_alone():
    @con_rechazos_dichos(lambda: "/")
    def vista(request: HttpRequest) -> HttpResponse:
        raise Rechazo(DOS)

    respuesta = vista(RequestFactory().post("/", headers={"HX-Request": "true"}))

    assert respuesta.status_code == 422
    assert all(razon in respuesta.content.decode() for razon in DOS)


def test_nobody_else_turns_a_refusal_into_messages():
    """Whoever holds one in an ``except`` and wants it said asks ``decir``."""
    sueltos = [
        f"{modulo.relative_to(RAIZ)}:{captura.lineno}"
        for paquete in ("bluecom", "cartera", "documentos", "solicitudes", "indicadores")
        for modulo in (RAIZ / paquete).rglob("*.py")
        for captura in ast.walk(ast.parse(modulo.read_text()))
        if isinstance(captura, ast.ExceptHandler)
        and captura.name
        and any(_dice(pieza, captura.name) for pieza in ast.walk(captura))
    ]

    assert sueltos == []


def _dice(pieza: ast.AST, nombre: str) -> bool:
    """``messages.…(…, str(error))``, or of each of its ``razones``."""
    if not isinstance(pieza, ast.Call) or not ast.unparse(pieza.func).startswith("messages."):
        return False
    return any(isinstance(n, ast.Name) and n.id in {nombre, "razon"} for n in ast.walk(pieza))
