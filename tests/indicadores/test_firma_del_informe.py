"""The report of a close signed with the organisation's key, where there is one that serves."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.models import Aviso
from bluecom.pendientes.servicios import procesar_pendientes
from documentos.almacen import almacen
from indicadores.informe.deuda import deber_informes
from indicadores.models import Cierre, InformeMensual
from indicadores.revision import revisar_informes, revisar_la_firma
from tests.apoyo.firma import CLAVE, FIRMANTE
from tests.documentos.test_firma import estado_de
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f
from tests.indicadores.cierres import DIA, MES, TERMINADO, cerrado

pytestmark = [pytest.mark.django_db, pytest.mark.paso("III.2")]


@pytest.fixture
def administradora():
    f.llamada(DIA, "NO_ACEPTA")
    return UsuarioFactory(rol=Rol.ADMINISTRADOR)


@pytest.fixture(autouse=True)
def jefe():
    return UsuarioFactory(rol=Rol.JEFE_VENTAS, email="ventas@comteco.example")


@time_machine.travel(TERMINADO, tick=False)
def informar(firma: Usuario | None) -> InformeMensual:
    """Of a month closed by whom signs it, or else of one that nobody closed."""
    if firma:
        cerrado(acto=Acto(firma, TERMINADO))
    else:
        deber_informes(ahora=TERMINADO)
    procesar_pendientes()
    return InformeMensual.objects.get()


def adjunto() -> bytes:
    (correo,) = mail.outbox
    return correo.attachments[0][1]


def avisos_de(quien) -> list[str]:
    return [*Aviso.objects.filter(usuario=quien).values_list("texto", flat=True)]


@pytest.mark.largo
def test_the_paper_of_a_close_is_signed_and_its_hash_is_that_of_the_signed_bytes(
    administradora, jefe, llave_puesta, pyhanko, client
):
    informe = informar(jefe)

    assert informe.firmante == FIRMANTE
    assert estado_de(adjunto(), llave_puesta)[:3] == (True, True, True)
    assert almacen().leer(informe.archivo, sha256=informe.sha256) == adjunto()
    assert [*revisar_informes()] == []
    assert f"Lleva la firma digital de {FIRMANTE}" in mail.outbox[0].body
    client.force_login(jefe)
    pagina = client.get(f"/mes/{MES}/cierre/").content.decode()
    assert f"la firma digital de {FIRMANTE}" in pagina and informe.sha256 in pagina
    assert avisos_de(administradora) == []


@pytest.mark.largo
def test_what_may_still_change_is_not_signed(administradora, llave_puesta, pyhanko):
    assert informar(None).firmante == ""
    assert b"/ByteRange" not in adjunto()


def test_a_wrong_key_keeps_no_close_and_no_report_from_anybody(
    administradora, jefe, llave_puesta, settings
):
    settings.FIRMA_PDF = settings.FIRMA_PDF | {"secret": "otra"}

    informe = informar(jefe)

    assert Cierre.objects.vigentes().get() == informe.cierre
    assert (informe.firmante, adjunto()) == ("", almacen().leer(informe.archivo))
    assert "firma digital" not in mail.outbox[0].body
    assert avisos_de(administradora) == [
        "Informe de noviembre de 2026: salió sin firma digital. "
        "FIRMA_CLAVE no abre el archivo de FIRMA_PKCS12, o no es un PKCS#12."
    ]


def test_without_the_extra_it_leaves_as_it_was_drawn_and_without_a_key_nobody_hears_of_it(
    administradora, jefe, llave_puesta, sin_pyhanko, settings
):
    assert informar(jefe).firmante == ""
    assert "pyHanko" in avisos_de(administradora)[0]
    settings.FIRMA_PDF = {"pkcs12": "", "secret": CLAVE}
    Aviso.objects.all().delete()

    with time_machine.travel(TERMINADO + timedelta(days=31), tick=False):
        deber_informes(ahora=TERMINADO + timedelta(days=31))
        procesar_pendientes()

    assert InformeMensual.objects.get(mes="2026-12").listo
    assert avisos_de(administradora) == []


def test_the_nightly_look_finds_a_key_that_would_not_sign(llave_puesta, settings):
    settings.FIRMA_PDF = settings.FIRMA_PDF | {"pkcs12": "/no/hay/firma.p12"}

    assert [*revisar_la_firma()] == ["No se puede leer el archivo que nombra FIRMA_PKCS12."]
