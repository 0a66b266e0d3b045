"""The work list of the contrast: who looks, what was decided, and until when it holds (III.2)."""

import pytest
from django.urls import reverse

from bluecom.cuentas.models import Rol
from bluecom.rechazo import Rechazo
from indicadores.consultas import contraste
from indicadores.consultas.diferencias import que_quedan, sin_decidir, trabajos
from indicadores.consultas.filtros import entero
from indicadores.models import Diferencia
from indicadores.smartflex.decidir import decidir_diferencias, encargar
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores.cierres import MES, de
from tests.indicadores.reportes import fila, reporte, traer
from tests.solicitudes.canales.instalacion.archivos import DESPUES
from tests.solicitudes.factories import venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("III.2")]


@pytest.fixture
def jefe():
    return UsuarioFactory(rol=Rol.JEFE_VENTAS)


@pytest.fixture
def distinta(jefe):
    """A sale that the report gives another product."""
    venta = venta_en(Estado.GLOSADA)
    traer(reporte(fila(venta, PRODUCTO="ADSL"), fila()), jefe)
    return venta


def decidir(*claves, razon="Se vendió FTTH; COMTECO corrige su reporte.", acto=None):
    return decidir_diferencias(
        MES, claves=set(claves), razon=razon, acto=acto or de(Rol.JEFE_VENTAS, DESPUES)
    )


def quedan():
    return {t.linea.clave for t in que_quedan(trabajos(contraste(MES, ahora=DESPUES)))}


def test_one_reason_decides_many_and_what_agrees_is_not_asked(distinta):
    igual = venta_en(Estado.GLOSADA)
    traer(
        reporte(fila(distinta, PRODUCTO="ADSL"), fila(), fila(igual)),
        UsuarioFactory(rol=Rol.JEFE_VENTAS),
    )
    assert quedan() == {distinta.numero_smartflex, "800001"}

    assert decidir(distinta.numero_smartflex, "800001", igual.numero_smartflex) == 2

    assert sin_decidir(MES, ahora=DESPUES) == 0


def test_decided_of_one_thing_it_is_asked_anew_when_the_report_says_another(distinta, jefe):
    decidir(distinta.numero_smartflex, "800001")

    traer(reporte(fila(distinta, PRODUCTO="DTH"), fila()), jefe)

    assert quedan() == {distinta.numero_smartflex}


def test_who_looks_into_it_is_said_and_decides_nothing(distinta):
    supervisora = UsuarioFactory(rol=Rol.SUPERVISOR)

    encargar(MES, claves={"800001"}, a=supervisora, acto=de(Rol.JEFE_VENTAS, DESPUES))

    assert Diferencia.objects.get().a_cargo == supervisora
    assert "800001" in quedan()


@pytest.mark.parametrize("rol", [Rol.ASESOR, Rol.CANALES_VIRTUALES, Rol.ADMINISTRADOR])
def test_nobody_is_given_what_is_not_his_business(distinta, rol):
    with pytest.raises(Rechazo, match="Elija a quien"):
        encargar(MES, claves={"800001"}, a=UsuarioFactory(rol=rol), acto=de(Rol.JEFE_VENTAS))


@pytest.mark.parametrize("rol", [Rol.SUPERVISOR, Rol.JEFE_SERVICIO])
def test_only_the_jefe_de_ventas_decides(distinta, rol):
    with pytest.raises(Rechazo, match="Jefatura de Ventas"):
        decidir("800001", acto=de(rol))


@pytest.mark.parametrize(("claves", "razon"), [((), "Está bien así."), (("800001",), "x")])
def test_nothing_is_decided_of_nothing_or_without_a_reason(distinta, claves, razon):
    with pytest.raises(Rechazo):
        decidir(*claves, razon=razon)
    assert not Diferencia.objects.exists()


def test_the_page_decides_those_that_are_ticked(client, distinta, jefe):
    client.force_login(jefe)
    url = f"{reverse('mes_smartflex', args=[MES])}?situacion=por-decidir"
    assert "Por decidir (2)" in client.get(url).content.decode()

    mal = client.post(url, {"clave": ["800001"], "que": "decidir", "razon": ""})
    bien = client.post(url, {"clave": ["800001"], "que": "decidir", "razon": "Es de otro piso."})

    assert (mal.status_code, bien.status_code) == (422, 302)
    assert "Escriba por qué" in mal.content.decode()
    assert quedan() == {distinta.numero_smartflex}


@pytest.mark.parametrize(("dicho", "numero"), [("7", 7), ("", 0), ("x", 0), ("9" * 30, 0)])
def test_who_looks_is_the_number_of_a_row_or_nobody(dicho, numero):
    assert entero(dicho) == numero


def test_a_supervisor_reads_the_page_and_decides_nothing(client, distinta):
    client.force_login(UsuarioFactory(rol=Rol.SUPERVISOR))
    url = reverse("mes_smartflex", args=[MES])

    assert 'name="clave"' not in client.get(url).content.decode()
    assert client.post(url, {"clave": ["800001"], "razon": "Es de otro piso."}).status_code == 403
