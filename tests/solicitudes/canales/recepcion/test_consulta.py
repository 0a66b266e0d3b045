"""What the counter lists, flat however much there is (11)."""

from dataclasses import fields
from datetime import timedelta

import pytest
from django.db import connection

from bluecom.cuentas.acto import Acto
from solicitudes.canales.recepcion.consulta import (
    EnCamino,
    acta_abierta,
    carpetas_por_recibir,
    cuenta_de,
    cuentas,
    por_venir,
    sin_proponer,
)
from solicitudes.canales.recepcion.consulta_mostrador import POR_PAGINA, mostrador
from solicitudes.canales.recepcion.marcas import marcar
from solicitudes.canales.recepcion.servicio import recibir, recibir_presentes
from solicitudes.models import CarpetaEntregada, Entrega, Marca
from solicitudes.models.entrega import ABIERTA
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, proponer, venta_en, venta_propuesta

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11")]


@pytest.fixture
def ellos(canales):
    return Acto(canales, AHORA)


def test_a_folder_is_expected_from_its_acta_until_it_is_received(canales, ellos):
    venta = venta_en(Estado.IMPRESA)
    assert list(sin_proponer(canales)) == list(por_venir(canales)) == [venta]

    proponer([venta])
    assert [fila.venta for fila in carpetas_por_recibir(canales)] == [venta]
    assert (list(sin_proponer(canales)), list(por_venir(canales))) == ([], [venta])

    recibir(venta.pk, acto=ellos)
    assert not carpetas_por_recibir(canales).exists()
    assert not por_venir(canales).exists()


def test_the_acta_that_falls_due_first_is_on_top_counted(canales, ellos):
    tarde = venta_propuesta(ahora=AHORA + timedelta(hours=1))
    ana = UsuarioFactory()
    dos = proponer([venta_en(Estado.IMPRESA, asesor=ana) for _ in range(2)])
    marcar(dos.carpetas.first().pk, acto=ellos, marca=Marca.PRESENTE)

    actas = mostrador(canales).actas

    assert [a.entrega for a in actas] == [dos, tarde.entregas.get().entrega]
    assert cuenta_de(dos, canales) == actas[0]
    assert [(a.cuantas, a.presentes, a.faltan, a.sin_marcar) for a in actas] == [
        (2, 1, 0, 1),
        (1, 0, 0, 1),
    ]
    assert mostrador(canales).sigue == 0


def test_what_is_counted_of_an_acta_is_what_its_line_says():
    assert {"entrega", *cuentas(ABIERTA)} == {campo.name for campo in fields(EnCamino)}


def test_what_is_still_to_come_begins_with_what_falls_due_first(canales):
    luego = venta_en(Estado.IMPRESA, ahora=AHORA + timedelta(hours=1))
    antes = venta_en(Estado.IMPRESA)

    assert list(sin_proponer(canales)) == [antes, luego]


def test_the_actas_come_in_pages(canales):
    venta = venta_propuesta()
    fila = venta.entregas.get()
    for _ in range(POR_PAGINA):  # the same folder cannot be in two: each of its own sale
        otra = venta_en(Estado.IMPRESA)
        entrega = Entrega.objects.create(asesor=otra.asesor, propuesta_en=AHORA)
        entrega.carpetas.create(venta=otra, orden=1, propuesta_en=AHORA)

    primera = mostrador(canales)
    segunda = mostrador(canales, despues_de=primera.sigue)

    assert (len(primera.actas), len(segunda.actas), segunda.sigue) == (POR_PAGINA, 1, 0)
    assert fila.entrega in [a.entrega for a in primera.actas]


def test_the_actas_on_their_way_are_read_by_their_own_index(canales):
    venta_propuesta()
    ids = CarpetaEntregada.objects.abiertas().order_by("entrega_id").values("entrega_id")

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "carpetas_en_camino" in ids.distinct()[:POR_PAGINA].explain()


def test_an_open_acta_shows_its_folders_in_order_and_what_was_received(canales, ellos):
    ana = UsuarioFactory()
    acta = proponer([venta_en(Estado.IMPRESA, asesor=ana) for _ in range(3)])
    primera = acta.carpetas.first()
    marcar(primera.pk, acto=ellos, marca=Marca.PRESENTE)
    recibir_presentes(acta.pk, acto=ellos)

    abierta = acta_abierta(acta, canales)

    assert [fila.orden for fila in abierta.filas] == [1, 2, 3]
    assert (abierta.recibidas, abierta.cuenta.cuantas) == (1, 2)
    assert [r.cuantas for r in abierta.recepciones] == [1]
