"""The laws of Annex 1, held by drawn addresses and by any text at all (8.1)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solicitudes.direcciones import DireccionInvalida, analizar, componer, normalizar
from tests.apoyo.leyes import perfil
from tests.solicitudes.direcciones.estrategias import dichos, direcciones

cualquier_texto = st.one_of(st.text(), dichos, direcciones().map(lambda d: d.formatear()))
CLAVES = st.sampled_from("caso via numero cruce_1 cruce_2 zona piso observaciones".split())
pytestmark = pytest.mark.paso("8.1")


@perfil
@given(direcciones())
def test_what_is_written_is_read_back_the_same(direccion):
    assert analizar(direccion.formatear(), rural=direccion.rural) == direccion


@perfil
@given(direcciones())
def test_line_and_observations_may_come_apart(direccion):
    leida = analizar(direccion.linea, rural=direccion.rural, observaciones=direccion.observaciones)

    assert leida == direccion


@perfil
@given(direcciones())
def test_nothing_valid_changes_when_normalized(direccion):
    propuesta = normalizar(direccion.formatear())

    assert (propuesta.linea, propuesta.observaciones) == (direccion.linea, direccion.observaciones)
    assert propuesta.direccion == direccion


@perfil
@given(direcciones())
def test_its_fields_compose_the_same_address(direccion):
    assert componer(direccion.campos()) == direccion


@perfil
@given(cualquier_texto, st.text(max_size=20))
def test_a_proposal_proposes_itself(texto, observaciones):
    propuesta = normalizar(texto, observaciones=observaciones)

    assert normalizar(propuesta.formatear()) == propuesta
    assert normalizar(propuesta.linea, observaciones=propuesta.observaciones) == propuesta


@perfil
@given(cualquier_texto, st.text(max_size=20), st.booleans(), st.lists(st.text(max_size=9)))
def test_no_text_raises_anything_but_the_documented_error(texto, observaciones, rural, calles):
    leida, errores = _intentar(
        analizar, texto, rural=rural, observaciones=observaciones, catalogo=calles
    )

    assert all(e.columna >= 1 and e.campo and e.mensaje for e in errores)
    assert errores or leida.linea == texto.split(". OBSERVACIONES:")[0]


@perfil
@given(st.dictionaries(CLAVES, st.one_of(st.none(), st.integers(), st.text(max_size=12))))
def test_no_form_raises_anything_but_the_documented_error(campos):
    compuesta, errores = _intentar(componer, campos)

    assert all(e.campo and e.mensaje for e in errores)
    assert errores or analizar(compuesta.formatear(), rural=compuesta.rural) == compuesta


def _intentar(funcion, *args, **opciones):
    """The address, or the errors that refused it; anything else breaks the test."""
    try:
        return funcion(*args, **opciones), []
    except DireccionInvalida as invalida:
        return None, invalida.errores
