"""The floor reads what was printed again, by whom and why."""

from datetime import timedelta

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from documentos.servicios import reimprimir
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import papeles_listos, venta_en

pytestmark = pytest.mark.django_db
URL = "/reimpresiones/"


@pytest.fixture
def venta(tmp_path, settings):
    settings.CARPETA_PRIVADA = tmp_path
    venta = venta_en(Estado.GLOSADA)
    papeles_listos(venta)
    return venta


@pytest.fixture
def supervisor(client):
    persona = UsuarioFactory(rol=Rol.SUPERVISOR)
    client.force_login(persona, backend="django.contrib.auth.backends.ModelBackend")
    return persona


def _reimprimir(venta, motivo, cuando):
    contrato = venta.carpeta.papel("CONTRATO")
    reimprimir(contrato, motivo=motivo, acto=Acto(venta.asesor, cuando))


@pytest.mark.paso("10.1")
def test_each_reprint_is_there_with_its_reason_newest_first(client, supervisor, venta, ahora):
    assert "Nada se imprimió dos veces" in client.get(URL).content.decode()
    _reimprimir(venta, "Se atascó el papel", ahora)
    _reimprimir(venta, "<b>Manchado</b>", ahora + timedelta(hours=1))

    respuesta = client.get(URL)
    motivos = [r.motivo for r in respuesta.context["pagina"]]
    assert motivos == ["<b>Manchado</b>", "Se atascó el papel"]
    assert "&lt;b&gt;Manchado&lt;/b&gt;" in respuesta.content.decode()
    assert f'href="/ventas/{venta.pk}/"' in respuesta.content.decode()


@pytest.mark.parametrize("cuantas", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(
    client, supervisor, venta, ahora, cuantas, django_assert_num_queries
):
    for n in range(cuantas):
        _reimprimir(venta, f"Motivo {n}", ahora)

    with django_assert_num_queries(5):
        client.get(URL)


def test_the_log_leads_there_who_reads_sales_and_nobody_else(client, supervisor):
    assert URL in client.get("/bitacora/").content.decode()

    client.force_login(
        UsuarioFactory(rol=Rol.ADMINISTRADOR), backend="django.contrib.auth.backends.ModelBackend"
    )
    assert URL not in client.get("/bitacora/").content.decode()


@pytest.mark.paso("10.1")
def test_who_holds_a_printed_folder_finds_where_to_print_a_paper_again(client):
    venta = venta_en(Estado.IMPRESA)
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")

    papeles_listos(venta)
    pagina = client.get(f"/ventas/{venta.pk}/papeles/").content.decode()

    for papel in venta.carpeta.papeles():
        assert f'href="/ventas/{venta.pk}/papeles/{papel.tipo}/reimprimir/?version=1"' in pagina


@pytest.mark.paso("11.1")
def test_who_reviews_a_folder_prints_a_spoilt_paper_again(client):
    venta = venta_en(Estado.ENTREGADA)
    revisa = UsuarioFactory(rol=Rol.CANALES_VIRTUALES)
    client.force_login(revisa, backend="django.contrib.auth.backends.ModelBackend")

    pagina = client.get(f"/revision/{venta.pk}/").content.decode()

    assert f'href="/ventas/{venta.pk}/papeles/CONTRATO/reimprimir/"' in pagina
