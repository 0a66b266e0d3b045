"""A hand-over whose instant lies before its own start: some clock was set back (10.1)."""

from datetime import timedelta

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Aviso
from solicitudes.canales.recepcion.servicio import recibir
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, proponer, venta_en


@pytest.mark.django_db
@pytest.mark.paso("10.1")
def test_it_is_received_marked_and_a_jefe_is_asked():
    jefa = UsuarioFactory(rol=Rol.JEFE_VENTAS)
    canales = UsuarioFactory(rol=Rol.CANALES_VIRTUALES)
    venta = venta_en(Estado.IMPRESA)
    proponer([venta])

    recibida = recibir(venta.pk, acto=Acto(canales, AHORA - timedelta(hours=1)))

    plazo = recibida.plazo_entrega
    assert (recibida.estado, plazo.por_aclarar, plazo.a_tiempo) == (Estado.ENTREGADA, True, None)
    assert Aviso.objects.abiertos().get(usuario=jefa).asunto == plazo.asunto
