"""Step 3: until when what was read holds, and that it may say no."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from bluecom.cuentas.acto import Acto
from solicitudes.finales.servicio import descartar
from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import AHORA, motivo, venta_en


@pytest.mark.paso("3.2")
@pytest.mark.django_db
@pytest.mark.parametrize("dias", [-1, 367, 26_000])
def test_capacity_is_never_valid_until_a_day_that_cannot_be(client: Client, dias: int):
    venta = venta_en(Estado.VERIFICADA)
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")
    hasta = timezone.localdate() + timedelta(days=dias)

    respuesta = client.post(
        f"/ventas/{venta.pk}/pasos/3/",
        {"tecnologias": ["FTTH", "COBRE"], "valida_hasta": hasta.isoformat()},
    )

    assert respuesta.status_code == 422
    assert "hasta dentro de un año" in respuesta.content.decode()
    assert not venta.verificaciones.filter(paso=3).exists()


@pytest.mark.paso("3.2")
@pytest.mark.django_db
def test_no_capacity_is_recorded_as_the_answer_of_the_check():
    venta = venta_en(Estado.VERIFICADA)
    sin_red = motivo("SIN_CAPACIDAD", "SIN_RED")

    descartar(venta.pk, acto=Acto(venta.asesor, AHORA), motivo=sin_red)

    consulta = venta.verificaciones.get(paso=3)
    assert (consulta.favorable, consulta.motivo) == (False, sin_red)
