"""What people paste from WhatsApp and Word, in a file and in *Buscar*."""

import pytest
from django.test import Client

from bluecom.bolivia.identidad import CI
from bluecom.cuentas.acto import Acto
from cartera.models import Cliente, ContactoCartera
from cartera.servicios import importar_cartera
from solicitudes.reglas.estados import Estado
from tests.bolivia.test_pegados import PEGADOS
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import venta_en

BACKEND = "django.contrib.auth.backends.ModelBackend"


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

    importar_cartera(archivo, nombre="N", acto=Acto(UsuarioFactory(), ahora))

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
