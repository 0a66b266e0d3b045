"""A number of the floor goes by its day; what was stored with the one of before stays."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from bluecom.bitacora.models import Evento
from bluecom.bitacora.servicios import verificar
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.parametros.catalogo import Parametro, declarar, parametro_de, parametros
from bluecom.parametros.consultas import valor, valores, valores_del_dia
from bluecom.parametros.models import ValorDeParametro
from bluecom.parametros.servicios import anterior, objeciones
from bluecom.rechazo import Rechazo
from bluecom.vigencias.servicios import aprobar, retirar
from cartera.models import ContactoCartera, Desenlace, Situacion
from cartera.parametros import INTENTOS, RESERVA
from cartera.servicios.cierre import cerrar
from cartera.servicios.cola import renovar_reserva, reserva_desde
from indicadores.consultas.dia import dia
from indicadores.parametros import MUCHO_EN_MANO
from solicitudes.pasos.p02_p03_consultas.servicio import confirmar_capacidad
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.parametros import DIAS_DE_CAPACIDAD
from tests.cartera.factories import ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory, administrador
from tests.parametros.numeros import aprobado, propuesto
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = pytest.mark.django_db
UN_DIA = timedelta(days=1)


@pytest.fixture
def manana(ahora):
    return hoy(ahora) + UN_DIA


def test_without_a_signed_value_what_ships_rules(ahora):
    assert valor(RESERVA, ahora) == RESERVA.inicial
    assert valores([RESERVA, INTENTOS], ahora) == {
        "RESERVA": RESERVA.inicial,
        "INTENTOS": INTENTOS.inicial,
    }


def test_a_value_rules_from_its_midnight_in_la_paz(ahora, manana):
    aprobado(RESERVA, 45, manana, ahora=ahora)
    medianoche = ahora.replace(hour=0) + UN_DIA

    assert valor(RESERVA, medianoche - timedelta(seconds=1)) == RESERVA.inicial
    assert valor(RESERVA, medianoche) == 45
    assert valores_del_dia([RESERVA], manana + 30 * UN_DIA) == {"RESERVA": 45}


def test_what_nobody_approved_rules_never(ahora, manana):
    propuesto(RESERVA, 45, manana, ahora=ahora)

    assert valor(RESERVA, ahora + 2 * UN_DIA) == RESERVA.inicial


def test_a_value_withdrawn_before_its_day_leaves_the_one_before(ahora, manana):
    aprobado(RESERVA, 45, manana, ahora=ahora)
    luego = ahora + UN_DIA
    otro = aprobado(RESERVA, 60, manana + UN_DIA, ahora=luego)
    retirar(otro, acto=Acto(administrador(), luego))

    assert valor(RESERVA, luego + UN_DIA) == 45


def test_a_reservation_begun_before_midnight_keeps_its_end(ahora, manana):
    aprobado(RESERVA, 45, manana, ahora=ahora)
    tarde = ahora.replace(hour=23, minute=50)
    contacto = ContactoCarteraFactory(
        situacion=Situacion.EN_MANO,
        reservado_por=UsuarioFactory(),
        reservado_hasta=reserva_desde(tarde),
    )

    assert contacto.reservado_hasta == tarde + timedelta(minutes=RESERVA.inicial)
    renovar_reserva(contacto.pk, ahora=tarde + timedelta(minutes=15))

    contacto = ContactoCartera.objects.get(pk=contacto.pk)
    assert contacto.reservado_hasta == tarde + timedelta(minutes=15 + 45)


def test_a_client_is_called_as_often_as_the_day_says(ahora, manana):
    aprobado(INTENTOS, 2, manana, ahora=ahora)
    comun = {"situacion": Situacion.EN_MANO, "reservado_hasta": ahora, "intentos": 2}
    hoy_mismo = ContactoCarteraFactory(reservado_por=UsuarioFactory(), **comun)
    manana_mismo = ContactoCarteraFactory(reservado_por=UsuarioFactory(), **comun)

    cerrado = cerrar(manana_mismo.pk, Desenlace.REINTENTO, ahora=ahora + UN_DIA)
    sigue = cerrar(hoy_mismo.pk, Desenlace.REINTENTO, ahora=ahora)

    assert (sigue.situacion, cerrado.situacion) == (Situacion.REINTENTO, Situacion.CERRADO)


@pytest.mark.paso("3.2")
def test_a_capacity_check_holds_as_long_as_its_day_says_and_keeps_its_end(manana):
    venta = venta_en(Estado.VERIFICADA)
    vieja = venta_en(Estado.FACTIBLE).capacidad_revisada()
    aprobado(DIAS_DE_CAPACIDAD, 5, manana, ahora=AHORA)
    luego = AHORA + UN_DIA

    confirmar_capacidad(venta.pk, acto=Acto(venta.asesor, luego), tecnologias=["FTTH"])

    assert venta.capacidad_revisada().vence_el == hoy(luego) + 5 * UN_DIA
    assert vieja.vence_el == hoy(AHORA) + DIAS_DE_CAPACIDAD.inicial * UN_DIA


def test_the_board_of_the_day_says_what_takes_long_by_the_number_of_the_day(manana):
    venta_en(Estado.TOMADA)
    aprobado(MUCHO_EN_MANO, 90, manana, ahora=AHORA)
    una_hora = timedelta(hours=1)

    assert [p.demora for p in dia(ahora=AHORA + una_hora).puestos if p.venta] == [True]
    venta_en(Estado.TOMADA, ahora=AHORA + UN_DIA)
    de_manana = dia(ahora=AHORA + UN_DIA + una_hora).puestos
    assert sorted(p.demora for p in de_manana if p.venta) == [False, True]


@pytest.mark.parametrize(
    ("escrito", "dicho"),
    [(4, "de 5 a 480 minutos"), (481, "de 5 a 480 minutos"), (30, "Es lo mismo")],
)
def test_a_value_out_of_bounds_or_equal_is_refused_in_words(ahora, manana, escrito, dicho):
    with pytest.raises(Rechazo, match=dicho):
        propuesto(RESERVA, escrito, manana, ahora=ahora)


def test_a_value_never_rules_today_and_a_number_that_nobody_reads_has_none(ahora, manana):
    with pytest.raises(Rechazo, match="desde mañana"):
        propuesto(RESERVA, 45, hoy(ahora), ahora=ahora)
    ajeno = ValorDeParametro(codigo="NADIE_LO_LEE", valor=1, vigente_desde=manana)

    assert objeciones(ajeno, hoy(ahora)) == ["El sistema no lee ningún número con ese código."]
    assert (ajeno.nombre, ajeno.dicho, anterior(ajeno).valor) == ("NADIE_LO_LEE", "1", 1)


def test_whoever_proposed_does_not_approve(ahora, manana):
    una = administrador()
    fila = propuesto(RESERVA, 45, manana, ahora=ahora, por=una)

    with pytest.raises(Rechazo, match="la aprueba otro"):
        aprobar(fila, acto=Acto(una, ahora))


def test_the_log_keeps_each_act_with_its_value(ahora, manana):
    fila = aprobado(RESERVA, 45, manana, ahora=ahora)

    actos = Evento.objects.filter(cadena="parametro:RESERVA").order_by("n")
    assert [(e.tipo, e.datos["valor"]) for e in actos] == [
        ("proponer_parametro", 45),
        ("aprobar_parametro", 45),
    ]
    assert verificar(fila.cadena) == []


def test_the_database_never_rewrites_a_signed_value_nor_takes_one_for_today(ahora, manana):
    fila = aprobado(RESERVA, 45, manana, ahora=ahora)
    filas = ValorDeParametro.objects.filter(pk=fila.pk)

    with pytest.raises(IntegrityError, match="no se reescribe"), transaction.atomic():
        filas.update(valor=50)
    with pytest.raises(IntegrityError, match="no se borra"), transaction.atomic():
        filas.delete()
    de_hoy = ValorDeParametro(
        codigo="INTENTOS",
        valor=3,
        vigente_desde=hoy(ahora),
        propuesta_por=administrador(),
        propuesta_en=ahora,
    )
    with pytest.raises(IntegrityError, match="día por venir"), transaction.atomic():
        de_hoy.save()


def test_each_number_ships_within_its_own_bounds_and_has_one_owner():
    assert {"RESERVA", "INTENTOS", "DIAS_DE_CAPACIDAD", "DIAS_DE_LA_CARTA"} <= {
        p.codigo for p in parametros()
    }
    assert [p.objeciones(p.inicial) for p in parametros()] == [[]] * len(parametros())
    assert parametro_de("RESERVA") is RESERVA
    with pytest.raises(ValueError, match="Ya hay"):
        declarar(Parametro("RESERVA", "Otra cosa", "", "minutos", 1, 1, 2))


def test_the_value_before_is_the_one_that_ends(ahora, manana):
    aprobado(RESERVA, 45, manana, ahora=ahora)
    nuevo = ValorDeParametro(codigo="RESERVA", valor=60, vigente_desde=manana + UN_DIA)

    assert anterior(nuevo).valor == 45
    antiguo = ValorDeParametro(codigo="RESERVA", vigente_desde=date(2020, 1, 1))
    assert anterior(antiguo).valor == 30
