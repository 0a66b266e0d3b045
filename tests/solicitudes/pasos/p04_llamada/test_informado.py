"""What was told of one offer, when the client takes another (5.1)."""

from copy import copy

import pytest

from solicitudes.models import CondicionComercial, FichaLlamada
from solicitudes.pasos.p04_llamada.informado import olvidar_lo_que_cambio
from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import venta_en


@pytest.mark.paso("5.1")
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("campo", "valor", "se_olvida"),
    [("permanencia", 24, set()), ("tarifa", "1.00", {"tarifa"})],
)
def test_only_what_the_other_offer_says_otherwise_is_forgotten(campo, valor, se_olvida):
    venta = venta_en(Estado.EXPLICADA)
    dicho = set(venta.ficha.informado)
    otra = copy(venta.oferta)
    otra.condicion = CondicionComercial.objects.exclude(pk=otra.condicion_id)[0]
    otra.condiciones = {**otra.condiciones, campo: valor}

    olvidar_lo_que_cambio(venta, venta.oferta, otra)

    assert dicho - set(FichaLlamada.objects.get(venta=venta).informado) == se_olvida


@pytest.mark.paso("5.1")
@pytest.mark.django_db
def test_the_same_offer_accepted_again_forgets_nothing():
    venta = venta_en(Estado.EXPLICADA)
    dicho = dict(venta.ficha.informado)

    olvidar_lo_que_cambio(venta, venta.oferta, venta.oferta)

    assert FichaLlamada.objects.get(venta=venta).informado == dicho
