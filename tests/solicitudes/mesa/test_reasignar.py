"""A sale that changes hands: whom it is told, and what the one who had it may still open."""

import pytest
from django.test import Client

from bluecom.cuentas.models import Rol
from bluecom.pendientes.avisos import avisar
from bluecom.pendientes.models import Aviso
from solicitudes.mesa.reasignar import reasignar
from solicitudes.models import Motivo
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = pytest.mark.django_db


def test_both_are_told_and_no_notice_leads_to_a_page_that_is_no_longer_theirs():
    venta = venta_en(Estado.ACEPTADA)
    de, a = venta.asesor, UsuarioFactory(rol=Rol.ASESOR, first_name="Nueva")
    avisar([de.pk], "Falta un dato.", clave="x", ahora=AHORA, url=venta.get_absolute_url())
    razon = Motivo.objects.filter(ambito=Motivo.Ambito.REASIGNACION)[0]
    jefe = UsuarioFactory(rol=Rol.SUPERVISOR)

    reasignar(venta.pk, usuario=jefe, ahora=AHORA, a=a, motivo=razon)

    assert [aviso.url for aviso in Aviso.objects.filter(usuario=de)] == ["", ""]
    assert Aviso.objects.filter(usuario=de, texto__contains=f"pasó a {a}").exists()
    nuevo = Client()
    nuevo.force_login(a, backend="django.contrib.auth.backends.ModelBackend")
    assert nuevo.get(Aviso.objects.get(usuario=a).url).status_code == 200
