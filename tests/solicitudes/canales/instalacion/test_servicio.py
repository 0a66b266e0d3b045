"""Step 11.2: visits that did not install, and the one that did."""

from datetime import timedelta

import pytest

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from solicitudes.canales.instalacion.servicio import registrar_instalacion, registrar_visita_fallida
from solicitudes.models import Motivo, Venta
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.2")]
HOY, MANANA = hoy(AHORA), hoy(AHORA) + timedelta(days=1)


def visitar(venta: Venta, usuario, fecha=HOY):
    return registrar_visita_fallida(
        venta.pk,
        acto=Acto(usuario, AHORA),
        fecha=fecha,
        motivo=Motivo.objects.filter(ambito=Motivo.Ambito.VISITA)[0],
        nueva_fecha=MANANA,
    )


def test_after_a_failed_visit_the_sale_is_where_it_was_and_may_still_be_installed(canales):
    venta = venta_en(Estado.CONFORME)

    visita = visitar(venta, canales)
    assert (visita.hecha, visita.nueva_fecha) == (False, MANANA)
    assert Venta.objects.get(pk=venta.pk).estado == Estado.CONFORME

    registrar_instalacion(venta.pk, acto=Acto(canales, AHORA), fecha=HOY)
    assert Venta.objects.get(pk=venta.pk).estado == Estado.INSTALADA


@pytest.mark.parametrize("dias", [-1, 1])
def test_nobody_visits_before_the_request_nor_tomorrow(canales, dias):
    with pytest.raises(TransicionInvalida, match="La fecha no puede ser"):
        visitar(venta_en(Estado.CONFORME), canales, HOY + timedelta(days=dias))


def test_a_visit_is_noted_by_canales_virtuales_of_a_registered_sale(canales):
    venta = venta_en(Estado.CONFORME)
    with pytest.raises(PermisoDenegado):
        visitar(venta, venta.asesor)
    with pytest.raises(TransicionInvalida):
        visitar(venta_en(Estado.DETALLADA), canales)

    assert not venta.visitas.exists()
