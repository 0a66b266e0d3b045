"""The main road: every state of the procedure is reached by the services alone."""

import pytest

from bluecom.bitacora.servicios import verificar
from bluecom.pendientes.servicios import procesar_pendientes
from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import venta_en


@pytest.mark.django_db
@pytest.mark.parametrize("estado", Estado.values)
def test_the_services_reach(estado):
    venta = venta_en(estado)

    assert venta.estado == estado
    assert verificar(venta.cadena) == []


@pytest.mark.paso("11.2")
@pytest.mark.django_db
def test_the_terms_email_concludes_an_installed_sale(mailoutbox):
    venta = venta_en(Estado.INSTALADA)

    procesar_pendientes()

    venta.refresh_from_db()
    assert venta.estado == Estado.CONCLUIDA
    assert venta.constancia == "ENVIADA"
    assert [correo.to for correo in mailoutbox] == [["cliente@correo.example"]]
