"""The notices of a sale end with what they ask for."""

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.avisos import avisar
from bluecom.pendientes.models import Aviso
from solicitudes.canales.recepcion.servicio import recibir
from solicitudes.canales.revision.reapertura import pedir_reapertura, rechazar_reapertura
from solicitudes.canales.revision.servicio import subsanar
from solicitudes.finales.servicio import anular
from solicitudes.pasos.p11_entrega.servicio import retirar_acta
from solicitudes.plazos.asuntos import (
    ENTREGAR,
    NO_VINO,
    REVISAR,
    TODO,
    asunto,
    avisar_acta,
    salir_del_acta,
    terminar,
    terminar_acta,
)
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, proponer, venta_en

pytestmark = pytest.mark.django_db


def abiertos(venta):
    return Aviso.objects.abiertos().filter(asunto__startswith=f"{asunto(venta, TODO)}:")


@pytest.mark.paso("11.1")
def test_what_was_observed_asks_for_nothing_once_it_is_answered():
    venta = venta_en(Estado.OBSERVADA)
    (devuelta,) = abiertos(venta)
    assert devuelta.usuario == venta.asesor

    venta.observaciones.update(respuesta="Corregida", respondida_en=AHORA)
    subsanar(venta.pk, acto=Acto(venta.asesor, AHORA))

    devuelta.refresh_from_db()
    assert devuelta.cierre == "la carpeta volvió corregida"
    assert {a.asunto for a in abiertos(venta)} == {asunto(venta, REVISAR)}


@pytest.mark.paso("11")
def test_a_folder_that_did_not_come_asks_until_it_is_received():
    venta = venta_en(Estado.IMPRESA)
    canales = UsuarioFactory(rol=Rol.CANALES_VIRTUALES)
    avisar([venta.asesor_id], "No vino.", clave="x", ahora=AHORA, asunto=asunto(venta, NO_VINO))
    assert [a.asunto for a in abiertos(venta)] == [asunto(venta, NO_VINO)]

    terminar(venta, "recibir", acto=Acto(canales, AHORA))

    assert not abiertos(venta).exists()


@pytest.mark.paso("11")
def test_a_folder_that_leaves_its_acta_is_still_to_be_handed_over():
    venta = venta_en(Estado.IMPRESA)
    for que in (ENTREGAR, NO_VINO):
        avisar([venta.asesor_id], "…", clave=que, ahora=AHORA, asunto=asunto(venta, que))

    salir_del_acta(venta, acto=Acto(venta.asesor, AHORA))

    assert [a.asunto for a in abiertos(venta)] == [asunto(venta, ENTREGAR)]


@pytest.mark.paso("11.1")
def test_a_reopening_that_is_refused_waits_for_no_jefe():
    jefa = UsuarioFactory(rol=Rol.JEFE_SERVICIO)
    canales = UsuarioFactory(rol=Rol.CANALES_VIRTUALES)
    venta = venta_en(Estado.CONFORME)
    razon = motivo("REAPERTURA", "CLIENTE_RECLAMA")
    pedir_reapertura(venta.pk, acto=Acto(canales, AHORA), motivo=razon, item="CARTA")

    no = motivo("NEGATIVA", "ESTA_BIEN")
    rechazar_reapertura(venta.pk, acto=Acto(jefa, AHORA), motivo=no)

    assert Aviso.objects.get(usuario=jefa).cierre == f"{jefa} no aceptó reabrirla"


def test_of_an_annulled_sale_nothing_is_left_to_do_and_of_others_all():
    venta = venta_en(Estado.OBSERVADA)
    avisar([venta.asesor_id], "De otra.", clave="otra", ahora=AHORA, asunto=f"venta:{venta.pk}9:x")

    anular(venta.pk, acto=Acto(venta.asesor, AHORA), motivo=motivo("ANULACION", "CLIENTE_DESISTE"))

    assert not abiertos(venta).exists()
    assert Aviso.objects.abiertos().filter(clave="otra").exists()


@pytest.mark.paso("11")
def test_the_folders_of_one_acta_that_are_received_are_one_notice_to_their_asesor():
    asesor = UsuarioFactory(rol=Rol.ASESOR)
    ventas = [venta_en(Estado.IMPRESA, asesor=asesor) for _ in range(2)]
    proponer(ventas)
    canales = UsuarioFactory(rol=Rol.CANALES_VIRTUALES)

    for venta in ventas:
        recibir(venta.pk, acto=Acto(canales, AHORA))

    recibidas = Aviso.objects.sin_leer().filter(usuario=asesor, clave__startswith="recibida:")
    assert (recibidas.count(), recibidas.cuantos()) == (2, 1)


@pytest.mark.paso("11")
def test_canales_hears_of_an_acta_until_nothing_of_it_is_on_its_way():
    canales = UsuarioFactory(rol=Rol.CANALES_VIRTUALES)
    UsuarioFactory(rol=Rol.CANALES_VIRTUALES, de_prueba=True)
    asesor = UsuarioFactory(rol=Rol.ASESOR)
    una, otra = [venta_en(Estado.IMPRESA, asesor=asesor) for _ in range(2)]
    entrega = proponer([una, otra])
    avisar_acta(entrega, 2, acto=Acto(asesor, AHORA))  # told twice is told once
    suyo = Aviso.objects.filter(asunto=f"acta:{entrega.pk}", usuario=canales)
    assert suyo.get().texto == f"{asesor} propuso el acta {entrega.acta.codigo}, con 2 carpetas."
    assert suyo.get().url == f"/recepcion/actas/{entrega.pk}/"

    recibir(una.pk, acto=Acto(canales, AHORA))
    terminar_acta(entrega.pk, acto=Acto(canales, AHORA))
    assert suyo.get().cerrado_en is None

    retirar_acta(entrega.pk, acto=Acto(asesor, AHORA))
    assert suyo.get().cierre == "ya no queda nada por recibir de esa acta"
