"""Search within what one may see; a colleague's client answers with one line, logged."""

import pytest
from django.test import Client

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from solicitudes.mesa.busqueda import buscar, de_un_colega
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def venta():
    datos = {"nombres": "Íñigo", "apellido_paterno": "Núñez", "apellido_materno": "Ordóñez"}
    return venta_en(Estado.TOMADA, cliente=datos)


@pytest.mark.parametrize("texto", ["nunez", "NÚÑEZ", "inigo nun"])
def test_a_name_is_found_with_or_without_its_marks(texto, venta, client: Client):
    client.force_login(venta.asesor, backend=BACKEND)

    pagina = client.get("/buscar/", {"q": texto}).content.decode()

    assert f"/ventas/{venta.pk}/" in pagina


def test_a_client_with_two_telephones_is_listed_once(venta, client: Client):
    for numero in ("+59170700001", "+59170700002"):
        venta.cliente.telefonos.create(numero=numero)
    client.force_login(venta.asesor, backend=BACKEND)

    for texto in (venta.contacto.linea, "70700001"):
        pagina = client.get("/buscar/", {"q": texto}).content.decode()
        assert pagina.count(f"/ventas/{venta.pk}/") == 1


@pytest.mark.parametrize("texto", ["", "%", "zz", "x" * 500, "'; drop table", "((("])
def test_odd_words_find_nothing_and_break_nothing(texto, venta, client: Client):
    client.force_login(venta.asesor, backend=BACKEND)

    respuesta = client.get("/buscar/", {"q": texto}, follow=True)

    assert respuesta.status_code == 200
    assert f"/ventas/{venta.pk}/" not in respuesta.content.decode()


def test_a_colleagues_client_shows_one_line_for_an_exact_number_and_leaves_a_trace(
    venta, client: Client
):
    client.force_login(UsuarioFactory(rol=Rol.ASESOR), backend=BACKEND)

    pagina = client.get("/buscar/", {"q": venta.contacto.linea}).content.decode()

    assert "Íñigo" in pagina
    assert "Núñez" not in pagina
    assert Evento.objects.filter(cadena=venta.cadena, tipo="consulta_de_colega").count() == 1


def test_a_colleagues_client_is_not_found_by_name(venta, client: Client):
    client.force_login(UsuarioFactory(rol=Rol.ASESOR), backend=BACKEND)

    assert "Íñigo" not in client.get("/buscar/", {"q": "nunez"}).content.decode()


def test_one_s_own_sale_is_no_colleague_s_and_leaves_no_trace(venta):
    linea, otra = venta.contacto.linea, UsuarioFactory()

    assert de_un_colega(linea, acto=Acto(venta.asesor, AHORA)) == []
    assert not Evento.objects.filter(tipo="consulta_de_colega").exists()
    assert [f["venta"] for f in de_un_colega(linea, acto=Acto(otra, AHORA))] == [venta]


def test_an_ended_sale_is_in_nobody_s_hands():
    venta = venta_en(Estado.DESCARTADA)

    assert de_un_colega(venta.contacto.linea, acto=Acto(UsuarioFactory(), AHORA)) == []


def test_each_finds_only_the_sales_that_he_may_read(venta):
    supervisora = UsuarioFactory(rol=Rol.SUPERVISOR)

    assert buscar(str(venta.pk), venta.asesor) == buscar(str(venta.pk), supervisora) == [venta]
    assert buscar(str(venta.pk), UsuarioFactory()) == []


@pytest.mark.parametrize("texto", ["\x00", "\ud800", "9" * 500, "²"])
def test_what_no_table_could_be_asked_for_is_found_in_none(texto, venta):
    assert buscar(texto, venta.asesor) == []
    assert de_un_colega(texto, acto=Acto(UsuarioFactory(), AHORA)) == []
