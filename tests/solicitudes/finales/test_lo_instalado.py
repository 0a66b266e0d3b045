"""Installed is installed: neither annulled nor sold otherwise, whatever the folder's state."""

import pytest
from django.contrib.admin import site

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from solicitudes.canales.instalacion.servicio import registrar_instalacion
from solicitudes.canales.revision import servicio as revision
from solicitudes.direcciones import analizar
from solicitudes.finales.servicio import anular
from solicitudes.models import Instalacion, Venta, Visita
from solicitudes.pasos.corregir import corregir, corregir_observado, pasos_corregibles
from solicitudes.pasos.p08_detalle.servicio import guardar_detalle
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import (
    AHORA,
    DIRECCION,
    motivo,
    venta_en,
    venta_instalada_sin_revisar,
)

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.2")]


def instalada(estado):
    venta = venta_en(estado)
    registrar_instalacion(
        venta.pk,
        acto=Acto(UsuarioFactory(rol=Rol.CANALES_VIRTUALES), AHORA),
        fecha=hoy(AHORA),
        equipos=[{"codigo": "ONT", "serie": "DEMO000001", "mac": "00:11:22:33:44:55"}],
    )
    venta = Venta.objects.get(pk=venta.pk)
    venta.ahora = AHORA
    return venta


@pytest.mark.parametrize("estado", [Estado.GLOSADA, Estado.IMPRESA])
def test_an_installed_sale_is_not_annulled_by_its_asesor(estado):
    venta = instalada(estado)

    with pytest.raises(TransicionInvalida, match="ya está instalado"):
        anular(
            venta.pk, acto=Acto(venta.asesor, AHORA), motivo=motivo("ANULACION", "CLIENTE_DESISTE")
        )

    assert Venta.objects.get(pk=venta.pk).estado == estado


def test_nor_by_the_jefe_once_it_is_handed_over():
    venta = venta_instalada_sin_revisar()

    with pytest.raises(TransicionInvalida, match="ya está instalado"):
        anular(
            venta.pk,
            acto=Acto(UsuarioFactory(rol=Rol.JEFE_VENTAS), AHORA),
            motivo=motivo("ANULACION", "CLIENTE_DESISTE"),
        )


@pytest.mark.parametrize("paso", [4, 5, 8])
def test_what_was_installed_is_not_opened_to_correct(paso):
    venta = instalada(Estado.IMPRESA)

    assert paso not in pasos_corregibles(venta)
    with pytest.raises(TransicionInvalida, match="Ya está instalado"):
        corregir(
            venta.pk,
            acto=Acto(venta.asesor, AHORA),
            paso=paso,
            motivo=motivo("CORRECCION", "ERROR_DE_TIPEO"),
        )


def test_its_documents_and_its_collection_address_may_still_be_corrected():
    assert pasos_corregibles(instalada(Estado.IMPRESA)) == [6, 7, 9, 10]


def test_an_observation_may_mend_the_address_but_not_the_equipment():
    venta = venta_instalada_sin_revisar()
    canales = UsuarioFactory(rol=Rol.CANALES_VIRTUALES)
    revision.anotar_observacion(
        venta.pk,
        acto=Acto(canales, AHORA),
        item="DIRECCION",
        motivo=motivo("OBSERVACION", "DIRECCION_ERRADA"),
    )
    revision.observar(venta.pk, acto=Acto(canales, AHORA))
    detalle = venta.detalle
    datos = {
        "direccion": analizar(DIRECCION.replace("2040", "2042")),
        "direccion_campos": {},
        "subcategoria": detalle.subcategoria,
        "plan": detalle.plan,
        "componentes": detalle.componentes,
    }
    comun = {"acto": Acto(venta.asesor, AHORA), "paso": 8, "guardar": guardar_detalle}
    for otros in ({"componentes": {**detalle.componentes, "DECO": 1}}, {"puntos": 2}):
        with pytest.raises(TransicionInvalida, match="no se cambian"):
            corregir_observado(venta.pk, **comun, datos=datos | otros)
    corregir_observado(venta.pk, **comun, datos=datos)

    assert "2042" in Venta.objects.get(pk=venta.pk).detalle.direccion_linea


def test_no_page_and_no_table_of_the_administration_annuls_or_corrects_it(como, una_hora_despues):
    venta = instalada(Estado.IMPRESA)
    desiste = {"motivo": motivo("ANULACION", "CLIENTE_DESISTE").pk}
    tipeo = {"motivo": motivo("CORRECCION", "ERROR_DE_TIPEO").pk}
    de_la_jefatura = [como(UsuarioFactory(rol=rol)) for rol in (Rol.SUPERVISOR, Rol.JEFE_VENTAS)]

    for quien in (como(venta.asesor), *de_la_jefatura):
        respuesta = quien.post(f"/ventas/{venta.pk}/anular/", desiste)
        assert respuesta.status_code == 422
        assert "ya está instalado" in respuesta.content.decode()
    respuesta = como(venta.asesor).post(f"/ventas/{venta.pk}/corregir/8/", tipeo)

    assert "Ya está instalado" in respuesta.content.decode()
    assert Venta.objects.get(pk=venta.pk).estado == Estado.IMPRESA
    assert not {Venta, Instalacion, Visita} & {*site._registry}
