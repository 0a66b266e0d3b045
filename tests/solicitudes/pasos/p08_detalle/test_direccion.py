"""What step 8 proposes of the address that the client dictated (8.1)."""

import pytest

from solicitudes.direcciones import componer
from solicitudes.direcciones.valores import DireccionInvalida
from solicitudes.pasos.p08_detalle.direccion import (
    DireccionForm,
    direccion_propuesta,
    leer,
    vista_de_direccion,
)
from solicitudes.pasos.p08_detalle.formulario import DetalleForm
from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import venta_en

RURAL = "INNOMINADA - 1512 ZONA PUCARA BARRIO EL PORVENIR"


@pytest.mark.paso("Anexo 1.6")
@pytest.mark.parametrize("dictada", [RURAL, RURAL.replace(" - ", " ")])
def test_the_annexs_own_rural_example_lacks_only_how_to_get_there(dictada):
    propuesta = direccion_propuesta(dictada)

    assert propuesta["rural"]
    assert (propuesta["via"], propuesta["numero"]) == ("INNOMINADA", "1512")
    assert (propuesta["zona"], propuesta["barrio"]) == ("PUCARA", "EL PORVENIR")
    with pytest.raises(DireccionInvalida) as invalida:
        componer(propuesta)
    assert invalida.value.codigos == ["OBS_RURAL_OBLIGATORIA"]


@pytest.mark.paso("Anexo 1.6")
def test_how_to_get_there_completes_it():
    propuesta = direccion_propuesta(RURAL, "AV. VILLAZON KM 8 AL NORTE 5 CUADRAS, CASA 2P")

    assert leer(propuesta).caso == 6


@pytest.mark.paso("8.1")
def test_what_has_no_number_stays_whole_for_a_person_to_read():
    propuesta = direccion_propuesta("por la cancha del tropezón")

    assert propuesta["via"] == "POR LA CANCHA DEL TROPEZÓN"
    assert propuesta["linea_libre"] == "por la cancha del tropezón"


@pytest.mark.paso("8.1", "9.1")
def test_what_the_client_said_of_how_to_get_there_goes_along_with_the_portfolios_words():
    dictada = "LA PAZ - 2040 ENTRE LANZA Y ANTEZANA. OBSERVACIONES: PARQUE LINCOLN"

    observaciones = direccion_propuesta(dictada, "frente a la cancha")["observaciones"]

    assert "FRENTE A LA CANCHA" in observaciones
    assert "PARQUE LINCOLN" in observaciones


@pytest.mark.django_db
@pytest.mark.paso("8.1")
def test_step_8_opens_with_what_the_client_dictated_at_step_5():
    venta = venta_en(Estado.REGISTRADA, ficha={"ubicacion": "FRENTE A LA CANCHA"})
    venta.contacto.direccion = f"{RURAL}"

    inicial = DetalleForm(venta).initial

    assert inicial["zona"] == "PUCARA"
    assert "FRENTE A LA CANCHA" in inicial["observaciones"]


@pytest.mark.paso("8.1")
def test_an_error_is_said_once_beside_its_field():
    form = DireccionForm({"caso": "1", "via": "LA PAZ", "numero": "0", "manda": "campos"})

    vista = vista_de_direccion(form)

    assert {error.campo for error in vista["errores"]} >= {"numero"}
    assert vista["aparte"] == []
