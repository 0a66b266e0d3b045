"""The parts of the page of the log: names, marks between pages, filters, and one act in words."""

from datetime import timedelta

import pytest
from django.db.models import Q

from bluecom.auditoria.consulta import en_orden, nombres
from bluecom.auditoria.permisos import cosas_de
from bluecom.auditoria.renglones import NO_SE_GUARDA, renglones
from bluecom.bitacora.models import Evento
from bluecom.bitacora.servicios import anotar
from bluecom.bitacora.vocabulario import Ambito, cosas
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.interfaz.por_marca import despues_de, marca_de
from bluecom.listados.filtros import elegir
from tests.factories_cuentas import UsuarioFactory


@pytest.mark.django_db
def test_a_mark_leads_to_what_is_older_and_of_one_instant_to_what_was_written_before(ahora):
    quien = UsuarioFactory()
    uno, dos = (anotar("venta:7", "aprobar", acto=Acto(quien, ahora)) for _ in range(2))
    nuevo = anotar("venta:7", "aprobar", acto=Acto(quien, ahora + timedelta(microseconds=1)))

    def tras(marca: str) -> list[Evento]:
        return list(
            Evento.objects.filter(despues_de(marca, "instante")).order_by("-instante", "-pk")
        )

    assert tras("") == tras("no es una marca") == [nuevo, dos, uno]
    assert tras(marca_de(nuevo.instante, nuevo.pk)) == [dos, uno]
    assert tras(marca_de(dos.instante, dos.pk)) == [uno]


@pytest.mark.django_db
def test_the_first_are_the_newest_with_the_names_of_who_acted(ahora):
    ana = UsuarioFactory(first_name="Ana", last_name="Flores")
    for minutos in range(3):
        anotar("venta:7", "aprobar", acto=Acto(ana, ahora + timedelta(minutes=minutos)))

    leidos = renglones(en_orden(Q())[:2], nombres())

    assert [fila.cuando for fila in leidos] == [ahora + timedelta(minutes=m) for m in (2, 1)]
    assert {fila.quien for fila in leidos} == {"Ana Flores"}


def test_an_act_is_read_before_and_after_and_what_is_not_kept_is_said(ahora):
    evento = Evento(
        cadena="usuario:7",
        n=3,
        tipo="editar_usuario",
        actor_id=5,
        instante=ahora,
        datos={
            "antes": {"rol": "ASESOR"},
            "despues": {"rol": "SUPERVISOR", "is_active": True},
            "campos": ["rol", "email"],
        },
    )

    (leido,) = renglones([evento], {5: "Ana Flores"})

    assert (leido.quien, leido.cadena, leido.n) == ("Ana Flores", "usuario:7", 3)
    dichos = [(cambio.antes, cambio.despues) for cambio in leido.cambios]
    assert ("Asesor comercial Bluecom", "Supervisor Bluecom") in dichos and ("", "sí") in dichos
    assert ("", NO_SE_GUARDA) in dichos
    (rara,) = renglones([Evento(cadena="rara:1", n=1, tipo="x", instante=ahora)], {})
    assert rara.quien == "Sistema"


def test_the_floor_reads_sales_the_administration_the_rest_and_who_sells_nothing():
    def ambitos(rol: Rol) -> set[Ambito]:
        return {cosa.ambito for cosa in cosas_de(Usuario(rol=rol))}

    assert ambitos(Rol.SUPERVISOR) == {Ambito.VENTAS}
    assert ambitos(Rol.ADMINISTRADOR) == {Ambito.PERSONAS, Ambito.CATALOGO}
    assert ambitos(Rol.JEFE_VENTAS) == {cosa.ambito for cosa in cosas()}
    assert ambitos(Rol.ASESOR) == set()


def test_a_filter_may_be_left_empty():
    assert elegir("Quién").clean("") == ""
