"""Which papers a sale owes: issued again only when what they say has changed."""

import pytest

from bluecom.cuentas.acto import Acto
from documentos.tipos import Situacion
from solicitudes.models import Venta
from solicitudes.papeles.emision import (
    emitir_acta_de_entrega,
    emitir_acta_de_instalacion,
    emitir_carta,
    emitir_formularios,
    emitir_terminos,
)
from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = pytest.mark.django_db


def quien(venta: Venta) -> Acto:
    return Acto(venta.asesor, AHORA)


@pytest.mark.paso("6.2")
def test_the_model_of_the_letter_is_another_when_the_offer_is_another():
    venta = venta_en(Estado.EXPLICADA)
    primera = emitir_carta(venta, acto=quien(venta))
    assert emitir_carta(venta, acto=quien(venta)) == primera

    venta.oferta.es_titular, venta.oferta.solicitante_nombre = False, "Norma Paz"

    segunda = emitir_carta(venta, acto=quien(venta))
    assert (segunda.version, segunda.sustituye) == (2, primera)


@pytest.mark.paso("10")
def test_only_the_papers_that_say_what_changed_are_issued_again():
    venta = venta_en(Estado.GLOSADA)
    antes = {p.tipo: p for p in venta.carpeta.papeles()}
    venta.glosa.texto += " TOCAR DOS VECES."

    ahora = {p.tipo: p for p in emitir_formularios(venta, acto=quien(venta))}

    assert set(ahora) == {"SOLICITUD", "CONTRATO", "COMODATO"}
    assert {tipo for tipo in ahora if ahora[tipo] != antes[tipo]} == {"SOLICITUD"}


@pytest.mark.paso("10")
def test_a_comodato_without_equipment_is_in_force_no_more():
    venta = venta_en(Estado.GLOSADA)
    comodato = venta.carpeta.papel("COMODATO")
    venta.detalle.componentes = {}

    emitidos = emitir_formularios(venta, acto=quien(venta))

    comodato.refresh_from_db()
    assert "COMODATO" not in {p.tipo for p in emitidos}
    assert comodato.situacion == Situacion.SUSTITUIDO


@pytest.mark.paso("11.2")
def test_an_installation_without_equipment_has_no_acta():
    venta = venta_en(Estado.INSTALADA)
    canales = Acto(venta.instalacion.registrada_por, AHORA)
    acta = venta.carpeta.papel("ACTA_INSTALACION")
    assert emitir_acta_de_instalacion(venta, acto=canales) == acta

    venta.instalacion.equipos = []

    assert emitir_acta_de_instalacion(venta, acto=canales) is None


@pytest.mark.paso("11.2")
def test_the_terms_are_issued_once_whatever_changes_later():
    venta = venta_en(Estado.INSTALADA)
    primeros = venta.carpeta.papel("TERMINOS")
    venta.ficha.correo = "otra@correo.example"
    venta.oferta.facturacion = "AL_TELEFONO"

    assert emitir_terminos(venta, acto=quien(venta)) == primeros


@pytest.mark.paso("11")
def test_each_acta_is_a_paper_of_no_folder():
    venta = venta_en(Estado.ENTREGADA)
    entrega = venta.entregas.get().entrega

    otra = emitir_acta_de_entrega(entrega, acto=quien(venta))

    assert otra.carpeta is None
    assert otra.numero > entrega.acta.numero
