"""What people paste from WhatsApp and Word is read at every door as if it had been typed."""

import json
from pathlib import Path

import pytest
from django.test import Client

from bluecom.bolivia.campos import CampoCI, CampoCodigo, CampoCorreo, CampoTelefono
from bluecom.bolivia.identidad import CI, leer_ci, leer_nit
from bluecom.bolivia.telefonos import leer_linea, leer_telefono
from bluecom.bolivia.texto import clave_busqueda, tecleado
from cartera.models import Cliente, ContactoCartera
from cartera.servicios import importar_cartera
from solicitudes.pasos.numero_smartflex import CampoNumeroSmartflex
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import venta_en

PEGADOS = json.loads((Path(__file__).parents[1] / "datos" / "pegados.json").read_text())
BACKEND = "django.contrib.auth.backends.ModelBackend"


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


@pytest.mark.paso("1.1")
def test_a_pasted_row_is_imported_as_typed(db, ahora):
    celdas = {
        "TELEFONO": PEGADOS["linea"][1]["entrada"],
        "CELULAR": PEGADOS["celular"][2]["entrada"],
        "CI": PEGADOS["ci"][1]["entrada"],
        "CODIGO": PEGADOS["codigo"][0]["entrada"],
        "CORREO": PEGADOS["correo"][0]["entrada"],
        "NOMBRE": "Ma\u200bría",
    }
    archivo = f"{';'.join(celdas)}\n{';'.join(celdas.values())}\n".encode()

    importar_cartera(archivo, nombre="N", usuario=UsuarioFactory(), ahora=ahora)

    contacto, cliente = ContactoCartera.objects.get(), Cliente.objects.get()
    assert contacto.linea == "+59144469008"
    assert {t.numero for t in cliente.telefonos.all()} == {contacto.linea, "+59170712345"}
    assert (cliente.ci, cliente.codigo) == (CI("1234567", "1A", "CB"), "AB-12")
    assert (cliente.correo, cliente.nombres) == ("ana-maria@correo.example", "María")


@pytest.mark.parametrize(
    "texto", ["\u202a+591 44469008\u202c", "444\u20116\u20119008", "\u20661234567\u20131A\u2069"]
)
def test_a_pasted_number_finds_the_same_sale(texto, db, client: Client):
    cliente = {"ci_numero": "1234567", "ci_complemento": "1A"}
    venta = venta_en(Estado.TOMADA, cliente=cliente)
    ContactoCartera.objects.filter(pk=venta.contacto_id).update(linea="+59144469008")
    client.force_login(venta.asesor, backend=BACKEND)

    pagina = client.get("/buscar/", {"q": texto}).content.decode()

    assert f"/ventas/{venta.pk}/" in pagina
