"""Which files a sale asks for (6.2): of a holder, of who signs for him, of a company."""

import pytest

from bluecom.cuentas.acto import Acto
from documentos.errores import ArchivoRechazado
from solicitudes.models import Venta
from solicitudes.pasos.p06_documentos.archivos import ordenar_archivo
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.recibidos import (
    archivos_que_faltan,
    como_se_mira,
    del_firmante,
    faltan_entre,
    fotos_en_contra,
    lugar_vacio,
    tipos_de,
)
from tests.documentos.imagenes import foto_ci
from tests.solicitudes.factories import AHORA, cambiar_archivo, recibir_todo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("6.2")]
DEL_TITULAR = ["CI_ANVERSO", "CI_REVERSO", "CARTA"]
DEL_TERCERO = ["FIRMANTE_ANVERSO", "FIRMANTE_REVERSO", "PODER"]


@pytest.fixture
def venta():
    return venta_en(Estado.EXPLICADA)


def de_tercero(venta: Venta) -> Venta:
    type(venta.oferta).objects.filter(pk=venta.oferta.pk).update(
        es_titular=False, solicitante_nombre="Norma Paz", solicitante_ci="7654321"
    )
    return Venta.objects.get(pk=venta.pk)


def de_empresa(venta: Venta) -> Venta:
    cliente = venta.contacto.cliente
    cliente.tipo = "EMPRESA"
    return venta


def test_of_a_holder_the_three_of_the_procedure(venta):
    assert del_firmante(venta) == ()
    assert tipos_de(venta) == DEL_TITULAR


def test_who_signs_for_another_sends_his_own_card_and_what_gives_him_the_power(venta):
    tercero = de_tercero(venta)

    assert tipos_de(tercero) == DEL_TITULAR + DEL_TERCERO
    assert [n.split()[0] for n in faltan_entre(tercero, DEL_TITULAR)] == [
        "anverso",
        "reverso",
        "documento",
    ]
    assert any("quien firma" in falta for falta in archivos_que_faltan(tercero))


def test_of_a_company_what_its_representative_is_by(venta):
    assert tipos_de(de_empresa(venta)) == [*DEL_TITULAR, "PODER"]


def test_all_of_them_go_by_the_items_of_the_three(venta):
    assert {como_se_mira(tipo) for tipo in DEL_TERCERO} == {"CARTA"}
    assert como_se_mira("CI_DIGITAL_2") == "CI_ANVERSO"
    assert [como_se_mira(tipo) for tipo in DEL_TITULAR] == DEL_TITULAR


def test_the_next_empty_place_admits_what_came(venta):
    assert lugar_vacio(venta, "image/jpeg") == "CI_ANVERSO"
    assert lugar_vacio(venta, "application/pdf") == "CARTA"
    recibir_todo(venta, acto=Acto(venta.asesor, AHORA))
    llena = Venta.objects.get(pk=venta.pk)
    assert lugar_vacio(llena, "image/jpeg") == "SIN_ORDENAR"
    assert fotos_en_contra(llena) == []


def test_the_place_of_who_signs_is_there_only_when_somebody_does(venta):
    yo = Acto(venta.asesor, AHORA)
    archivo = cambiar_archivo(venta.pk, acto=yo, tipo="CI_ANVERSO", contenido=foto_ci())
    with pytest.raises(ArchivoRechazado, match="no es de esta venta"):
        ordenar_archivo(venta.pk, archivo.pk, acto=yo, tipo="FIRMANTE_ANVERSO")

    de_tercero(venta)
    puesto = ordenar_archivo(venta.pk, archivo.pk, acto=yo, tipo="FIRMANTE_ANVERSO")
    assert puesto.tipo == "FIRMANTE_ANVERSO"
