"""Any number that a client or his sale has leads to it, each by its own index."""

import re
from collections.abc import Iterator

import pytest
from django.db import connection

from bluecom.cuentas.models import Rol
from cartera.models import Cliente, LlamadaDeCentral, Marcada, RegistroCDR
from cartera.telefonia.uniqueid import cuenta_de_la_llamada, grupo_de
from documentos.tipos import TipoDocumento
from solicitudes.mesa.busqueda import buscar, en_cartera
from solicitudes.reglas.estados import Estado
from tests.cartera.factories import ClienteFactory, ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import venta_en

pytestmark = pytest.mark.django_db


@pytest.fixture
def venta():
    ficha = {
        "celular_whatsapp": "+59176543210",
        "referencia_1": "+59144251111",
        "referencia_2": "+59171112222",
    }
    venta = venta_en(Estado.IMPRESA, ficha=ficha)
    venta_en(Estado.TOMADA)  # another, which no number of this one may find
    return venta


@pytest.mark.paso("6.2")
@pytest.mark.parametrize("texto", ["76543210", "+591 7 654 3210", "4425 1111", "71112222"])
def test_a_telephone_said_on_the_call_finds_its_sale(texto, venta):
    assert buscar(texto, venta.asesor) == [venta]


def test_a_number_that_was_only_dialled_finds_its_sale(venta):
    venta.contacto.llamadas.update(telefono="+59172223333")

    assert buscar("72223333", venta.asesor) == [venta]


@pytest.mark.paso("4.1")
def test_the_mark_of_any_leg_of_a_call_finds_the_sale_in_which_it_was_made(venta):
    cuando, marcas = venta.aceptada_en, ["1763298000.11", "salida-1763298000.12"]
    for marca in marcas:
        RegistroCDR.objects.create(
            huella=marca, grupo=marcas[0], uniqueid=marca, linkedid=marcas[0], calldate=cuando
        )
    LlamadaDeCentral.objects.create(
        grupo=marcas[0], uniqueid=marcas[0], inicio=cuando, fin=cuando, numero="x",
        llamada=venta.llamada,
    )  # fmt: skip

    assert [grupo_de(marca) for marca in marcas] == [marcas[0]] * 2
    assert [buscar(f" {marca} ", venta.asesor) for marca in marcas] == [[venta]] * 2
    assert buscar(marcas[0], UsuarioFactory(rol=Rol.ASESOR)) == []
    assert buscar("1763298000.13", venta.asesor) == []
    assert (grupo_de("70712345"), cuenta_de_la_llamada("70712345")) == ("", "")


@pytest.mark.paso("4.1")
def test_a_call_that_the_desk_dialled_leads_to_its_sale_before_any_record_of_it_came(venta):
    Marcada.objects.create(
        contacto=venta.contacto, agente=venta.asesor, extension="2014", vez=1,
        numero=venta.contacto.linea, cuenta=f"V{venta.pk}", pedida_en=venta.aceptada_en,
        estado=Marcada.Estado.CONTESTO, uniqueid="1763298000.40",
    )  # fmt: skip

    assert cuenta_de_la_llamada("1763298000.40") == f"V{venta.pk}"
    assert buscar("1763298000.40", venta.asesor) == [venta]


def test_a_paper_by_its_printed_number_and_by_its_code_leads_to_its_sale(venta):
    papel = venta.carpeta.documentos.get(tipo=TipoDocumento.CONTRATO)

    for texto in (
        f"N.º {papel.numero:07d}",
        papel.token,
        f"https://ventas.example/p/{papel.token}",
    ):
        assert buscar(texto, venta.asesor) == [venta]


def test_the_ci_of_the_card_counts_as_much_as_the_portfolio_s(venta):
    venta.documentacion.ci_numero, venta.documentacion.ci_complemento = "9876543", "1B"
    venta.documentacion.save()

    assert buscar("9876543-1B", venta.asesor) == [venta]
    assert buscar("9876543", venta.asesor) == [venta]
    assert buscar("9876543-2C", venta.asesor) == []


def test_who_applies_for_a_company_is_found_by_his_ci(venta):
    venta.oferta.solicitante_ci = "5551234-1A CB"
    venta.oferta.save()

    assert buscar("5551234-1a", venta.asesor) == [venta]


def test_smartflex_number_client_code_and_sale_number_lead_to_it(venta):
    Cliente.objects.filter(pk=venta.cliente.pk).update(codigo="AB-778")

    for texto in (venta.numero_smartflex, "AB-778", str(venta.pk), f"V-{venta.pk}"):
        assert venta in buscar(texto, venta.asesor)


def test_a_company_is_found_by_its_nit():
    empresa = ClienteFactory(
        tipo=Cliente.Tipo.EMPRESA, razon_social="Importadora Ñandú", nit="1020304050", ci_numero=""
    )
    contacto = ContactoCarteraFactory(cliente=empresa)
    jefa = UsuarioFactory(rol=Rol.JEFE_VENTAS)

    assert en_cartera("1020304050", jefa) == en_cartera("nandu", jefa) == [contacto]


def test_a_client_never_called_is_found_by_who_leads_and_by_his_asesor_alone():
    asesor = UsuarioFactory(rol=Rol.ASESOR)
    contacto = ContactoCarteraFactory(asignado_a=asesor)
    linea = contacto.linea

    assert en_cartera(linea, UsuarioFactory(rol=Rol.SUPERVISOR)) == [contacto]
    assert en_cartera(linea, asesor) == [contacto]
    assert en_cartera(linea, UsuarioFactory(rol=Rol.ASESOR)) == []
    assert en_cartera(linea, UsuarioFactory(rol=Rol.CANALES_VIRTUALES)) == []


def test_a_test_person_finds_no_real_client():
    contacto = ContactoCarteraFactory()

    assert en_cartera(contacto.linea, UsuarioFactory(rol=Rol.SUPERVISOR, de_prueba=True)) == []


@pytest.mark.parametrize("texto", ["nunez ini", "NÚÑEZ", "núñez íñigo", "o'hara", "ord"])
def test_the_beginning_of_each_word_of_a_name_is_enough(texto):
    cliente = ClienteFactory(
        nombres="Íñigo", apellido_paterno="Núñez", apellido_materno="Ordóñez O'Hara"
    )
    ClienteFactory(nombres="Ana", apellido_paterno="Rojas", apellido_materno="Paz")

    assert list(Cliente.objects.buscar(texto)) == [cliente]


def test_who_types_the_letter_means_it():
    penaranda = ClienteFactory(apellido_paterno="Peñaranda")
    ClienteFactory(apellido_paterno="Penaranda")

    assert list(Cliente.objects.buscar("peñaranda")) == [penaranda]


@pytest.mark.parametrize("texto", ["\\", "'''", "' | 'a", ":*", "& & &", "a\\' b", "!!!"])
def test_signs_that_a_text_query_reads_are_only_signs(texto):
    ClienteFactory()

    assert list(Cliente.objects.buscar(texto)) == []


@pytest.mark.parametrize("texto", ["76543210", "1234567-1A", "1020304050", "N.º 0000012", "V-7"])
def test_every_column_that_a_search_compares_begins_an_index(texto, django_assert_max_num_queries):
    jefa = UsuarioFactory(rol=Rol.JEFE_VENTAS)

    with django_assert_max_num_queries(2) as dichas:
        buscar(texto, jefa)
        en_cartera(texto, jefa)

    comparadas = {c for dicha in dichas.captured_queries for c in _comparadas(dicha["sql"])}
    assert comparadas
    assert comparadas - _primeras_de_un_indice() == set()


def _comparadas(sql: str) -> Iterator[tuple[str, str]]:
    """Table and column of each comparison with a value, in each branch of the union."""
    for rama in sql.split(" UNION "):
        apodos = {apodo: tabla for tabla, apodo in re.findall(r'"(\w+)" ([A-Z]+\d+)', rama)}
        for tabla, columna in re.findall(r'"?(\w+)"?\."(\w+)" (?:=|IN) \(?[\d\']', rama):
            yield apodos.get(tabla, tabla), columna


def _primeras_de_un_indice() -> set[tuple[str, str]]:
    with connection.cursor() as cursor:
        tablas = connection.introspection.table_names(cursor)
        return {
            (tabla, indice["columns"][0])
            for tabla in tablas
            for indice in connection.introspection.get_constraints(cursor, tabla).values()
            if indice["columns"]
        }
