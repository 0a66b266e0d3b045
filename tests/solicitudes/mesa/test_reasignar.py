"""A sale that changes hands: whom it is told, and what the one who had it may still open."""

from datetime import timedelta

import pytest
from django.test import Client

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.avisos import avisar
from bluecom.pendientes.models import Aviso
from cartera.models import ContactoCartera
from cartera.servicios.cola import reserva_desde
from solicitudes.finales.siguiente import tomar
from solicitudes.mesa.reasignar import reasignar
from solicitudes.models import Motivo
from solicitudes.pasos.p04_llamada.servicio import registrar_llamada
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.cartera.factories import ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = pytest.mark.django_db


def test_both_are_told_and_no_notice_leads_to_a_page_that_is_no_longer_theirs():
    venta = venta_en(Estado.ACEPTADA)
    de, a = venta.asesor, UsuarioFactory(rol=Rol.ASESOR, first_name="Nueva")
    avisar([de.pk], "Falta un dato.", clave="x", ahora=AHORA, url=venta.get_absolute_url())
    razon = Motivo.objects.filter(ambito=Motivo.Ambito.REASIGNACION)[0]
    jefe = UsuarioFactory(rol=Rol.SUPERVISOR)

    reasignar(venta.pk, acto=Acto(jefe, AHORA), a=a, motivo=razon)

    assert [aviso.url for aviso in Aviso.objects.filter(usuario=de)] == ["", ""]
    assert Aviso.objects.filter(usuario=de, texto__contains=f"pasó a {a}").exists()
    assert Aviso.objects.get(usuario=de, clave="x").cierre == f"la venta pasó a {a}"
    assert Aviso.objects.sin_leer().filter(usuario=a, clave="x").exists()
    nuevo = Client()
    nuevo.force_login(a, backend="django.contrib.auth.backends.ModelBackend")
    assert nuevo.get(Aviso.objects.filter(usuario=a)[0].url).status_code == 200


@pytest.mark.paso("10.1", "11.1")
@pytest.mark.parametrize(
    ("estado", "sigue"),
    [
        (Estado.ACEPTADA, "."),
        (Estado.IMPRESA, ": su carpeta se entrega hasta el 24/11 a las 10:00."),
        (Estado.OBSERVADA, ": su carpeta se corrige hasta el 24/11 a las 10:00."),
        (Estado.ENTREGADA, "."),
    ],
)
def test_who_is_given_it_reads_of_whom_and_until_when(estado, sigue):
    venta, a = venta_en(estado), UsuarioFactory(rol=Rol.ASESOR)
    razon = Motivo.objects.filter(ambito=Motivo.Ambito.REASIGNACION)[0]

    reasignar(venta.pk, acto=Acto(UsuarioFactory(rol=Rol.SUPERVISOR), AHORA), a=a, motivo=razon)

    dicho = Aviso.objects.get(usuario=a, clave__startswith="reasignada").texto
    assert dicho == f"Se le asignó la venta {venta.pk}, de {venta.cliente}{sigue}"


@pytest.mark.paso("1.2")
@pytest.mark.parametrize("estado", [Estado.TOMADA, Estado.VERIFICADA, Estado.FACTIBLE])
def test_from_each_state_in_hand_both_go_on(estado):
    venta = venta_en(estado)
    de, a = venta.asesor, UsuarioFactory(rol=Rol.ASESOR)
    otro = ContactoCarteraFactory(cartera=venta.contacto.cartera, asignado_a=de)

    reasignar(
        venta.pk,
        acto=Acto(UsuarioFactory(rol=Rol.SUPERVISOR), AHORA),
        a=a,
        motivo=Motivo.objects.filter(ambito=Motivo.Ambito.REASIGNACION)[0],
    )

    siguiente = tomar(acto=Acto(de, AHORA))
    assert siguiente is not None
    assert siguiente.contacto == otro
    assert tomar(acto=Acto(a, AHORA)) == venta
    if estado == Estado.FACTIBLE:
        llamada = registrar_llamada(venta.pk, acto=Acto(a, AHORA), resultado="CORTADA")
        assert llamada.agente == a


def test_the_new_one_has_the_client_for_a_whole_reservation():
    venta = venta_en(Estado.FACTIBLE)
    a, tarde = UsuarioFactory(rol=Rol.ASESOR), AHORA + timedelta(minutes=20)

    reasignar(
        venta.pk,
        acto=Acto(UsuarioFactory(rol=Rol.SUPERVISOR), tarde),
        a=a,
        motivo=Motivo.objects.filter(ambito=Motivo.Ambito.REASIGNACION)[0],
    )

    contacto = ContactoCartera.objects.get(pk=venta.contacto_id)
    assert contacto.reservado_por == a
    assert contacto.reservado_hasta == reserva_desde(tarde)


@pytest.mark.paso("1.2")
@pytest.mark.parametrize("de_prueba", [True, False])
def test_a_sale_for_practice_and_a_real_asesor_never_meet(de_prueba):
    venta = venta_en(Estado.ACEPTADA, asesor=UsuarioFactory(de_prueba=de_prueba))
    otra = UsuarioFactory(rol=Rol.ASESOR, de_prueba=not de_prueba)

    with pytest.raises(TransicionInvalida, match="Elija a un asesor"):
        reasignar(
            venta.pk,
            acto=Acto(UsuarioFactory(rol=Rol.SUPERVISOR), AHORA),
            a=otra,
            motivo=Motivo.objects.filter(ambito=Motivo.Ambito.REASIGNACION)[0],
        )
