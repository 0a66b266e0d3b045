"""Presses of dialling, whom not to call, reprints and looks leave as every list does."""

from datetime import timedelta

import pytest
from django.db.models import Q
from django.urls import reverse

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from cartera.listados_telefonicos import no_llamar_con
from cartera.models import Marcada
from documentos.servicios import registrar_vista, reimprimir
from solicitudes.papeles.listados import miradas_de, reimpresas
from solicitudes.reglas.estados import Estado
from tests.cartera.factories import ContactoCarteraFactory, NoLlamarFactory
from tests.factories_cuentas import UsuarioFactory
from tests.listados.test_cada_listado import columna, como, sacar
from tests.solicitudes.factories import papeles_listos, venta_en

pytestmark = pytest.mark.django_db


@pytest.fixture
def jefe():
    return UsuarioFactory(rol=Rol.JEFE_VENTAS)


def marcada(ahora, vez: int, **dicho) -> Marcada:
    datos = {
        "contacto": ContactoCarteraFactory(),
        "agente": UsuarioFactory(),
        "extension": "201",
        "numero": "+59144251234",
        "cuenta": "V7",
        "vez": vez,
        "pedida_en": ahora,
        "estado": Marcada.Estado.CONTESTO,
    }
    una: Marcada = Marcada.objects.create(**datos | dicho)
    return una


@pytest.mark.paso("4.1")
def test_each_press_is_read_by_day_asesor_and_end(jefe, ahora):
    una = marcada(ahora, 1)
    marcada(
        ahora - timedelta(days=2),
        2,
        estado=Marcada.Estado.NO_SE_PUDO,
        motivo="OCUPADO",
        dicho="busy",
    )
    de_practica = ContactoCarteraFactory(cartera__de_prueba=True, cliente__de_prueba=True)
    marcada(ahora, 3, contacto=de_practica)

    pagina = como(jefe).get(reverse("marcadas")).content.decode()
    assert "su interno está ocupado" in pagina
    assert "4 425 1234" in pagina or "4251234" in pagina
    assert columna(sacar(jefe, "marcadas"), "Vez") == [1, 2]
    for pregunta in ("?desde=2026-11-23", f"?asesor={una.agente_id}", "?estado=CONTESTO"):
        assert columna(sacar(jefe, "marcadas", pregunta), "Vez") == [1], pregunta
    assert como(jefe).get(reverse("marcadas") + "?estado=VOLANDO").status_code == 400


@pytest.mark.paso("4.1")
def test_whom_not_to_call_leaves_as_the_page_shows_it_and_the_log_keeps_no_name(jefe, ahora):
    uno, otro = NoLlamarFactory(), NoLlamarFactory()
    NoLlamarFactory(anulado_en=ahora)

    assert set(no_llamar_con("")) == {uno, otro}
    assert len(columna(sacar(jefe, "no-llamar"), "Número")) == 2
    assert len(columna(sacar(jefe, "no-llamar", f"?q={uno.numero[-7:]}"), "Número")) == 1
    assert uno.numero[-7:] not in str([evento.datos for evento in Evento.objects.all()])
    assert (
        reverse("exportar", args=["no-llamar"])
        in como(jefe).get(reverse("no_llamar")).content.decode()
    )


@pytest.mark.paso("10.1")
def test_reprints_leave_with_their_reason(jefe, ahora, tmp_path, settings):
    settings.CARPETA_PRIVADA = tmp_path
    venta = venta_en(Estado.GLOSADA)
    papeles_listos(venta)
    contrato = venta.carpeta.papel("CONTRATO")
    reimprimir(contrato, motivo="Se atascó el papel", acto=Acto(venta.asesor, ahora))

    assert [r.motivo for r in reimpresas()] == ["Se atascó el papel"]
    assert columna(sacar(jefe, "reimpresiones"), "Motivo") == ["Se atascó el papel"]
    assert columna(sacar(jefe, "reimpresiones"), "Venta") == [venta.pk]


@pytest.mark.paso("6.2")
def test_looks_leave_by_person_and_sale_and_nothing_that_was_seen(jefe, ahora):
    venta = venta_en(Estado.DOCUMENTADA)
    archivo = venta.carpeta.archivo("CI_ANVERSO")
    acto = Acto(venta.asesor, ahora)
    registrar_vista(venta.carpeta_id, que="CI_ANVERSO", archivo=archivo, acto=acto)

    assert [mirada.venta for mirada in miradas_de(Q())] == [venta.pk]
    assert columna(sacar(jefe, "quien-vio", f"?venta={venta.pk}"), "Qué") == ["anverso del C.I."]
    assert columna(sacar(jefe, "quien-vio", f"?quien={jefe.pk}"), "Qué") == []


def test_the_list_of_sales_says_that_a_filter_is_none_instead_of_showing_all(jefe):
    venta = venta_en(Estado.ACEPTADA)

    for pregunta in ("?estado=VOLANDO", "?asesor=0", "?asesor=nadie"):
        pagina = como(jefe).get(reverse("ventas") + pregunta)
        assert pagina.status_code == 400
        assert "Ya no hay ventas así a su vista" in pagina.content.decode()
        assert f'href="/ventas/{venta.pk}/"' not in pagina.content.decode()
    assert como(jefe).get(reverse("ventas") + "?estado=&antes=7-7").status_code == 200
