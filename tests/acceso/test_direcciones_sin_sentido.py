"""An address that makes no sense gets an answer in words, whoever opens it."""

import pytest

from bluecom.cuentas.models import Rol
from tests.solicitudes.factories import venta_en

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("rol", "ruta", "estado"),
    [
        (Rol.ASESOR, "/p/x%00y/", 404),
        (Rol.JEFE_VENTAS, "/mes/2026-11/filas/registradas/?producto=a%00b", 400),
        (Rol.JEFE_VENTAS, "/buscar/?q=%00", 400),
        (Rol.ADMINISTRADOR, "/guia/?ahora=0001-01-01", 200),
        (Rol.ADMINISTRADOR, "/guia/?ahora=9999-12-31T23:59", 200),
    ],
)
def test_a_nul_or_a_date_beyond_the_calendar(mundo, rol, ruta, estado):
    assert mundo.como(rol).get(ruta).status_code == estado


@pytest.mark.parametrize("numero", [0, 12, 99999])
def test_a_step_that_is_none_is_not_corrected(mundo, numero):
    ruta = f"/ventas/{mundo.venta.pk}/corregir/{numero}/"

    assert mundo.como(Rol.ASESOR).get(ruta).status_code == 404


def test_the_gloss_is_not_shown_before_its_step(mundo):
    venta = venta_en("TOMADA")
    cliente = mundo.como(Rol.ASESOR)
    cliente.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")

    assert cliente.post(f"/ventas/{venta.pk}/glosa/").status_code == 404
