"""The three lists of the month, who decides and with what words (III.2, 4.1)."""

import json
import re
from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from bluecom.bitacora.models import Evento
from bluecom.bolivia.fechas import LA_PAZ, limites_del_mes
from bluecom.cuentas.acto import Acto, acto_del_sistema
from bluecom.cuentas.models import Rol
from bluecom.rechazo import Rechazo
from indicadores.consultas import base, mes
from indicadores.consultas.listas import (
    Lista,
    Listas,
    cdr_del_mes,
    con_lo_dicho,
)
from indicadores.conversaciones.decidir import decidir
from indicadores.models import Conversacion, Cruce, Decision
from solicitudes.reglas.estados import Estado
from tests.cartera import cdr
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f

pytestmark = pytest.mark.django_db
DIA = datetime(2026, 11, 16, 9, 0, tzinfo=LA_PAZ)
FIN = datetime(2026, 11, 30, 23, 0, tzinfo=LA_PAZ)
NOVIEMBRE = base.Periodo("2026-11", *limites_del_mes("2026-11"), FIN)
MINUTO = timedelta(minutes=1)


def cargar(filas):
    return cdr.importar(cdr.como_csv(filas), acto=acto_del_sistema(FIN))


def de(lista):
    return list(Listas(NOVIEMBRE).de(lista))


@pytest.fixture
def jefe():
    return UsuarioFactory(rol=Rol.JEFE_VENTAS)


@pytest.fixture
def mezcla():
    """One of each: agreed, a mark alone, seconds against the mark, seconds alone, and a tie."""
    acorde = f.llamada(DIA + 3 * MINUTO)
    sola = f.llamada(DIA + 4 * MINUTO)
    callada = f.llamada(DIA + 5 * MINUTO, "NO_CONTESTA")
    venta = f.venta(tomada_en=DIA, estado=Estado.FACTIBLE)
    cargar(
        [
            *cdr.saliente(DIA, acorde.telefono, 90, recordingfile="acorde.wav"),
            *cdr.saliente(DIA, callada.telefono, 30),
            *cdr.saliente(DIA + 6 * MINUTO, venta.contacto.linea, 40),
        ]
    )
    return acorde, sola, callada, venta


@pytest.mark.paso("4.1")
def test_each_call_is_in_one_list_and_what_both_call_unanswered_in_none(mezcla):
    acorde, sola, callada, venta = mezcla
    f.llamada(DIA + 6 * MINUTO, "NO_CONTESTA")

    assert [c.llamada for c in de(Lista.ACORDES)] == [acorde]
    assert [c.llamada for c in de(Lista.MARCA_SIN_CDR)] == [sola]
    assert [(c.llamada, c.contacto) for c in de(Lista.CDR_SIN_MARCA)] == [
        (None, venta.contacto),
        (callada, callada.contacto),
    ]
    listas = Listas(NOVIEMBRE)
    assert [listas.cuantas(una) for una in Lista] == [1, 2, 1]
    assert [listas.por_decidir(una) for una in Lista] == [1, 2, 1]


def test_a_mark_waits_for_the_cdr_of_its_day_before_anybody_asks_about_it(mezcla):
    f.llamada(DIA + timedelta(days=1))
    f.llamada(DIA + timedelta(hours=3))

    assert len(de(Lista.MARCA_SIN_CDR)) == 1
    assert cdr_del_mes(NOVIEMBRE).hasta == DIA + 6 * MINUTO


def test_the_last_marks_of_a_month_are_asked_about_once_the_next_one_began():
    fin = datetime(2026, 11, 30, 18, 0, tzinfo=LA_PAZ)
    tardia = f.llamada(fin + 60 * MINUTO)
    cargar(cdr.interna(fin))
    assert de(Lista.MARCA_SIN_CDR) == []

    cdr.importar(
        cdr.como_csv(cdr.interna(fin + timedelta(hours=14))),
        acto=acto_del_sistema(fin + timedelta(days=1)),
    )

    assert [fila.llamada for fila in de(Lista.MARCA_SIN_CDR)] == [tardia]


def test_a_mark_on_a_call_that_the_exchange_calls_too_short_is_a_mark_alone():
    corta = f.llamada(DIA + MINUTO)
    cargar([*cdr.saliente(DIA, corta.telefono, 4), *cdr.interna(DIA + 2 * MINUTO)])

    assert [(c.llamada, c.segundos) for c in de(Lista.MARCA_SIN_CDR)] == [(corta, 4)]


def test_follow_ups_and_practice_are_in_no_list():
    seguimiento = f.llamada(DIA + MINUTO, proposito="SEGUIMIENTO")
    de_practica = f.llamada(DIA + MINUTO, de_prueba=True)
    cargar(
        [
            *cdr.saliente(DIA, seguimiento.telefono, 60),
            *cdr.saliente(DIA, de_practica.telefono, 60),
            *cdr.interna(DIA + 5 * MINUTO),
        ]
    )

    assert [de(lista) for lista in Lista] == [[], [], []]


def test_the_month_says_how_many_wait_for_a_decision(mezcla, jefe):
    def dicho():
        return [f for f in mes("2026-11", ahora=FIN).faltantes if "por decidir" in f]

    assert dicho() == [
        "Llamadas por decidir, con marca y sin CDR: 1.",
        "Llamadas por decidir, con CDR y sin marca: 2.",
    ]

    _, sola, callada, _ = mezcla
    decidir(
        llamadas=[sola.pk, callada.pk],
        centrales=[Cruce.objects.get(central__llamada=None).pk],
        que="NO_CUENTA",
        razon="Se escucharon",
        acto=Acto(jefe, FIN),
    )

    assert dicho() == []


def test_one_reason_for_many_and_each_in_the_log_of_its_client_without_its_words(mezcla, jefe):
    _, sola, callada, venta = mezcla
    central = Cruce.objects.get(central__llamada=None)

    cuantas = decidir(
        llamadas=[sola.pk, callada.pk], centrales=[central.pk], que="NO_CUENTA",
        razon="Era el buzón", acto=Acto(jefe, FIN),
    )  # fmt: skip

    assert cuantas == 3
    assert set(Decision.objects.values_list("razon", "por")) == {("Era el buzón", jefe.pk)}
    eventos = Evento.objects.filter(tipo="decidir_llamada")
    assert {e.cadena for e in eventos} == {
        f"contacto:{pk}" for pk in (sola.contacto_id, callada.contacto_id, venta.contacto_id)
    }
    assert all("buzón" not in json.dumps(e.datos) for e in eventos)
    filas = con_lo_dicho(de(Lista.CDR_SIN_MARCA))
    assert [fila.decidida.razon for fila in filas] == ["Era el buzón"] * 2


@pytest.mark.parametrize(
    ("dicho", "palabras"),
    [
        ({"razon": " "}, "por qué"),
        ({"que": "TAL_VEZ"}, "cuentan o no"),
        ({"llamadas": []}, "Marque"),
    ],
)
def test_a_decision_needs_its_word_its_reason_and_its_calls(mezcla, jefe, dicho, palabras):
    bien = {"llamadas": [mezcla[1].pk], "centrales": [], "que": "CUENTA", "razon": "La escuché"}

    with pytest.raises(Rechazo, match=palabras):
        decidir(**(bien | dicho), acto=Acto(jefe, FIN))
    assert not Decision.objects.exists()


@pytest.mark.parametrize("rol", [Rol.SUPERVISOR, Rol.JEFE_SERVICIO, Rol.ASESOR])
def test_nobody_else_decides(mezcla, rol):
    otro = Acto(UsuarioFactory(rol=rol), FIN)

    with pytest.raises(Rechazo, match="Jefatura de Ventas"):
        decidir(
            llamadas=[mezcla[1].pk], centrales=[], que="NO_CUENTA", razon="Porque sí", acto=otro
        )


def test_a_decision_on_a_call_of_the_exchange_follows_it_to_its_late_record(mezcla, jefe):
    *_, venta = mezcla
    central = Cruce.objects.get(central__llamada=None)
    decidir(
        llamadas=[], centrales=[central.pk], que="NO_CUENTA", razon="Buzón", acto=Acto(jefe, FIN)
    )
    f.llamada(DIA + 8 * MINUTO, contacto=venta.contacto, agente=venta.asesor)

    cargar(cdr.saliente(DIA + timedelta(days=1), venta.contacto.linea, 0))

    suya = Conversacion.objects.get(contacto=venta.contacto)
    assert (suya.llamada is None, suya.decision) == (False, "NO_CUENTA")


def test_a_conversation_is_read_and_never_written(mezcla):
    with pytest.raises(TypeError):
        Conversacion.objects.first().save()


def test_the_page_shows_uniqueid_seconds_and_recording_and_takes_a_decision(client, mezcla, jefe):
    client.force_login(jefe)
    url = reverse("mes_conversaciones", args=["2026-11"])

    acordes = client.get(f"{url}?lista=acordes").content.decode()
    assert "acorde.wav" in acordes and "90 s contestados" in acordes

    pagina = client.get(f"{url}?lista=cdr-sin-marca&marcar=todas")
    assert _marcadas(pagina) == 2
    cruce = Cruce.objects.get(central__llamada=None)
    datos = {"llamada": [mezcla[2].pk], "central": [cruce.pk], "que": "CUENTA", "razon": "xx"}
    rechazada = client.post(f"{url}?lista=cdr-sin-marca", datos)
    assert rechazada.status_code == 422
    assert _marcadas(rechazada) == 2 and 'value="xx"' in rechazada.content.decode()

    hecha = client.post(f"{url}?lista=cdr-sin-marca", datos | {"razon": "Las escuché"})

    assert hecha.status_code == 302
    despues = client.get(hecha.url).content.decode()
    assert "2 llamadas decididas" in despues and "Cuenta: Las escuché" in despues


def test_the_page_says_only_what_was_decided_when_a_record_came_meanwhile(client, mezcla, jefe):
    *_, venta = mezcla
    central = Cruce.objects.get(central__llamada=None)
    f.llamada(DIA + 8 * MINUTO, contacto=venta.contacto, agente=venta.asesor)
    cargar(cdr.saliente(DIA + timedelta(days=1), venta.contacto.linea, 0))
    client.force_login(jefe)
    url = reverse("mes_conversaciones", args=["2026-11"])
    datos = {"llamada": [mezcla[2].pk], "central": [central.pk]}
    datos |= {"que": "CUENTA", "razon": "Las escuché"}

    pagina = client.post(url, datos, follow=True).content.decode()

    assert "Llamada decidida." in pagina and "2 llamadas decididas" not in pagina
    assert "1 ya no está como se leía" in pagina
    assert Decision.objects.count() == 1


def _marcadas(pagina):
    return len(re.findall(r'name="(?:llamada|central)"[^>]*checked', pagina.content.decode()))


def test_the_page_filters_by_agent_and_by_decision(client, mezcla, jefe):
    client.force_login(UsuarioFactory(rol=Rol.SUPERVISOR))
    url = reverse("mes_conversaciones", args=["2026-11"]) + "?lista=cdr-sin-marca"

    def filas(**filtros):
        respuesta = client.get(url, filtros)
        return [fila.agente for fila in respuesta.context["filas"]]

    _, _, callada, venta = mezcla
    assert filas() == [venta.asesor, callada.agente]
    assert filas(lista="cdr-sin-marca", asesor=callada.agente_id) == [callada.agente]
    assert filas(lista="cdr-sin-marca", situacion="decididas") == []
    assert client.post(url, {}).status_code == 403
    assert client.get(url, {"lista": "otra"}).status_code == 404


@pytest.mark.parametrize("cuantas", [1, 3])
def test_the_page_costs_the_same_queries_for_one_row_or_three(
    cuantas, client, jefe, django_assert_num_queries
):
    for _ in range(cuantas):
        venta = f.venta(tomada_en=DIA, estado=Estado.FACTIBLE)
        cargar(cdr.saliente(DIA + MINUTO, venta.contacto.linea, 60))
    client.force_login(jefe)
    url = reverse("mes_conversaciones", args=["2026-11"])
    client.get(url)

    with django_assert_num_queries(11):
        client.get(f"{url}?lista=cdr-sin-marca")
