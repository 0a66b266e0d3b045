"""Which papers a sale owes: issued again only when what they say has changed."""

from datetime import date, timedelta

import pytest

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.vigencias.servicios import aprobar
from documentos.models import FichaDeFormulario
from documentos.servicios.fichas import proponer
from documentos.tipos import Situacion
from solicitudes.canales.revision.consulta import items_de
from solicitudes.models import Venta
from solicitudes.papeles.datos.entrega import papeles_del_acta
from solicitudes.papeles.emision import (
    emitir_acta_de_entrega,
    emitir_acta_de_instalacion,
    emitir_carta,
    emitir_formularios,
    emitir_terminos,
)
from solicitudes.pasos.p10_impresion.formulario import ImpresionForm
from solicitudes.reglas.comprobaciones import papeles_sin_producir
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import administrador
from tests.solicitudes.factories import AHORA, papeles_listos, venta_en

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


@pytest.mark.paso("III.1")
def test_where_smartflex_prints_the_solicitud_the_folder_has_none_of_ours_and_says_so():
    venta = venta_en(Estado.GLOSADA)
    nuestra = venta.carpeta.papel("SOLICITUD")
    venta.glosada_en = AHORA + timedelta(days=1)
    _la_imprime_smartflex(desde=hoy(venta.glosada_en))

    emitidos = {papel.tipo for papel in emitir_formularios(venta, acto=quien(venta))}

    nuestra.refresh_from_db()
    assert (emitidos, nuestra.situacion) == ({"CONTRATO", "COMODATO"}, Situacion.SUSTITUIDO)
    papeles_listos(venta)
    assert papeles_sin_producir(venta_de(venta.pk)) == []
    formulario = ImpresionForm(venta_de(venta.pk))
    assert "la Solicitud que imprime Smartflex" in formulario.fields["impresa"].label
    assert formulario.contexto()["solicitud_de_smartflex"]
    (de_smartflex, *nuestros) = papeles_del_acta(venta_de(venta.pk))
    assert (de_smartflex.numero, de_smartflex.sha256) == (f"N.º {venta.numero_smartflex}", "")
    assert all(papel.sha256 for papel in nuestros)
    por_mirar = {item.codigo: item.datos for item in items_de(venta_de(venta.pk))}
    assert por_mirar["SOLICITUD"] == [("La que imprime Smartflex, N.º", venta.numero_smartflex)]
    assert por_mirar["CONTRATO"][0][0] == "Número"


@pytest.mark.paso("III.1")
def test_a_sale_registered_before_that_day_keeps_the_solicitud_it_has():
    venta = venta_en(Estado.GLOSADA)
    antes = venta.carpeta.papel("SOLICITUD")
    _la_imprime_smartflex(desde=hoy(venta.glosada_en) + timedelta(days=1))

    papeles = emitir_formularios(venta, acto=Acto(venta.asesor, AHORA + timedelta(days=9)))

    assert antes in papeles
    assert not venta.carpeta.solicitud_de_smartflex


def _la_imprime_smartflex(*, desde: date) -> None:
    nueva = FichaDeFormulario.de_fabrica("SOLICITUD", desde)
    nueva.de_smartflex, nueva.razon = True, "COMTECO archiva la suya"
    aprobar(proponer(nueva, acto=Acto(administrador(), AHORA)), acto=Acto(administrador(), AHORA))


def venta_de(pk: int) -> Venta:
    venta: Venta = Venta.objects.get(pk=pk)
    venta.ahora = AHORA
    return venta


@pytest.mark.paso("11.2")
def test_an_installation_without_equipment_has_its_constancia():
    venta = venta_en(Estado.INSTALADA)
    canales = Acto(venta.instalacion.registrada_por, AHORA)
    acta = venta.carpeta.papel("ACTA_INSTALACION")
    assert emitir_acta_de_instalacion(venta, acto=canales) == acta
    assert acta.datos["titulo"] == "Acta de Instalación de Equipos"

    venta.instalacion.equipos, venta.detalle.componentes = [], {}
    constancia = emitir_acta_de_instalacion(venta, acto=canales)

    assert constancia.datos["titulo"] == "Constancia de Instalación del Servicio"
    assert constancia.datos["papel"]["servicio"]["equipos"] == []


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
