"""What the acts that are no transition ask of the person and of the sale, and what they keep."""

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from documentos.recibidos import DE_LA_PANTALLA, revisar
from documentos.servicios import guardar_archivo, leer_original
from solicitudes.puerta.consultas import (
    SE_CONSERVA,
    anotar_consulta,
    pantalla_por_anotar,
    reutilizar_consulta,
)
from solicitudes.puerta.permitir import exigir, exigir_asesor, exigir_estado
from solicitudes.puerta.razones import anotar_razon
from solicitudes.reglas import permisos
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.documentos.imagenes import foto_ci
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = pytest.mark.django_db


@pytest.fixture
def venta():
    return venta_en(Estado.TOMADA)


def test_a_sale_is_its_asesor_s_and_no_other_s(venta):
    exigir_asesor(venta, venta.asesor)

    for otra in (UsuarioFactory(), UsuarioFactory(rol=Rol.SUPERVISOR)):
        with pytest.raises(PermisoDenegado, match="no le corresponde"):
            exigir_asesor(venta, otra)


def test_who_once_had_a_sale_never_reviews_it(venta):
    venta.asesor.rol = Rol.CANALES_VIRTUALES

    with pytest.raises(PermisoDenegado):
        exigir(permisos.es_de_canales_virtuales, venta, venta.asesor)


def test_a_state_that_does_not_admit_the_act_is_named(venta):
    exigir_estado(venta, Estado.ACEPTADA, Estado.TOMADA)

    with pytest.raises(TransicionInvalida, match="La venta está tomada"):
        exigir_estado(venta, Estado.ACEPTADA)


@pytest.mark.paso("2.1", "3.2")
@pytest.mark.parametrize(("paso", "sistema"), [(2, "Smartflex"), (3, "Contact Center")])
def test_a_check_says_where_it_was_read_and_for_which_services(venta, paso, sistema):
    consulta = anotar_consulta(venta, paso, Acto(venta.asesor, AHORA), tecnologias=["FIBRA"])

    assert (consulta.sistema, consulta.favorable) == (sistema, True)
    assert consulta.servicios == venta.servicios_requeridos
    assert consulta.evidencia is None


def test_the_screen_of_a_check_is_kept_and_is_nothing_that_the_client_sent(venta):
    yo = Acto(venta.asesor, AHORA)
    pantalla = revisar(foto_ci(), "EVIDENCIA")
    guardar_archivo(venta.carpeta_id, "EVIDENCIA", pantalla, acto=yo, procedencia=DE_LA_PANTALLA)

    consulta = anotar_consulta(venta, 2, yo)

    assert leer_original(consulta.evidencia) == foto_ci()
    assert consulta.evidencia.canal == "PANTALLA"
    assert "anverso del C.I." in venta.carpeta.faltantes()


def test_a_screen_waits_for_the_check_that_is_made_with_it(venta):
    yo = Acto(venta.asesor, AHORA)
    pantalla = guardar_archivo(
        venta.carpeta_id, "EVIDENCIA", revisar(foto_ci(), "EVIDENCIA"), acto=yo
    )

    assert pantalla_por_anotar(venta) == pantalla
    anotar_consulta(venta, 2, yo)
    assert pantalla_por_anotar(venta) is None


def test_a_check_taken_over_keeps_all_that_it_said(venta):
    otra, quien = venta_en(Estado.FACTIBLE), Acto(venta.asesor, AHORA)
    original = otra.verificaciones.get(paso=3)

    tomada = reutilizar_consulta(venta, original, quien)

    assert (tomada.venta, tomada.reutiliza) == (venta, original)
    assert {c: getattr(tomada, c) for c in SE_CONSERVA} == {
        c: getattr(original, c) for c in SE_CONSERVA
    }


def test_a_reason_is_kept_with_its_note_and_of_what(venta):
    firma = motivo("OBSERVACION", "CARTA_SIN_FIRMA")

    razon = anotar_razon(
        venta, "observar", firma, "la segunda hoja", acto=Acto(venta.asesor, AHORA), item="CARTA"
    )

    assert list(venta.razones.all()) == [razon]
    assert (razon.motivo, razon.item, razon.paso, razon.en) == (firma, "CARTA", None, AHORA)
