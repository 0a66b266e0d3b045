"""What people paste from WhatsApp and Word is read at every door as if it had been typed."""

import json
from pathlib import Path

import pytest

from bluecom.bolivia.campos import CampoCI, CampoCodigo, CampoCorreo, CampoTelefono
from bluecom.bolivia.identidad import CI, leer_ci, leer_nit
from bluecom.bolivia.telefonos import leer_linea, leer_telefono
from bluecom.bolivia.texto import clave_busqueda, tecleado
from solicitudes.pasos.numero_smartflex import CampoNumeroSmartflex

PEGADOS = json.loads((Path(__file__).parents[1] / "datos" / "pegados.json").read_text())


def de(que: str) -> pytest.MarkDecorator:
    casos = [(caso["entrada"], caso["debe"]) for caso in PEGADOS[que]]
    return pytest.mark.parametrize(("entrada", "debe"), casos)


@de("celular")
def test_a_pasted_mobile_is_its_number_in_a_form(entrada, debe):
    assert CampoTelefono(solo_celular=True).clean(entrada) == debe == leer_telefono(entrada)


@de("ci")
def test_a_pasted_ci_is_its_value_in_a_form(entrada, debe):
    assert CampoCI().clean(entrada) == CI(*debe) == leer_ci(entrada)


@de("nit")
def test_a_pasted_nit_is_its_digits(entrada, debe):
    assert leer_nit(entrada) == debe


@de("correo")
def test_a_pasted_address_can_be_written_to(entrada, debe):
    assert CampoCorreo().clean(entrada) == debe


@de("codigo")
def test_a_pasted_code_is_the_one_on_the_label(entrada, debe):
    assert CampoCodigo().clean(entrada) == debe == tecleado(entrada)


@de("linea")
def test_a_pasted_line_is_its_number(entrada, debe):
    assert leer_linea(entrada) == (debe, False)


def test_a_request_number_is_read_without_what_nobody_sees_and_only_in_our_digits():
    campo = CampoNumeroSmartflex(required=False)

    assert campo.clean("\u202a1234\u00a05678\u202c") == "12345678"
    with pytest.raises(Exception, match="solo cifras"):
        campo.clean("١٢٣٤٥٦")


def test_a_name_is_found_whatever_nobody_sees_in_it():
    assert clave_busqueda("Ma\u00adría\u200b \u202aRojas\u202c") == clave_busqueda("María Rojas")
