"""What a version that two sign may say, when another may follow, and which buttons it has."""

from datetime import date, timedelta

import pytest

from bluecom.bolivia.fechas import hoy
from bluecom.parametros.catalogo import parametros
from bluecom.parametros.models import ValorDeParametro
from bluecom.vigencias.consultas import ES_LO_MISMO, lo_mismo, nada_que_objetar
from bluecom.vigencias.decisiones import APROBAR, RETIRAR, con_dia, lo_que_se_ofrece
from bluecom.vigencias.formularios import como_viene, despues_de, manana
from tests.factories_cuentas import administrador
from tests.parametros.numeros import aprobado, propuesto

DECISIONES = {"aprobar": APROBAR, "retirar": RETIRAR}
NAVIDAD = date(2026, 12, 25)


def valor(cuanto: int, desde: date = NAVIDAD) -> ValorDeParametro:
    return ValorDeParametro(codigo="X", valor=cuanto, vigente_desde=desde, razon="Lo pide el piso")


def test_a_version_that_changes_nothing_of_what_counts_is_named():
    assert lo_mismo(valor(3), valor(3, NAVIDAD - timedelta(days=9)), ("valor",)) == ES_LO_MISMO
    assert lo_mismo(valor(3), valor(4), ("valor",)) == []
    assert lo_mismo(valor(3), None, ("valor",)) == []


def test_of_a_thing_that_may_say_anything_nothing_is_judged_nor_put_in_order():
    cualquiera = valor(-1)
    como_viene(cualquiera)

    assert cualquiera.valor == -1
    assert nada_que_objetar(cualquiera, NAVIDAD) == []


def test_another_may_follow_from_the_day_after_it_starts_and_never_before_tomorrow():
    lejos = manana() + timedelta(days=30)

    assert despues_de(valor(3, lejos)) == lejos + timedelta(days=1)
    assert despues_de(valor(3, date(2020, 1, 1))) == manana()


def test_a_sentence_names_the_first_day_as_people_write_it():
    assert con_dia("rige desde el {dia}", valor(3)) == "rige desde el 25/12/2026"


@pytest.mark.django_db
def test_whoever_proposed_may_only_withdraw_and_another_administrator_may_approve(ahora):
    yo, parametro, manana_ = administrador(), parametros()[0], hoy(ahora) + timedelta(days=1)
    fila = propuesto(parametro, parametro.maximo, manana_, ahora=ahora, por=yo)

    mio = lo_que_se_ofrece(fila, yo, hoy(ahora), DECISIONES)
    assert (list(mio["botones"]), mio["sin_segundo"]) == (["retirar"], True)
    assert mio["impide_aprobar"] == ["Usted la propuso: la aprueba otro administrador."]

    de_otro = lo_que_se_ofrece(fila, administrador(), hoy(ahora), DECISIONES)
    assert list(de_otro["botones"]) == ["aprobar", "retirar"]
    assert de_otro["botones"]["aprobar"] == f"Aprobar: rige desde el {manana_:%d/%m/%Y}"
    assert (de_otro["sin_segundo"], de_otro["impide_aprobar"]) == (False, [])


@pytest.mark.django_db
def test_an_approved_version_is_no_longer_approved_and_once_it_rules_it_has_no_button(ahora):
    parametro, manana_ = parametros()[0], hoy(ahora) + timedelta(days=1)
    fila = aprobado(parametro, parametro.maximo, manana_, ahora=ahora)

    hoy_ = lo_que_se_ofrece(fila, administrador(), hoy(ahora), DECISIONES)
    assert (hoy_["momento"], list(hoy_["botones"])) == ("Programada", ["retirar"])
    despues = lo_que_se_ofrece(fila, administrador(), manana_, DECISIONES)
    assert (despues["momento"], despues["botones"]) == ("Rige hoy", {})
