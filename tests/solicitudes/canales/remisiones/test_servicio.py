"""Numbered lists to Centro de Operaciones and Facturación: each sale once, and again as a copy."""

from datetime import timedelta

import pytest

from bluecom.bitacora.models import Evento
from bluecom.bolivia.telefonos import nacional
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.planillas.salida import Formato
from bluecom.rechazo import Rechazo
from solicitudes.canales.remisiones import consulta, servicio
from solicitudes.canales.remisiones.servicio import (
    COPIA,
    ORIGINAL,
    archivo,
    columnas_de,
    dar_ejemplar,
    filas_de,
    tomar,
)
from solicitudes.finales.servicio import anular
from solicitudes.models import Motivo, Remision, RenglonRemitido, Venta
from solicitudes.pasos.corregir import corregir
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, venta_en
from tests.solicitudes.ventas_sueltas import por_la_puerta

pytestmark = pytest.mark.django_db
CENTRO, FACTURACION = Remision.Destino.CENTRO, Remision.Destino.FACTURACION


@pytest.fixture
def acto():
    return Acto(UsuarioFactory(rol=Rol.CANALES_VIRTUALES), AHORA)


def de(remision: Remision) -> list[tuple[int, str]]:
    return list(remision.renglones.values_list("venta", "clase"))


def de_la_primera(remision: Remision) -> dict[str, object]:
    """What it says of its first sale, by the title of each column."""
    titulos = [columna.titulo for columna in columnas_de(remision)]
    return dict(zip(titulos, filas_de(remision)[0][2:], strict=True))


def anulada(venta: Venta) -> None:
    acto = Acto(venta.asesor, AHORA + timedelta(hours=1))
    anular(venta.pk, acto=acto, motivo=motivo("ANULACION", "CLIENTE_DESISTE"))


def abierta(venta: Venta) -> None:
    """To be corrected from step 8 on."""
    razon = Motivo.objects.filter(ambito="CORRECCION")[0]
    corregir(venta.pk, paso=8, acto=Acto(venta.asesor, AHORA), motivo=razon)


@pytest.mark.parametrize(
    ("estado", "adonde"),
    [
        (Estado.DETALLADA, []),
        (Estado.GLOSADA, [CENTRO]),
        (Estado.CONFORME, [CENTRO]),
        (Estado.INSTALADA, [FACTURACION, Remision.Destino.LIQUIDACION]),
        (Estado.CONCLUIDA, [FACTURACION, Remision.Destino.LIQUIDACION]),
    ],
)
def test_a_registered_sale_goes_to_centro_and_an_installed_one_to_facturacion(estado, adonde):
    venta = venta_en(estado)

    tocan = [d for d in Remision.Destino if venta in consulta.altas(d, de_prueba=False)]
    assert tocan == adonde


def test_centro_reads_whom_to_call_and_where_to_go(acto):
    venta = venta_en(Estado.GLOSADA)
    dicho = de_la_primera(tomar(CENTRO, acto=acto))

    assert dicho["Solicitud Smartflex"] == venta.numero_smartflex
    assert dicho["Dirección"] == venta.detalle.direccion_linea
    assert dicho["Registrada"] == venta.glosada_en
    telefonos = dicho["Teléfonos"].split(", ")
    assert telefonos[0] == nacional(venta.contacto.linea)
    assert all(numero.isdecimal() for numero in telefonos)


def test_facturacion_reads_what_to_charge_and_since_when(acto):
    venta = venta_en(Estado.INSTALADA)
    dicho = de_la_primera(tomar(FACTURACION, acto=acto))

    assert dicho["Tarifa (Bs)"] == venta.oferta.snapshot.tarifa
    assert dicho["Instalada"] == venta.instalacion.fecha
    assert dicho["C.I. o NIT"] == venta.identificacion


def test_the_numbers_of_each_unit_follow_one_another_and_each_sale_goes_once(acto):
    primera = venta_en(Estado.GLOSADA)
    una = tomar(CENTRO, acto=acto)
    with pytest.raises(Rechazo, match="nueva que remitir a Centro de Operaciones"):
        tomar(CENTRO, acto=acto)
    segunda = venta_en(Estado.GLOSADA)
    otra = tomar(CENTRO, acto=acto)

    assert [(r.numero, de(r)) for r in (una, otra)] == [
        (1, [(primera.pk, "ALTA")]),
        (2, [(segunda.pk, "ALTA")]),
    ]
    assert consulta.proximo_numero(FACTURACION, de_prueba=False) == 1
    evento = Evento.objects.get(cadena=f"remision:{otra.pk}")
    assert (evento.tipo, evento.actor) == ("tomar_remision", acto.usuario)
    assert evento.datos == {"destino": "CENTRO", "numero": 2, "altas": 1, "bajas": 0}


def test_a_sale_that_is_corrected_and_registered_again_is_not_sent_again(acto):
    venta = venta_en(Estado.GLOSADA)
    tomar(CENTRO, acto=acto)
    abierta(venta)
    assert list(consulta.altas(CENTRO, de_prueba=False)) == []

    por_la_puerta(Venta.objects.get(pk=venta.pk), Estado.GLOSADA)
    assert list(consulta.altas(CENTRO, de_prueba=False)) == []


def test_one_that_is_being_corrected_waits_until_it_is_registered_again(acto):
    venta = venta_en(Estado.GLOSADA)
    abierta(venta)

    assert list(consulta.altas(CENTRO, de_prueba=False)) == []


def test_what_was_annulled_after_its_list_is_told_once_in_the_next_and_said_on_its_page(acto):
    venta = venta_en(Estado.GLOSADA)
    primera = tomar(CENTRO, acto=acto)
    assert consulta.anuladas_despues(primera) == {}
    anulada(venta)

    assert list(consulta.anuladas_despues(primera)) == [venta.pk]
    assert list(consulta.bajas(CENTRO, de_prueba=False)) == [venta]
    segunda = tomar(CENTRO, acto=acto)
    assert de(segunda) == [(venta.pk, "BAJA")]
    assert filas_de(segunda)[0][:2] == [1, "Anulada: no instalar"]
    assert consulta.avisadas_en(primera) == {venta.pk: segunda}
    with pytest.raises(Rechazo):
        tomar(CENTRO, acto=acto)


def test_what_was_annulled_before_any_list_is_in_none(acto):
    anulada(venta_en(Estado.GLOSADA))

    with pytest.raises(Rechazo):
        tomar(CENTRO, acto=acto)


def test_the_first_who_takes_it_away_has_the_original_and_every_other_a_copy(acto):
    venta_en(Estado.GLOSADA)
    remision, otra = tomar(CENTRO, acto=acto), UsuarioFactory(rol=Rol.CANALES_VIRTUALES)

    marcas = [
        dar_ejemplar(remision, formato, acto=quien)
        for formato, quien in [("xlsx", acto), ("csv", acto), ("papel", Acto(otra, AHORA))]
    ]
    assert marcas == [ORIGINAL, COPIA, COPIA]
    assert [(e.formato, e.copia, e.por) for e in consulta.ejemplares(remision)] == [
        ("xlsx", False, acto.usuario),
        ("csv", True, acto.usuario),
        ("papel", True, otra),
    ]
    assert Evento.objects.filter(tipo="dar_ejemplar").count() == 3


@pytest.mark.parametrize("destino", [CENTRO, FACTURACION])
def test_a_copy_is_its_original_but_for_the_mark_whatever_came_of_its_sales(acto, destino):
    venta = venta_en(Estado.GLOSADA if destino == CENTRO else Estado.INSTALADA)
    remision = tomar(destino, acto=acto)
    original = archivo(remision, Formato.CSV, ORIGINAL).read()
    libro = archivo(remision, Formato.XLSX, ORIGINAL).read()
    Venta.objects.filter(pk=venta.pk).update(numero_smartflex="9999")
    venta.cliente.nombres = "OTRA"
    venta.cliente.save()
    copia = archivo(remision, Formato.CSV, COPIA).read()

    assert copia != original
    assert copia.replace(COPIA.encode(), ORIGINAL.encode()) == original
    assert archivo(remision, Formato.XLSX, ORIGINAL).read() == libro


def test_a_list_keeps_the_columns_that_it_was_taken_with(acto, monkeypatch):
    venta_en(Estado.GLOSADA)
    remision = tomar(CENTRO, acto=acto)
    antes = archivo(remision, Formato.CSV, ORIGINAL).read()
    monkeypatch.setitem(servicio.COLUMNAS, CENTRO, ())

    assert archivo(remision, Formato.CSV, ORIGINAL).read() == antes
    assert columnas_de(remision)[0].titulo == "Solicitud Smartflex"


def test_what_is_practice_and_what_is_of_test_people_is_in_no_real_list(acto):
    de_prueba = UsuarioFactory(rol=Rol.ASESOR, de_prueba=True)
    venta = venta_en(Estado.GLOSADA)
    Venta.objects.filter(pk=venta.pk).update(asesor=de_prueba)

    assert list(consulta.altas(CENTRO, de_prueba=False)) == []
    assert [una.altas for una in consulta.por_remitir(acto)] == [0, 0]
    assert list(consulta.remisiones(acto.usuario)) == []


def test_a_list_says_how_many_sales_and_copies_it_has(acto):
    venta_en(Estado.GLOSADA)
    venta_en(Estado.GLOSADA)
    remision = tomar(CENTRO, acto=acto)
    for _ in range(3):
        dar_ejemplar(remision, "csv", acto=acto)

    (leida,) = consulta.remisiones(acto.usuario)
    assert (leida.cuantas, leida.copias) == (2, 2)
    assert RenglonRemitido.objects.count() == 2
