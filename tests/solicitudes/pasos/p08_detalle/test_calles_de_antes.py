"""A base of before knows the streets that its details named (8.1)."""

import pytest

from solicitudes.models import Detalle, Venta
from solicitudes.pasos.p08_detalle.calles import calles_conocidas, cruces_de
from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import venta_en


@pytest.mark.paso("8.1")
def test_what_the_details_taught_before_is_known(antes_de):
    venta = venta_en(Estado.DETALLADA)
    campos = {"via": "LA PAZ", "cruce_1": "LANZA"}
    Detalle.objects.filter(venta=venta).update(direccion_campos=campos, direccion_caso=1)
    with antes_de("solicitudes", "_calles_aprendidas"):
        pass

    fresca = Venta.objects.get(pk=venta.pk)
    assert calles_conocidas(fresca) == ["LA PAZ", "LANZA"]
    assert cruces_de(fresca, "LA PAZ") == ["LANZA"]
