"""The report of a close: owed by it, once, with what was signed (III.2)."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, transaction

from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Aviso
from bluecom.pendientes.servicios import procesar_pendientes
from documentos.almacen import almacen
from indicadores.cierre.congelar import huella
from indicadores.informe.deuda import deber_el_definitivo, deber_informes
from indicadores.informe.servicio import abrir_planilla
from indicadores.models import Cierre, InformeMensual
from indicadores.revision import revisar_cierres, revisar_informes
from tests.apoyo.pdf import texto_de
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f
from tests.indicadores.cierres import DIA, MES, SIN_ARCHIVOS, TERMINADO, cerrado, de, reabierto

pytestmark = [pytest.mark.django_db, pytest.mark.paso("III.2")]


@pytest.fixture
def jefe():
    return UsuarioFactory(rol=Rol.JEFE_VENTAS, email="ventas@comteco.example")


@pytest.fixture
def noviembre(jefe):
    f.llamada(DIA, "NO_ACEPTA")
    f.venta(DIA)


def procesar(ahora=TERMINADO):
    with time_machine.travel(ahora, tick=False):
        procesar_pendientes()


def test_it_is_mailed_once_with_its_paper_and_its_workbook(noviembre, jefe):
    cierre = cerrado()
    procesar()
    procesar()

    informe = InformeMensual.objects.get()
    (correo,) = mail.outbox
    assert correo.subject == "Informe de noviembre de 2026 (DEFINITIVO)"
    assert [nombre for nombre, _, _ in correo.attachments] == [
        "informe-2026-11-cierre-1.pdf", "informe-2026-11-cierre-1.xlsx",
    ]  # fmt: skip
    assert cierre.huella in correo.body
    assert SIN_ARCHIVOS["cdr"] in correo.body
    assert informe.cierre == cierre
    texto = texto_de(almacen().leer(informe.archivo))
    for dicho in ("DEFINITIVO", "Cierre 1 del mes", SIN_ARCHIVOS["reporte"], "100,00 %"):
        assert dicho in texto
    assert "PROVISIONAL" not in texto
    assert (
        Aviso.objects.filter(usuario=jefe)
        .get()
        .texto.startswith("Informe de noviembre de 2026, DEFINITIVO")
    )


def test_a_month_closed_before_its_first_day_was_swept_has_no_provisional_report(noviembre):
    cerrado()

    assert deber_informes(ahora=TERMINADO) == []


def test_reopened_before_it_was_made_it_says_what_was_signed_and_that_it_was_reopened(
    client, noviembre, jefe
):
    reabierto(cerrado())
    f.llamada(DIA, "NO_ACEPTA")

    procesar(TERMINADO + timedelta(days=1))

    informe, (correo,) = InformeMensual.objects.get(), mail.outbox
    assert informe.cifras["denominador"] == 1
    dicho = "DEFINITIVO, reabierto el 02/12/2026"
    assert dicho in correo.subject
    assert "Se reabrió el 02/12/2026 09:00" in correo.body
    assert "Se reabrió el 02/12/2026" in texto_de(almacen().leer(informe.archivo))
    client.force_login(jefe)
    assert f"{dicho}, leído el" in client.get(f"/mes/{MES}/").content.decode()


def test_reopened_once_it_was_mailed_the_page_says_so_and_nothing_is_mailed_again(
    client, noviembre, jefe
):
    cierre = cerrado()
    procesar()
    reabierto(cierre)
    procesar()

    with time_machine.travel(TERMINADO, tick=False):
        client.force_login(jefe)
        pagina = client.get(f"/mes/{MES}/todo/").content.decode()

    assert len(mail.outbox) == 1
    assert "DEFINITIVO, reabierto el 02/12/2026, leído el" in pagina
    assert "El mes se reabrió el 2 de diciembre de 2026: sus cifras cambian" in pagina


def test_closed_again_it_is_reported_again_and_the_first_report_stays(noviembre):
    reabierto(cerrado())
    f.llamada(DIA, "NO_ACEPTA")
    cerrado()
    procesar()

    dichos = InformeMensual.objects.order_by("pk").values_list(
        "cierre__numero", "cifras__denominador"
    )
    assert list(dichos) == [(1, 1), (2, 2)]
    assert len(mail.outbox) == 2


def test_the_page_and_its_files_are_those_of_the_last_close(client, noviembre, jefe):
    cerrado()
    procesar()
    client.force_login(jefe)

    pagina = client.get(f"/mes/{MES}/").content.decode()
    planilla = client.get(f"/mes/{MES}/planilla/")

    assert "DEFINITIVO, leído el" in pagina
    assert planilla.content == abrir_planilla(InformeMensual.objects.get())
    assert planilla.content.startswith(b"PK")
    assert "informe-2026-11-cierre-1.xlsx" in planilla["Content-Disposition"]


def test_the_nightly_look_opens_reports_and_counts_the_closed_rows_again(noviembre):
    cierre = cerrado()
    procesar()
    assert [*revisar_cierres(), *revisar_informes()] == []

    InformeMensual.objects.update(planilla_sha256="0" * 64)

    assert len([*revisar_informes()]) == 1
    assert huella(cierre) == Cierre.objects.get().huella


def test_a_close_owes_one_report_and_no_more(noviembre):
    cierre = cerrado()

    with pytest.raises(IntegrityError), transaction.atomic():
        deber_el_definitivo(cierre, ahora=TERMINADO)


def test_nobody_else_hears_of_a_close_that_was_refused(noviembre):
    with pytest.raises(Exception, match="Jefatura de Ventas"):
        cerrado(acto=de(Rol.SUPERVISOR))

    assert not InformeMensual.objects.exists()
