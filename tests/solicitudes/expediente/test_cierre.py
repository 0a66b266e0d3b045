"""The closing file is owed once, waits for every paper, and lists each hash by its own name."""

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.errores import Reintentar
from bluecom.pendientes.models import Pendiente
from documentos.models import ArchivoRecibido, Documento
from solicitudes.canales.terminos import servicio as terminos
from solicitudes.expediente.cerrar import DEBIDO, cerrar_debido, deber_expediente
from solicitudes.expediente.cotejo import cotejar, hashes_de
from solicitudes.models import Venta
from solicitudes.papeles.datos import expediente
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.canales.terminos.envios import visto
from tests.solicitudes.factories import AHORA, papeles_listos, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.2")]


@pytest.fixture
def venta() -> Venta:
    return venta_en(Estado.CONCLUIDA)


def debido() -> Pendiente:
    return Pendiente.objects.get(tipo=DEBIDO)


def test_a_concluded_sale_owes_its_closing_file_once(venta):
    deber_expediente(venta, ahora=AHORA)

    assert debido().objeto_id == venta.pk


def test_an_owed_closing_waits_for_the_papers_and_then_is_the_system_s(venta):
    with pytest.raises(Reintentar, match="Todavía se prepara"):
        cerrar_debido(debido())
    papeles_listos(venta)

    cerrar_debido(debido())

    cierre = venta.carpeta.papel("EXPEDIENTE")
    assert cierre.emitido_por.rol == Rol.SISTEMA


def test_a_sale_that_was_never_closed_is_missed_nothing(venta):
    assert cotejar(venta) == []


def test_a_closed_sale_lacks_by_name_the_photo_that_is_gone(venta):
    papeles_listos(venta)
    cerrar_debido(debido())
    assert cotejar(venta) == []
    carta = venta.carpeta.archivo("CARTA")
    ArchivoRecibido.objects.filter(pk=carta.pk).update(tipo="EVIDENCIA")

    (problema,) = cotejar(venta)

    assert f"recibido N.º {carta.pk}" in problema
    assert "ya no está" in problema


def test_what_came_after_the_closing_is_no_fault_of_it(venta):
    papeles_listos(venta)
    cerrar_debido(debido())

    Documento.objects.filter(tipo="ACTA_ENTREGA", sha256="").update(sha256="a1" * 32)
    acto = Acto(UsuarioFactory(rol=Rol.CANALES_VIRTUALES), AHORA)
    terminos.corregir_correo(venta.pk, acto=acto, correo="otra@correo.example", visto=visto(venta))

    assert cotejar(venta) == []


def test_no_two_things_of_a_sale_share_a_name(venta):
    papeles_listos(venta)
    datos = expediente(venta)

    hashes = hashes_de(datos)

    papeles = len(datos.papeles) + len(datos.actas)
    assert len(hashes) == len(datos.sucesos) + 2 * papeles + len(datos.archivos)
