"""Whatever part dies, freezes or has no room while people work: their acts are done, once each."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.apoyo.esperar import esperar_a
from tests.arranque.carpeta import carpeta_propia
from tests.fallas.piso.momentos import Momento, momentos_de
from tests.fallas.piso.persona import Respuesta
from tests.fallas.piso.pila import Pila, congelado, muerto, sin_disco

pytestmark = [pytest.mark.largo, pytest.mark.paso("2.1", "6.2", "10.1")]

FALLAS: list[tuple[str, Any]] = [
    ("base de datos", muerto),
    ("base de datos", congelado),
    ("Redis", muerto),
    ("Redis", congelado),
    ("buzón de correo", muerto),
    ("buzón de correo", congelado),
    ("tareas", muerto),
    ("tareas", congelado),
    ("reloj", muerto),
    ("reloj", congelado),
    ("web", muerto),
    ("web", sin_disco),
]
FRASES = ("Espere unos segundos", "No hay espacio")


@pytest.fixture(scope="module")
def pila() -> Iterator[Pila]:
    with pytest.MonkeyPatch.context() as entorno, carpeta_propia(entorno) as datos:
        pila = Pila(datos, len(FALLAS))
        yield pila
        pila.marcha.detener()


@pytest.mark.parametrize(
    ("cual", "que", "falla"),
    [(n, *caso) for n, caso in enumerate(FALLAS)],
    ids=[f"{que}-{falla.__name__}" for que, falla in FALLAS],
)
def test_what_people_were_doing_is_done_once_when_something(pila: Pila, cual, que, falla):
    momentos = momentos_de(pila.escenas[cual], pila.url)
    se_iba = momentos["salir"].persona.galletas["sessionid"]
    correo = pila.marcha.deber_correo()

    with falla(pila.procesos()[que]()):
        primeras = _todos_a_la_vez(list(momentos.values()))
    for primera in primeras:
        assert _se_entiende(primera, sin_web=que == "web"), primera
    if (que, falla) == ("base de datos", congelado):
        assert {primera.estado for primera in primeras} == {503}
    for momento in momentos.values():
        esperar_a(lambda momento=momento: momento.intentar().hecha, 120)

    with pila.base() as base:
        for momento in filter(lambda m: m.hechos, momentos.values()):
            assert momento.cuantos(base, momento.hechos) == 1
        impresa = momentos["imprimir"]
        esperar_a(lambda: impresa.cuantos(base, impresa.al_final) == 1, 120)
    assert momentos["entrar"].persona.mirar("/avisos/").estado == 200
    assert momentos["salir"].persona.con_la_galleta(se_iba).estado == 302
    esperar_a(lambda: pila.marcha.llego(correo), 120)
    esperar_a(pila.marcha.atiende, 60)


def _todos_a_la_vez(momentos: list[Momento]) -> list[Respuesta]:
    with ThreadPoolExecutor(len(momentos)) as hilos:
        return list(hilos.map(Momento.intentar, momentos))


def _se_entiende(respuesta: Respuesta, *, sin_web: bool) -> bool:
    """Done, or a sentence that says what to do; nothing at all only from a web that is gone."""
    if respuesta.hecha or (sin_web and respuesta.estado == 0):
        return True
    return any(frase in respuesta.texto for frase in FRASES)
