"""Definitions look forward only, two administrators sign them, and an old month keeps its own."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.rechazo import Rechazo
from bluecom.vigencias.consultas import ES_LO_MISMO
from bluecom.vigencias.servicios import aprobar, retirar
from indicadores.consultas import mes
from indicadores.definicion import anterior, objeciones, primer_mes_desde
from indicadores.models import DEL_PROCEDIMIENTO, Definicion
from tests.factories_cuentas import UsuarioFactory, administrador
from tests.indicadores.definiciones import aprobada, escrita, propuesta

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
DICIEMBRE = date(2026, 12, 1)


def del_mes(cual: str) -> Definicion:
    return Definicion.objects.del_mes(cual)


@pytest.mark.paso("III.2")
def test_without_a_row_the_procedure_rules():
    definicion = del_mes("2026-11")

    assert (definicion.numero, definicion.parametro, definicion.pk) == (1, 98, None)
    assert definicion.citada.startswith("Definición 1, desde 01/09/2019, aprobada por Gerencia")


@pytest.mark.paso("III.2")
def test_an_old_month_keeps_its_definition_and_its_verdict(ahora):
    antes = mes("2026-11", ahora=ahora).oficial
    aprobada(DICIEMBRE, ahora=ahora)
    aprobada(date(2027, 1, 1), ahora=ahora, parametro=70)

    assert mes("2026-11", ahora=ahora).oficial == antes
    parametros = [del_mes(m).parametro for m in ("2026-11", "2026-12", "2027-01", "2027-02")]
    assert parametros == [98, 90, 70, 70]
    enero = mes("2027-01", ahora=ahora + timedelta(days=60))
    assert [p.oficial.parametro for p in enero.tendencia][-3:] == [98, 90, 70]


def test_one_person_alone_defines_nothing_and_what_is_withdrawn_never_rules(ahora):
    yo = administrador()
    sola = propuesta(DICIEMBRE, ahora=ahora, por=yo)
    with pytest.raises(Rechazo, match="otro administrador"):
        aprobar(sola, acto=Acto(yo, ahora))
    assert del_mes("2026-12").parametro == 98

    firmada = aprobar(sola, acto=Acto(administrador(), ahora))
    assert del_mes("2026-12") == firmada
    retirar(firmada, acto=Acto(yo, ahora))
    assert del_mes("2026-12").parametro == 98


@pytest.mark.parametrize("desde", [date(2026, 11, 1), date(2026, 10, 1), date(2026, 12, 2)])
def test_a_definition_never_rules_a_month_already_begun_nor_half_a_month(desde, ahora):
    with pytest.raises(Rechazo):
        propuesta(desde, ahora=ahora)


def test_a_definition_that_changes_nothing_is_refused_and_another_says_what_it_follows(ahora):
    igual = escrita(DICIEMBRE, parametro=98, autoridad=Definicion.del_procedimiento().autoridad)
    assert objeciones(igual, hoy(ahora)) == ES_LO_MISMO
    assert anterior(igual).vigente_desde == DEL_PROCEDIMIENTO

    aprobada(DICIEMBRE, ahora=ahora)
    assert anterior(escrita(date(2027, 2, 1))).parametro == 90
    assert primer_mes_desde(date(2026, 12, 2)) == date(2027, 1, 1)
    assert primer_mes_desde(DICIEMBRE) == DICIEMBRE


def test_what_was_signed_is_never_rewritten_and_nothing_is_born_signed(ahora):
    fila = aprobada(DICIEMBRE, ahora=ahora)

    with pytest.raises(IntegrityError), transaction.atomic():
        Definicion.objects.filter(pk=fila.pk).update(parametro=50)
    with pytest.raises(IntegrityError), transaction.atomic():
        Definicion.objects.filter(pk=fila.pk).delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        escrita(date(2020, 1, 1), situacion="INICIAL").save()


def test_a_definition_is_proposed_on_one_page_and_approved_on_another(client):
    client.force_login(administrador(), backend=BACKEND)
    nueva = reverse("admin:indicadores_definicion_add")
    inicial = client.get(nueva).context["adminform"].form.initial
    assert (inicial["parametro"], inicial["vigente_desde"].day) == (98, 1)

    desde = primer_mes_desde(hoy(timezone.now()) + timedelta(days=1))
    datos = {
        "parametro": "95",
        "segundos_minimos": "10",
        "autoridad": "Gerencia Comercial",
        "vigente_desde": f"{desde:%Y-%m-%d}",
        "razon": "Resolución 12",
    }
    client.post(nueva, datos)
    fila = Definicion.objects.get()
    client.force_login(administrador(), backend=BACKEND)
    pagina = client.get(fila.get_absolute_url()).content.decode()
    assert "98 %" in pagina
    assert "95 %" in pagina
    client.post(reverse("admin:indicadores_definicion_aprobar", args=[fila.pk]))

    fila.refresh_from_db()
    assert fila.situacion == "APROBADA"


@pytest.mark.parametrize(("rol", "estado"), [(Rol.ADMINISTRADOR, 200), (Rol.JEFE_VENTAS, 403)])
def test_only_the_administrator_sees_definitions_in_the_catalogue(client, rol, estado):
    client.force_login(UsuarioFactory(rol=rol, is_staff=True))

    assert client.get(reverse("admin:indicadores_definicion_changelist")).status_code == estado
