"""Step 8.1: streets are learnt from accepted addresses, and suggested though mistyped."""

import pytest
from django.core.exceptions import ValidationError

from solicitudes.direcciones import DireccionInvalida, analizar
from solicitudes.models import CalleAprendida, Detalle, EstructuraProducto, Venta
from solicitudes.pasos.p08_detalle.calles import calles_conocidas, cruces_de, juntar_calles, sugerir
from solicitudes.pasos.p08_detalle.componentes import campo_de_celda
from solicitudes.pasos.p08_detalle.direccion import (
    DireccionForm,
    campos_de,
    leer,
    leer_linea,
    sugerencias,
)
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import DIRECCION, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("8.1")]


def aprendida(via: str, *cruces: str, **datos) -> Venta:
    """A sale detailed at this address."""
    venta = venta_en(Estado.DETALLADA, **datos)
    campos = {"via": via, **{f"cruce_{n}": c for n, c in enumerate(cruces, start=1)}}
    Detalle.objects.filter(venta=venta).update(direccion_campos=campos, direccion_caso=1)
    return venta


def test_every_street_of_an_address_is_learnt_once():
    venta = aprendida("LA PAZ", "LANZA", "ANTEZANA")
    aprendida("SUCRE", "LANZA")

    assert calles_conocidas(venta) == ["ANTEZANA", "LA PAZ", "LANZA", "SUCRE"]


def test_practice_teaches_no_street_to_real_sales():
    real = aprendida("LA PAZ")
    de_prueba = aprendida("INVENTADA", asesor=UsuarioFactory(de_prueba=True))

    assert calles_conocidas(real) == ["LA PAZ"]
    assert calles_conocidas(de_prueba) == ["INVENTADA"]


@pytest.mark.parametrize(
    ("via", "cruces"),
    [
        ("la paz", ["ANTEZANA", "LANZA"]),
        ("SUCRE", []),
        ("", []),
        ("LA PAZ\0", ["ANTEZANA", "LANZA"]),
    ],
)
def test_a_street_is_crossed_by_those_that_crossed_it(via, cruces):
    venta = aprendida("LA PAZ", "LANZA", "ANTEZANA")

    assert cruces_de(venta, via) == cruces


@pytest.mark.parametrize(
    ("escrito", "primero", "sugeridas"),
    [
        ("antesana", [], ["ANTEZANA"]),
        ("ANTEZANA", [], []),
        ("x", ["LANZA"], ["LANZA"]),
        ("", [], []),
    ],
)
def test_a_slip_is_forgiven_and_what_is_already_written_is_not_suggested(
    escrito, primero, sugeridas
):
    assert sugerir(escrito, ["ANTEZANA", "LANZA"], primero=primero) == sugeridas


def test_the_crossings_of_the_street_come_first_among_those_alike():
    assert sugerir("san", ["SAN JUAN", "SAN LUIS"], primero=["SAN LUIS"])[0] == "SAN LUIS"


def test_the_editor_suggests_for_each_street_what_is_being_written_there():
    venta = aprendida("LA PAZ", "LANZA", "ANTEZANA")
    form = DireccionForm({"via": "LA PAZ", "cruce_1": "lansa", "cruce_2": ""})

    dichas = sugerencias(form, venta, calles_conocidas(venta))

    assert dichas["cruce_1"] == ["LANZA"]
    assert dichas["cruce_2"] == ["ANTEZANA", "LANZA"]


def test_the_fields_of_an_address_make_that_very_address():
    direccion = analizar(DIRECCION)

    campos = campos_de(direccion)

    assert campos["linea_libre"] == DIRECCION
    assert leer(campos) == leer(campos, manda_la_linea=True) == direccion


def test_what_is_observed_apart_stays_unless_the_line_says_its_own():
    assert leer_linea(DIRECCION, "frente a la plaza").observaciones == "FRENTE A LA PLAZA"
    assert leer_linea(DIRECCION).observaciones == ""
    with pytest.raises(DireccionInvalida):
        leer_linea("donde siempre")


@pytest.mark.paso("8.2")
def test_a_component_takes_as_many_as_its_structure_admits_and_no_more():
    celda = EstructuraProducto.objects.filter(producto="FTTH_GPON", componente="ONT")[0]

    campo = campo_de_celda(celda, 1)

    assert (campo.initial, campo.clean(celda.maximo)) == (1, celda.maximo)
    with pytest.raises(ValidationError, match=f"como máximo {celda.maximo}"):
        campo.clean(celda.maximo + 1)


def test_a_street_that_was_corrected_away_is_no_longer_known():
    venta = aprendida("LA PAZ", "LANZA")
    aprendida("LANZA")
    Detalle.objects.filter(venta=venta).update(direccion_campos={"via": "SUCRE"})

    fresca = Venta.objects.get(pk=venta.pk)

    assert calles_conocidas(fresca) == ["LANZA", "SUCRE"]
    assert cruces_de(fresca, "LA PAZ") == []


def test_what_is_joined_is_known_as_before():
    venta = aprendida("LA PAZ", "LANZA")
    aprendida("LA PAZ", "LANZA", "ANTEZANA")
    antes = calles_conocidas(venta), cruces_de(venta, "LA PAZ")

    assert juntar_calles() > CalleAprendida.objects.count()

    fresca = Venta.objects.get(pk=venta.pk)
    assert (calles_conocidas(fresca), cruces_de(fresca, "LA PAZ")) == antes
    assert CalleAprendida.objects.get(calle="LA PAZ", con="LANZA").n == 2


def test_the_streets_are_known_without_reading_what_taught_them(django_assert_num_queries):
    venta = Venta.objects.select_related("contacto__cartera").get(pk=aprendida("LA PAZ").pk)

    with django_assert_num_queries(1) as dichas:
        assert calles_conocidas(venta) == calles_conocidas(venta) == ["LA PAZ"]

    assert "solicitudes_detalle" not in dichas.captured_queries[0]["sql"]
