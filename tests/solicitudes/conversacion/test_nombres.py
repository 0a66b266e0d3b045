"""To the client one speaks and writes as people do, whatever the portfolio's capitals."""

import pytest

from solicitudes.conversacion.pedidos import pedido_de_documentos
from solicitudes.models import CondicionComercial
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.guion import guion_de
from tests.solicitudes.factories import venta_en

EN_CAPITALES = {
    "nombres": "ROSA MARÍA",
    "apellido_paterno": "DE LA CRUZ",
    "apellido_materno": "PEÑARANDA",
}


@pytest.mark.django_db
@pytest.mark.paso("4.2", "6.1")
def test_the_name_in_capitals_is_said_in_script_message_and_letter_as_it_is_written():
    venta = venta_en(Estado.EXPLICADA, cliente=EN_CAPITALES)
    condicion = CondicionComercial.objects.filter(plan=venta.oferta.plan)[0]

    for texto in (pedido_de_documentos(venta), " ".join(guion_de(venta, condicion, []))):
        assert "Rosa María de la Cruz Peñaranda" in texto
        assert "ROSA" not in texto
