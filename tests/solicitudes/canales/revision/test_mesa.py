"""The desk of review, read in one message: each reads his own, as it is now."""

import re
from datetime import timedelta

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.interfaz.hojas import Hojas
from solicitudes.canales.revision import consulta_mesa
from solicitudes.canales.revision.consulta_mesa import POR_PAGINA, mesa
from solicitudes.canales.revision.toma import tomar
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.1")]


def leida(usuario, *, ahora=AHORA, pagina=None, sola=False):
    return mesa(usuario, ahora=ahora, pagina=pagina, sola=sola)


def test_what_another_took_waits_for_its_lapse_and_is_never_next(canales):
    una, otra = venta_en(Estado.ENTREGADA), venta_en(Estado.ENTREGADA)
    tomar(una.pk, acto=Acto(UsuarioFactory(rol=Rol.CANALES_VIRTUALES), AHORA))

    assert leida(canales).siguiente == otra
    assert leida(canales, ahora=AHORA + timedelta(minutes=16)).siguiente == una
    assert (leida(canales).cuantas, len(leida(canales).pagina.object_list)) == (2, 2)


def test_one_who_takes_over_reads_the_same_queue_without_a_next_one(canales):
    una, conforme = venta_en(Estado.ENTREGADA), venta_en(Estado.CONFORME)
    devuelta = venta_en(Estado.OBSERVADA)
    jefe = UsuarioFactory(rol=Rol.JEFE_SERVICIO)

    suya = leida(jefe)

    assert suya.pagina.object_list == [una]
    assert (suya.siguiente, suya.segundas) == (None, [])
    assert (suya.devueltas, suya.conformes) == ([devuelta], [conforme])
    assert leida(canales).devueltas == [devuelta]


@pytest.mark.parametrize("rol", [Rol.CANALES_VIRTUALES, Rol.JEFE_SERVICIO])
def test_each_link_of_the_desk_opens_for_who_reads_it(como, rol):
    for estado in (Estado.ENTREGADA, Estado.CONFORME, Estado.OBSERVADA):
        venta_en(estado)
    quien = como(UsuarioFactory(rol=rol))

    pagina = quien.get("/revision/").content.decode()

    lleva = set(re.findall(r'href="(/(?:ventas|revision)/\d[^"]*)"', pagina))
    assert {quien.get(url).status_code for url in lleva} == {200}


def test_what_does_not_fit_is_counted_and_leads_to_all_of_it(como, canales, monkeypatch):
    monkeypatch.setattr(consulta_mesa, "CONFORMES_A_LA_VISTA", 1)
    monkeypatch.setattr(consulta_mesa, "_HOJAS", Hojas(consulta_mesa._componer))
    for _ in range(2):
        venta_en(Estado.CONFORME)
    venta_en(Estado.OBSERVADA)

    pagina = como(canales).get("/revision/").content.decode()

    assert "2 conformes, sin instalar" in pagina
    assert "Ver las 2" in pagina
    assert "1 devuelta a su asesor" in pagina
    assert ("?todas=#conformes" in pagina, "?todas=#devueltas" in pagina) == (True, False)
    todas = como(canales).get("/revision/?todas=")
    assert len(todas.context["conformes"]) == 2
    assert "Ver las" not in todas.content.decode()


def test_asked_again_by_itself_it_reads_only_what_waits(canales, django_assert_num_queries):
    venta_en(Estado.CONFORME)
    leida(canales, sola=True)

    with django_assert_num_queries(1):
        suya = leida(canales, sola=True)

    assert (suya.conformes, suya.cuantas, suya.pagina.por_hoja) == ([], 0, POR_PAGINA)


def test_a_sheet_that_emptied_while_it_was_looked_at_gives_way_to_the_first(canales):
    """Others decide folders meanwhile: nobody is told that none waits while one does."""
    una = venta_en(Estado.ENTREGADA)

    suya = leida(canales, pagina="2", sola=True)

    assert suya.pagina.object_list == [una]
    assert (suya.pagina.number, suya.cuantas) == (1, 1)
