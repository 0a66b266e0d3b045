"""The page under the month: counts, one class, each sale and its line of the file (III.2)."""

import csv
import re
from html import unescape

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.servicios import procesar_pendientes
from bluecom.planillas.models import Corrida
from indicadores.models import ReporteSmartflex
from indicadores.smartflex.decidir import decidir_diferencias
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores.reportes import fila, reporte, traer
from tests.solicitudes.canales.instalacion.archivos import DESPUES
from tests.solicitudes.factories import venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("III.2")]
PAGINA = "/mes/2026-11/smartflex/"


@pytest.fixture(autouse=True)
def a_su_hora():
    """One hour after the sales of these tests were walked."""
    with time_machine.travel(DESPUES, tick=False):
        yield


@pytest.fixture
def jefe():
    return UsuarioFactory(rol=Rol.JEFE_VENTAS)


@pytest.fixture
def entrar(client, jefe):
    client.force_login(jefe)
    return client


def test_a_report_is_brought_by_page_and_leads_to_its_contrast(entrar):
    venta = venta_en(Estado.GLOSADA)
    contenido = reporte(fila(venta, PRODUCTO="ADSL"), fila(), fila(FECHA="x"))
    subido = SimpleUploadedFile("smartflex.csv", contenido)
    entrar.post("/archivos/traer/smartflex/", {"archivo": subido})
    procesar_pendientes()
    corrida = Corrida.objects.get()
    assert not ReporteSmartflex.objects.exists()

    entrar.post(f"/archivos/{corrida.pk}/confirmar/")
    procesar_pendientes()

    hecha = entrar.get(f"/archivos/{corrida.pk}/").content.decode()
    assert "2 solicitudes nuevas y 0 que ahora dicen otra cosa." in hecha
    assert f'href="{PAGINA}"' in hecha and "Ya no están" in hecha
    assert f'href="{PAGINA}"' in entrar.get("/mes/2026-11/").content.decode()

    entrar.post(f"/archivos/{corrida.pk}/deshacer/")
    procesar_pendientes()
    deshecha = entrar.get(f"/archivos/{corrida.pk}/").content.decode()
    assert "Vuelve a valer lo que decía el reporte anterior." in deshecha


def test_each_line_leads_to_its_sale_and_to_its_line_of_the_file(entrar, jefe):
    falta, otra = venta_en(Estado.GLOSADA), venta_en(Estado.GLOSADA)
    corrida = traer(reporte(fila(otra, PRODUCTO="ADSL"), fila()), jefe)

    html = entrar.get(PAGINA).content.decode()

    assert f'href="{falta.get_absolute_url()}"' in html
    assert f"/mes/smartflex/{corrida.objeto_id}/?linea=2#linea-2" in html
    assert "Producto: ADSL" in " ".join(html.split())
    assert "Hay reporte hasta el 23/11/2026" in html


def test_one_class_is_shown_alone_and_an_unknown_one_is_all(entrar, jefe):
    falta = venta_en(Estado.GLOSADA)
    traer(reporte(fila()), jefe)

    ajenas = entrar.get(PAGINA, {"clase": "ajena"})
    assert [una.linea.clave for una in ajenas.context["pagina"]] == ["800001"]
    assert falta.get_absolute_url() not in ajenas.content.decode()
    assert len(entrar.get(PAGINA, {"clase": "x"}).context["pagina"]) == 2
    assert "Ninguna solicitud así" in entrar.get(PAGINA, {"clase": "coincide"}).content.decode()


def test_what_the_page_shows_leaves_as_it_is_filtered(entrar, jefe):
    distinta, falta = venta_en(Estado.GLOSADA), venta_en(Estado.GLOSADA)
    traer(reporte(fila(distinta, PRODUCTO="ADSL"), fila()), jefe)
    decidir_diferencias(
        "2026-11", claves={"800001"}, razon="Es de otro canal", acto=Acto(jefe, DESPUES)
    )

    def fuera(**filtros):
        pagina = entrar.get(PAGINA, filtros)
        (accion,) = re.findall(r'action="([^"]*/exportar/[^"]*)"', pagina.content.decode())
        archivo = b"".join(entrar.post(unescape(accion), {"formato": "csv"})).decode("utf-8-sig")
        filas = list(csv.DictReader(archivo.splitlines(), delimiter=";"))
        vistas = [uno.linea.clave for uno in pagina.context["pagina"]]
        assert [fila["Solicitud"].lstrip("0") for fila in filas] == [v.lstrip("0") for v in vistas]
        return filas

    todas = fuera()
    assert [fila["Qué pasa"] for fila in todas] == [
        "No están en el reporte", "Distintas", "No son nuestras",
    ]  # fmt: skip
    assert [fila["Decisión"] for fila in todas] == ["", "", "Es de otro canal"]
    assert [fila["Venta"] for fila in todas] == [str(falta.pk), str(distinta.pk), ""]
    assert todas[1]["El reporte dice"] == "Producto: ADSL"
    assert len(fuera(situacion="por-decidir")) == 2
    assert len(fuera(clase="ajena")) == 1
    mala = entrar.post(reverse("exportar", args=["contraste"]) + "?mes=2026-11&clase=x")
    assert mala.status_code == 302


def test_without_a_report_the_month_says_so(entrar):
    html = entrar.get(PAGINA).content.decode()

    assert "Todavía no hay ningún reporte de este mes" in html and "Nada que contrastar" in html


def test_an_older_report_is_still_read_line_by_line(entrar, jefe):
    primera = traer(reporte(fila(), fila() | {"N° SOLICITUD": "800002"}), jefe)
    traer(reporte(fila(ESTADO="ANULADA")), jefe)

    html = entrar.get(f"/mes/smartflex/{primera.objeto_id}/?linea=3").content.decode()

    assert "0 de 2 líneas valen todavía" in html and "800002" in html
    assert 'id="linea-3" class="table-active"' in " ".join(html.split())
    assert entrar.get(f"/mes/smartflex/{primera.objeto_id}/?linea=999999999999").status_code == 200


def test_the_report_of_a_test_person_is_no_page_of_the_month(entrar):
    de_prueba = UsuarioFactory(rol=Rol.JEFE_VENTAS, de_prueba=True)
    corrida = traer(reporte(fila()), de_prueba)

    assert entrar.get(f"/mes/smartflex/{corrida.objeto_id}/").status_code == 404


def test_who_reads_the_month_and_brings_no_report_has_no_button_for_it(client):
    client.force_login(UsuarioFactory(rol=Rol.SUPERVISOR))

    html = client.get(PAGINA).content.decode()

    assert "Traer un reporte" not in html
    assert client.get("/archivos/traer/smartflex/").status_code == 403
