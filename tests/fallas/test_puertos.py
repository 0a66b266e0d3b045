"""While another system is waited for, nobody else waits (2.1)."""

import pytest

from bluecom.cuentas.acto import Acto
from solicitudes.models import Venta
from solicitudes.pasos.p02_p03_consultas.servicio import verificar_requisitos
from solicitudes.reglas.estados import Estado
from tests.apoyo.adaptadores import AQUI
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.paso("2.1")]


def test_the_sale_is_not_held_while_its_system_is_asked(settings, caplog):
    venta = venta_en(Estado.TOMADA)
    settings.INTEGRACIONES = {**settings.INTEGRACIONES, "smartflex": f"{AQUI}.QueMiraElCandado"}

    verificar_requisitos(venta.pk, acto=Acto(venta.asesor, AHORA), servicios=["FTTH_GPON"])

    assert Venta.objects.get(pk=venta.pk).estado == Estado.VERIFICADA
    assert "Sistema que mira" not in caplog.text
