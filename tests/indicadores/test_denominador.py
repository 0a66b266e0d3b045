"""The denominator over records and calls of the exchange, recounted apart (III.2, 4.1)."""

from datetime import date, datetime, timedelta

import pytest

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acto import Acto, acto_del_sistema
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Pendiente
from cartera.models import LlamadaDeCentral, Marcada, RegistroCDR
from cartera.servicios.extensiones import dar_extension, terminar_extension
from cartera.telefonia.extensiones import DE_QUIEN_SON, quien_tiene, quienes_tienen
from indicadores.consultas import filas, mes
from indicadores.conversaciones.carga import deshacer
from indicadores.conversaciones.cruzar import cruzar_las_del_interno, cruzar_recientes
from indicadores.conversaciones.decidir import decidir
from indicadores.models import Conversacion, Cruce, Decision
from indicadores.parametros import MARGEN_DE_REGISTRO
from solicitudes.models import Motivo, Reasignacion
from solicitudes.reglas.estados import Estado
from tests.cartera import cdr
from tests.cartera.factories import TelefonoClienteFactory
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f
from tests.indicadores.definiciones import aprobada
from tests.parametros.numeros import aprobado

pytestmark = pytest.mark.django_db
DIA = datetime(2026, 11, 16, 9, 0, tzinfo=LA_PAZ)
FIN = datetime(2026, 11, 30, 23, 0, tzinfo=LA_PAZ)
MINUTO = timedelta(minutes=1)


def cargar(filas_cdr, **mas):
    return cdr.importar(cdr.como_csv(filas_cdr, **mas), acto=acto_del_sistema(FIN))


def denominador():
    return mes("2026-11", ahora=FIN).oficial.d


def detras(cifra="efectivas", **filtros):
    return list(filas("2026-11", cifra, ahora=FIN, filtros=filtros).consulta)


def tomada(**datos):
    """A client taken by his asesor at nine, and not yet accepted."""
    return f.venta(tomada_en=DIA, estado=Estado.FACTIBLE, **datos)


@pytest.fixture
def jefe():
    return Acto(UsuarioFactory(rol=Rol.JEFE_VENTAS), FIN)


@pytest.mark.paso("III.2")
@pytest.mark.paso("4.1")
def test_a_call_that_the_agent_did_not_mark_counts_by_its_seconds():
    sin_marca = f.llamada(DIA + 3 * MINUTO, "NO_CONTESTA")
    corta = f.llamada(DIA + 3 * MINUTO, "NO_CONTESTA")
    cargar(
        [
            *cdr.saliente(DIA, sin_marca.telefono, 10),
            *cdr.saliente(DIA, corta.telefono, 9),
        ]
    )

    assert denominador() == 1
    (fila,) = detras()
    assert (fila.llamada, fila.regla, fila.segundos) == (sin_marca, "segundos", 10)
    assert len(detras("hechas")) == 2


def test_a_marked_call_confirmed_by_the_exchange_counts_once():
    marcada = f.llamada(DIA + 3 * MINUTO, "NO_ACEPTA")
    cargar(cdr.saliente(DIA, marcada.telefono, 90, recordingfile="a.wav"))

    (fila,) = detras()

    assert (fila.pk, fila.regla, fila.segundos) == (marcada.pk, "marca", 90)
    assert fila.central.grabacion == "a.wav"


def test_a_call_to_a_taken_client_that_nobody_recorded_counts_for_who_had_him():
    venta = tomada()
    corrida = cargar(cdr.saliente(DIA + 5 * MINUTO, venta.contacto.linea, 60))

    (fila,) = detras()

    assert (fila.llamada, fila.agente, fila.contacto) == (None, venta.asesor, venta.contacto)
    assert (corrida.conteos["efectivas"], corrida.conteos["no_conciliadas"]) == (1, 1)
    r = mes("2026-11", ahora=FIN)
    assert (r.contactabilidad.n, r.contactabilidad.d) == (1, 1)
    assert [(c.nombre, c.efectivas) for c in r.por_agente] == [(str(venta.asesor), 1)]


def test_it_is_of_who_had_the_client_then_though_he_was_passed_on_later():
    venta = tomada()
    antes, despues = venta.asesor, UsuarioFactory()
    Reasignacion.objects.create(
        venta=venta, de=antes, a=despues, por=antes, en=DIA + timedelta(days=1),
        motivo=Motivo.objects.filter(ambito="REASIGNACION")[0],
    )  # fmt: skip
    venta.asesor = despues
    venta.save()
    cargar(cdr.saliente(DIA + 5 * MINUTO, venta.contacto.linea, 60))

    assert [fila.agente for fila in detras()] == [antes]


def test_after_the_acceptance_it_is_a_follow_up_and_does_not_count():
    venta = f.venta(aceptada_en=DIA, tomada_en=DIA, estado=Estado.ACEPTADA)
    cargar(cdr.saliente(DIA + 60 * MINUTO, venta.contacto.linea, 60))

    r = mes("2026-11", ahora=FIN)

    assert (r.oficial.d, r.seguimientos) == (0, 1)


def test_who_is_no_client_or_was_never_taken_is_no_conversation():
    libre = f.contacto()
    cargar(
        [
            *cdr.saliente(DIA, "+59144777777", 60),
            *cdr.saliente(DIA, libre.linea, 60),
        ]
    )

    assert LlamadaDeCentral.objects.count() == 2
    assert not Conversacion.objects.exists()


def test_a_client_taken_at_another_time_waits_for_a_decision(jefe):
    venta = f.venta(tomada_en=DIA, estado=Estado.DESCARTADA, cerrada_en=DIA + 10 * MINUTO)
    cargar(cdr.saliente(DIA + timedelta(days=2), venta.contacto.linea, 60))
    assert denominador() == 0

    cruce = Cruce.objects.get()
    decidir(llamadas=[], centrales=[cruce.pk], que="CUENTA", razon="Le ofreció", acto=jefe)

    assert (cruce.proposito, denominador()) == ("", 1)


def test_the_practice_world_is_never_joined():
    de_practica = f.llamada(DIA + MINUTO, "NO_CONTESTA", de_prueba=True)
    otra = f.venta(tomada_en=DIA, estado=Estado.TOMADA, de_prueba=True)
    cargar(
        [
            *cdr.saliente(DIA, de_practica.telefono, 60),
            *cdr.saliente(DIA, otra.contacto.linea, 60),
        ]
    )

    assert not Cruce.objects.exists()
    assert denominador() == 0


def test_a_client_that_stands_twice_is_of_whose_page_dialled_and_else_of_nobody():
    uno, otro = tomada(), tomada()
    numero = "+59170712345"
    for venta in (uno, otro):
        TelefonoClienteFactory(cliente=venta.contacto.cliente, numero=numero)
    cargar(cdr.saliente(DIA + 5 * MINUTO, numero, 60))
    assert (Cruce.objects.get().empate, denominador()) == (True, 0)

    cargar(cdr.desde_la_pagina(DIA + 30 * MINUTO, numero, 60, otro.pk))

    assert [fila.contacto for fila in detras()] == [otro.contacto]


def test_a_tie_counts_its_record_and_waits_for_the_rest(jefe):
    marcada = f.llamada(DIA + 3 * MINUTO, "NO_ACEPTA")
    cargar(
        [
            *cdr.saliente(DIA, marcada.telefono, 108, duration=120),
            *cdr.saliente(DIA + 4 * MINUTO, marcada.telefono, 60),
        ]
    )
    assert denominador() == 1
    assert not Cruce.objects.exclude(central__llamada=None).exists()


def test_a_record_written_after_its_call_was_read_is_joined_by_the_clock():
    venta = tomada()
    cargar(cdr.saliente(DIA + 5 * MINUTO, venta.contacto.linea, 60))
    assert detras()[0].llamada is None
    registro = f.llamada(DIA + 8 * MINUTO, contacto=venta.contacto, agente=venta.asesor)

    cruzar_recientes(ahora=DIA + 20 * MINUTO)

    assert [(fila.llamada, fila.regla) for fila in detras()] == [(registro, "marca")]


def test_a_record_taken_back_leaves_the_call_as_the_exchange_tells_it():
    venta = tomada()
    registro = f.llamada(DIA + 8 * MINUTO, contacto=venta.contacto, agente=venta.asesor)
    cargar(cdr.saliente(DIA + 5 * MINUTO, venta.contacto.linea, 60))

    registro.anulada_en = DIA + 9 * MINUTO
    registro.save()

    assert [(fila.llamada, fila.regla) for fila in detras()] == [(None, "segundos")]
    cruzar_recientes(ahora=DIA + 20 * MINUTO)
    assert [(fila.llamada, fila.regla) for fila in detras()] == [(None, "segundos")]


def test_the_seconds_are_those_of_the_definition_of_its_month():
    aprobada(date(2026, 12, 1), ahora=DIA, segundos_minimos=30)
    noviembre, diciembre = DIA, DIA + timedelta(days=20)
    for cuando in (noviembre, diciembre):
        registro = f.llamada(cuando + MINUTO, "NO_CONTESTA")
        cdr.importar(
            cdr.como_csv(cdr.saliente(cuando, registro.telefono, 20)),
            acto=acto_del_sistema(diciembre),
        )

    meses = [mes(m, ahora=diciembre) for m in ("2026-11", "2026-12")]

    assert [r.oficial.d for r in meses] == [1, 0]
    assert [punto.oficial.d for punto in meses[1].tendencia[-2:]] == [1, 0]


def test_the_margin_is_that_of_the_day_of_the_call():
    aprobado(MARGEN_DE_REGISTRO, 2, date(2026, 11, 20), ahora=DIA)
    for cuando in (DIA, DIA + timedelta(days=7)):
        registro = f.llamada(cuando + 8 * MINUTO, "NO_CONTESTA")
        cargar(cdr.saliente(cuando, registro.telefono, 60))

    assert [fila.inicio for fila in detras()] == [DIA + 8 * MINUTO]


def test_the_same_file_twice_is_once_and_undone_it_was_never_there():
    venta = tomada()
    legs = cdr.transferida(DIA + 5 * MINUTO, venta.contacto.linea, 60, 30)
    primera, segunda = cargar(legs), cargar(legs)

    assert (primera.conteos["nuevas"], segunda.conteos["nuevas"]) == (2, 0)
    assert (segunda.conteos["repetidas"], denominador()) == (2, 1)

    deshacer(primera, acto_del_sistema(FIN))

    assert not RegistroCDR.objects.exists() and not Cruce.objects.exists()
    assert denominador() == 0


def test_a_leg_of_two_files_stays_while_one_of_them_does():
    una, otra = tomada(), tomada()
    de_ambos = cdr.saliente(DIA + 5 * MINUTO, una.contacto.linea, 60)
    primera = cargar([*de_ambos, *cdr.saliente(DIA + 5 * MINUTO, otra.contacto.linea, 60)])
    segunda = cargar([*de_ambos, *cdr.saliente(DIA + 9 * MINUTO, "+59144777777", 0)])

    assert deshacer(primera, acto_del_sistema(FIN)) == {"deshechas": 1, "quedan": 1}
    assert denominador() == 1

    assert deshacer(segunda, acto_del_sistema(FIN)) == {"deshechas": 2, "quedan": 0}
    assert denominador() == 0 and not RegistroCDR.objects.exists()


def test_undoing_leaves_what_somebody_decided(jefe):
    una, otra = tomada(), tomada()
    corrida = cargar(
        [
            *cdr.saliente(DIA + 5 * MINUTO, una.contacto.linea, 60),
            *cdr.saliente(DIA + 5 * MINUTO, otra.contacto.linea, 60),
        ]
    )
    cruce = Cruce.objects.get(contacto=una.contacto)
    decidir(llamadas=[], centrales=[cruce.pk], que="NO_CUENTA", razon="Era un buzón", acto=jefe)

    assert deshacer(corrida, acto_del_sistema(FIN)) == {"deshechas": 1, "quedan": 1}

    assert Decision.objects.count() == Cruce.objects.count() == 1
    assert denominador() == 0


def test_a_dry_run_says_what_the_run_does_and_writes_nothing():
    venta = tomada()
    archivo = cdr.como_csv(
        [*cdr.saliente(DIA + 5 * MINUTO, venta.contacto.linea, 60), {"uniqueid": "x"}]
    )

    ensayo = cdr.importar(archivo, acto=acto_del_sistema(FIN), simular=True)
    quedo = RegistroCDR.objects.count(), LlamadaDeCentral.objects.count(), Cruce.objects.count()
    de_veras = cdr.importar(archivo, acto=acto_del_sistema(FIN))

    assert quedo == (0, 0, 0)
    assert ensayo.conteos == de_veras.conteos
    assert ensayo.renglones.count() == de_veras.renglones.count() == 2
    assert (de_veras.conteos["leidas"], de_veras.conteos["rechazadas"]) == (2, 1)


def test_the_decision_holds_over_mark_and_seconds(jefe):
    marcada = f.llamada(DIA + MINUTO, "NO_ACEPTA")
    callada = f.llamada(DIA + MINUTO, "NO_CONTESTA")
    venta = tomada()
    cargar(cdr.saliente(DIA + 5 * MINUTO, venta.contacto.linea, 60))
    assert denominador() == 2
    decidir(llamadas=[marcada.pk], centrales=[], que="NO_CUENTA", razon="Era otra", acto=jefe)
    cruce = Cruce.objects.get()
    decidir(llamadas=[], centrales=[cruce.pk], que="NO_CUENTA", razon="Buzón", acto=jefe)
    assert denominador() == 0

    decidir(
        llamadas=[marcada.pk, callada.pk], centrales=[cruce.pk], que="CUENTA",
        razon="Escuché las grabaciones", acto=jefe,
    )  # fmt: skip

    assert denominador() == 3
    assert {fila.regla for fila in detras()} == {"decisión"}


def test_old_versions_without_linkedid_join_what_newer_ones_told_before_or_after():
    venta = tomada()
    legs = cdr.desde_la_pagina(DIA + 5 * MINUTO, venta.contacto.linea, 60, venta.pk)
    nuevas = (cdr.COLUMNAS, legs)
    viejas = (cdr.VIEJAS, legs)

    for orden in ((viejas, nuevas), (nuevas, viejas)):
        for columnas, cuales in orden:
            cargar(cuales, columnas=columnas)
        assert LlamadaDeCentral.objects.count() == denominador() == 1
        RegistroCDR.objects.all().delete()
        LlamadaDeCentral.objects.all().delete()


def test_a_call_is_of_who_had_the_extension_at_that_instant():
    venta, otro = tomada(), UsuarioFactory(rol=Rol.ASESOR)
    jefa = UsuarioFactory(rol=Rol.JEFE_VENTAS)
    marcada = f.llamada(DIA + 70 * MINUTO)
    desde = DIA + 30 * MINUTO
    dar_extension(otro, acto=Acto(jefa, DIA), numero="201", desde=desde)
    cargar(
        [
            *cdr.saliente(DIA + 5 * MINUTO, venta.contacto.linea, 60),
            *cdr.saliente(DIA + 35 * MINUTO, venta.contacto.linea, 60),
            *cdr.saliente(DIA + 65 * MINUTO, marcada.telefono, 60),
        ]
    )

    assert [fila.agente for fila in detras()] == [otro, otro, venta.asesor]
    preguntar = quienes_tienen({"201"})
    for instante in (desde - MINUTO, desde, FIN):
        assert preguntar("201", instante) == quien_tiene("201", instante)


def test_an_extension_given_or_ended_late_says_anew_whose_its_calls_were():
    venta, otro = tomada(), UsuarioFactory(rol=Rol.ASESOR)
    jefa, hora = UsuarioFactory(rol=Rol.JEFE_VENTAS), timedelta(hours=1)
    cargar(
        [
            *cdr.saliente(DIA + 5 * MINUTO, venta.contacto.linea, 60),
            *cdr.saliente(DIA + 35 * MINUTO, venta.contacto.linea, 60),
        ]
    )
    assert {fila.agente for fila in detras()} == {venta.asesor}

    acto, desde = Acto(jefa, DIA + hora), DIA + 30 * MINUTO
    suya = dar_extension(otro, acto=acto, numero="201", desde=desde, razon="Se anotó tarde")
    cruzar_lo_debido()
    assert [fila.agente for fila in detras()] == [otro, venta.asesor]

    acto = Acto(jefa, DIA + 2 * hora)
    terminar_extension(suya.pk, acto=acto, hasta=desde, razon="Era de otra persona")
    cruzar_lo_debido()
    assert {fila.agente for fila in detras()} == {venta.asesor}
    assert denominador() == 2


def cruzar_lo_debido():
    cruzar_las_del_interno(Pendiente.objects.filter(tipo=DE_QUIEN_SON).latest("pk"))


def test_a_decision_holds_when_a_newer_table_tells_of_which_call_its_leg_was(jefe):
    venta = tomada()
    _, leg = cdr.desde_la_pagina(DIA + 5 * MINUTO, venta.contacto.linea, 60, venta.pk)
    cargar([leg], columnas=cdr.VIEJAS)
    cruce = Cruce.objects.get()
    decidir(llamadas=[], centrales=[cruce.pk], que="NO_CUENTA", razon="Era un buzón", acto=jefe)

    cargar([leg])

    assert LlamadaDeCentral.objects.get().grupo == leg["linkedid"] != leg["uniqueid"]
    assert Conversacion.objects.get().decision == "NO_CUENTA"
    assert denominador() == 0


def test_a_follow_up_counts_in_no_way_though_somebody_decides_that_it_does(jefe):
    venta = tomada(aceptada_en=DIA + 2 * MINUTO)
    seguida = f.llamada(DIA + 60 * MINUTO, proposito="SEGUIMIENTO")
    cargar(cdr.saliente(DIA + 5 * MINUTO, venta.contacto.linea, 60))
    cruce = Cruce.objects.get()

    decidir(
        llamadas=[seguida.pk], centrales=[cruce.pk], que="CUENTA", razon="La escuché", acto=jefe
    )

    assert denominador() == 0


def test_a_call_dialled_from_a_page_is_its_clients_though_the_cdr_lost_its_account():
    venta, mismo_numero = tomada(), tomada()
    linea = venta.contacto.linea
    TelefonoClienteFactory(cliente=mismo_numero.contacto.cliente, numero=linea)
    leg = cdr.fila(DIA + 5 * MINUTO, dst=linea.removeprefix("+591"), billsec=60)
    Marcada.objects.create(
        contacto=venta.contacto, agente=venta.asesor, extension="201", numero=linea,
        cuenta=f"V{venta.pk}", vez=1, pedida_en=DIA, uniqueid=leg["uniqueid"],
    )  # fmt: skip

    cargar([leg])

    assert LlamadaDeCentral.objects.get().accountcode == f"V{venta.pk}"
    assert [fila.contacto for fila in detras()] == [venta.contacto]
