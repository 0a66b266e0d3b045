"""Step 11: what is on its way, what is here, and what the acta said and did not come."""

from datetime import timedelta

import pytest

from bluecom.bitacora.models import Evento
from bluecom.bolivia.errores import DatoInvalido
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.models import Aviso
from solicitudes.canales.recepcion.consulta import carpetas_por_recibir, por_recibir
from solicitudes.canales.recepcion.escaneo import carpeta_escaneada, token_de
from solicitudes.canales.recepcion.servicio import no_vino, recibir
from solicitudes.models import Venta
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, proponer, venta_en, venta_propuesta

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11")]


@pytest.fixture
def ellos(canales):
    return Acto(canales, AHORA)


def test_a_folder_is_expected_from_its_acta_until_it_is_received(canales, ellos):
    venta = venta_en(Estado.IMPRESA)
    assert not carpetas_por_recibir(canales).exists()

    proponer([venta])
    assert [fila.venta for fila in carpetas_por_recibir(canales)] == [venta]

    recibir(venta.pk, acto=ellos)
    assert not carpetas_por_recibir(canales).exists()


def test_the_acta_that_falls_due_first_is_on_top_with_its_folders_in_order(canales):
    tarde = venta_propuesta(ahora=AHORA + timedelta(hours=1))
    ana = UsuarioFactory()
    dos = [venta_en(Estado.IMPRESA, asesor=ana) for _ in range(2)]
    proponer(dos)

    actas = por_recibir(canales)

    assert [[fila.venta for fila in acta.filas] for acta in actas] == [dos, [tarde]]


def test_what_did_not_come_keeps_its_clock_and_its_asesor_is_told_once(ellos):
    venta = venta_propuesta()
    fila = venta.entregas.get()

    for _ in range(2):
        no_vino(fila.pk, acto=ellos)

    igual = Venta.objects.get(pk=venta.pk)
    assert (igual.estado, igual.vence_en) == (Estado.IMPRESA, venta.vence_en)
    assert Aviso.objects.filter(usuario=venta.asesor, clave=f"no_vino:{fila.pk}").count() == 1
    assert Evento.objects.filter(cadena=venta.cadena, tipo="no_vino").count() == 1


def test_what_was_received_did_come_and_its_asesor_may_not_say_otherwise(ellos):
    venta = venta_propuesta()
    fila = venta.entregas.get()
    with pytest.raises(PermisoDenegado):
        no_vino(fila.pk, acto=Acto(venta.asesor, AHORA))
    recibir(venta.pk, acto=ellos)

    with pytest.raises(TransicionInvalida, match="ya fue recibida"):
        no_vino(fila.pk, acto=ellos)


def test_a_folder_is_scanned_only_by_whom_it_comes_to(canales):
    venta = venta_propuesta()

    assert carpeta_escaneada(f"V-{venta.pk}", canales).venta == venta
    with pytest.raises(DatoInvalido):
        carpeta_escaneada(f"V-{venta.pk}", UsuarioFactory(rol="CANALES_VIRTUALES", de_prueba=True))


@pytest.mark.parametrize(
    ("texto", "token"),
    [
        ("https://otra.example/p/AbC-123_xyz456789/", "AbC-123_xyz456789"),
        ("AbC-123_xyz4567890ab", "AbC-123_xyz4567890ab"),
        ("12345678901234567890", ""),
        ("V-12", ""),
    ],
)
def test_a_token_is_read_from_the_qr_and_never_from_a_number(texto, token):
    assert token_de(texto) == token
