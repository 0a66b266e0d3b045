"""The asesor proposes; the clock runs on until Canales Virtuales receives."""

import re
from datetime import timedelta

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.pendientes.servicios import atender_ahora
from solicitudes.models import Entrega, Venta
from solicitudes.pasos.p11_entrega.servicio import retirar
from solicitudes.reglas.estados import Estado
from tests.apoyo.mensajes import dicho
from tests.solicitudes.factories import AHORA, proponer, venta_en

pytestmark = pytest.mark.usefixtures("una_hora_despues")


@pytest.mark.paso("10.1")
def test_printed_folders_are_listed_by_deadline(asesor, como):
    segunda = venta_en(Estado.IMPRESA, asesor=asesor, ahora=AHORA + timedelta(hours=1))
    primera = venta_en(Estado.IMPRESA, asesor=asesor)

    pagina = como(asesor).get("/entregas/")

    assert [v.pk for v in pagina.context["impresas"]] == [primera.pk, segunda.pk]


@pytest.mark.paso("11")
def test_proposing_makes_one_acta_and_keeps_the_clock(asesor, como):
    ventas = [venta_en(Estado.IMPRESA, asesor=asesor) for _ in range(2)]

    como(asesor).post("/entregas/", {"venta": [v.pk for v in ventas]})

    acta = Entrega.objects.get()
    assert [c.venta_id for c in acta.carpetas.all()] == [v.pk for v in ventas]
    ventas[0].refresh_from_db()
    assert (ventas[0].estado, ventas[0].entregada_en) == (Estado.IMPRESA, None)


def test_what_goes_is_ticked_by_who_carries_it_and_stays_ticked_when_it_is_refused(asesor, como):
    una, otra = (venta_en(Estado.IMPRESA, asesor=asesor) for _ in range(2))
    cliente = como(asesor)
    pagina = cliente.get("/entregas/").content.decode()
    assert not re.search(r'name="venta"[^>]* checked', pagina)
    assert pagina.count("data-marca-todo") == 1

    ya_no = Venta.objects.latest("pk").pk + 1
    pagina = cliente.post("/entregas/", {"venta": [una.pk, ya_no]}, follow=True).content.decode()

    assert re.search(rf'value="{una.pk}"[^>]* checked', pagina)
    assert not re.search(rf'value="{otra.pk}"[^>]* checked', pagina)


def test_proposing_nothing_says_what_to_tick(asesor, como):
    venta_en(Estado.IMPRESA, asesor=asesor)

    respuesta = como(asesor).post("/entregas/", {})

    assert "Marque al menos una carpeta" in dicho(respuesta)
    assert not Entrega.objects.exists()


def test_proposing_twice_is_one_acta(asesor, como):
    venta = venta_en(Estado.IMPRESA, asesor=asesor)
    cliente = como(asesor)
    cliente.post("/entregas/", {"venta": [venta.pk]})

    respuesta = cliente.post("/entregas/", {"venta": [venta.pk]})

    assert "ya están en un acta" in dicho(respuesta)
    assert Entrega.objects.count() == 1


def test_a_colleagues_folder_cannot_be_proposed(asesor, como):
    ajena = venta_en(Estado.IMPRESA)

    respuesta = como(asesor).post("/entregas/", {"venta": [ajena.pk]})

    assert "ya no está por entregar" in dicho(respuesta)
    assert not Entrega.objects.exists()


def test_a_folder_that_did_not_come_is_told_in_its_acta(asesor, como, mostrador):
    venta = venta_en(Estado.IMPRESA, asesor=asesor)
    acta = proponer([venta])
    mostrador.post(f"/recepcion/actas/{acta.pk}/las-demas/", {"marca": "falta"})

    pagina = como(asesor).get("/entregas/").content.decode()

    assert "llévela con esta misma acta, o retírela" in pagina


def test_the_acta_is_a_pdf_for_its_asesor_and_not_for_a_colleague(asesor, como):
    acta = proponer([venta_en(Estado.IMPRESA, asesor=asesor)])
    otro = venta_en(Estado.TOMADA).asesor
    atender_ahora(f"documentos:producir:{acta.acta_id}")

    respuesta = como(asesor).get(f"/entregas/{acta.pk}/acta/")

    assert respuesta.content.startswith(b"%PDF")
    assert como(otro).get(f"/entregas/{acta.pk}/acta/").status_code == 404


@pytest.mark.paso("11")
def test_a_folder_taken_back_is_handed_over_in_another_acta(asesor):
    venta = venta_en(Estado.IMPRESA, asesor=asesor)
    primera = proponer([venta])

    for _ in range(2):
        retirar(venta, acto=Acto(asesor, AHORA))

    assert primera.carpetas.get().retirada
    assert proponer([venta]) != primera
