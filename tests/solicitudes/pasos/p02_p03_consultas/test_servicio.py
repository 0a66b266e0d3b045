"""Step 3 is asked of a place: that of the line, or the other one that the client dictated."""

from datetime import timedelta

import pytest

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from solicitudes.models import Venta
from solicitudes.pasos.p02_p03_consultas.servicio import revisar_otra_direccion
from solicitudes.reglas.errores import PermisoDenegado
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("3.2")]


def revisar(venta: Venta, usuario=None):
    return revisar_otra_direccion(
        venta.pk,
        acto=Acto(usuario or venta.asesor, AHORA),
        tecnologias=["COBRE"],
        direccion="AV AMERICA 1500",
    )


def test_another_address_is_checked_beside_the_line_s_and_moves_no_state(settings):
    venta = venta_en(Estado.ACEPTADA)

    alli = revisar(venta)

    assert (alli.paso, alli.direccion, alli.tecnologias) == (3, "AV AMERICA 1500", ["COBRE"])
    assert alli.vence_el == hoy(AHORA) + timedelta(days=settings.DIAS_CAPACIDAD)
    assert venta.verificaciones.filter(paso=3, direccion="").exists()
    assert Venta.objects.get(pk=venta.pk).estado == Estado.ACEPTADA


def test_a_colleague_checks_no_address_for_it():
    venta = venta_en(Estado.ACEPTADA)

    with pytest.raises(PermisoDenegado):
        revisar(venta, UsuarioFactory())
