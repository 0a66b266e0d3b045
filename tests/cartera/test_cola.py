from datetime import timedelta
from functools import partial
from itertools import product

import pytest
from django.db import IntegrityError, connection

from bluecom.bitacora.models import Evento
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto, acto_del_sistema
from bluecom.cuentas.models import Rol
from cartera.en_palabras import ORDEN_DE_LA_COLA
from cartera.errores import CierreRechazado
from cartera.models import ContactoCartera
from cartera.parametros import INTENTOS, RESERVA
from cartera.servicios import pasar, soltar, tomar_siguiente
from cartera.servicios.cola import reserva_desde
from cartera.servicios.reclamo import ETAPAS, sin_esperar
from cartera.servicios.rellamadas import anular_rellamada
from tests.cartera.factories import (
    CarteraFactory,
    ClienteFactory,
    ContactoCarteraFactory,
    NoLlamarFactory,
)
from tests.factories_cuentas import UsuarioFactory
from tests.parametros.numeros import aprobado

pytestmark = pytest.mark.django_db


def en_orden(usuario, ahora) -> list[int]:
    """Take and close until nothing is left."""
    tomados = []
    while (contacto := tomar_siguiente(acto=Acto(usuario, ahora))) is not None:
        tomados.append(contacto.pk)
        ContactoCartera.objects.filter(pk=contacto.pk).update(situacion="CERRADO")
    return tomados


@pytest.mark.paso("1.2")
def test_clients_come_one_after_another_by_priority_and_place_in_the_file(ahora):
    cartera = CarteraFactory()
    segundo = ContactoCarteraFactory(cartera=cartera, orden=3)
    primero = ContactoCarteraFactory(cartera=cartera, orden=2)
    urgente = ContactoCarteraFactory(cartera=cartera, orden=9, prioridad=5)

    assert en_orden(UsuarioFactory(), ahora) == [urgente.pk, primero.pk, segundo.pk]


def test_a_callback_comes_first_then_a_retry_then_whom_nobody_called(ahora):
    asesor, cartera = UsuarioFactory(), CarteraFactory()
    nuevo = ContactoCarteraFactory(cartera=cartera)
    reintento = ContactoCarteraFactory(cartera=cartera, situacion="REINTENTO", proximo_en=ahora)
    rellamada = ContactoCarteraFactory(
        cartera=cartera, situacion="RELLAMADA", proximo_en=ahora, asignado_a=asesor
    )
    ContactoCarteraFactory(
        cartera=cartera, situacion="REINTENTO", proximo_en=ahora + timedelta(minutes=1)
    )

    assert en_orden(asesor, ahora) == [rellamada.pk, reintento.pk, nuevo.pk]


def test_the_words_of_the_order_are_the_stages_one_after_the_other():
    assert list(dict.fromkeys(etapa.turno for etapa in ETAPAS)) == list(ORDEN_DE_LA_COLA)


def test_clients_come_in_the_order_that_the_words_say(ahora):
    asesor, cartera = UsuarioFactory(), CarteraFactory()
    en = partial(ContactoCarteraFactory, cartera=cartera)
    antes, mucho_antes = (ahora - timedelta(hours=horas) for horas in (1, 2))
    de_todos = [en(orden=8), en(orden=7), en(orden=9, prioridad=1)]
    asignado = en(orden=10, asignado_a=asesor)
    espera = en(situacion="ESPERA", proximo_en=antes)
    reintento = en(situacion="REINTENTO", proximo_en=mucho_antes)
    rellamada_de_todos = en(situacion="RELLAMADA", proximo_en=mucho_antes)
    suya = en(situacion="RELLAMADA", proximo_en=antes, asignado_a=asesor)

    assert en_orden(asesor, ahora) == [
        *(suya.pk, rellamada_de_todos.pk),
        *(reintento.pk, espera.pk),
        *(asignado.pk, de_todos[2].pk, de_todos[1].pk, de_todos[0].pk),
    ]


@pytest.mark.paso("4.1")
def test_a_retry_past_a_cap_lowered_since_is_not_handed_out_but_a_wait_and_a_callback_are(ahora):
    asesor, cartera = UsuarioFactory(), CarteraFactory()
    gastado, con_uno, espera, rellamada = (
        ContactoCarteraFactory(
            cartera=cartera, situacion=situacion, proximo_en=ahora, intentos=intentos
        )
        for situacion, intentos in (
            ("REINTENTO", 3), ("REINTENTO", 2), ("ESPERA", 3), ("RELLAMADA", 3),
        )
    )  # fmt: skip
    aprobado(INTENTOS, 3, hoy(ahora) + timedelta(days=1), ahora=ahora)
    manana = ahora + timedelta(days=1)

    assert en_orden(asesor, manana) == [rellamada.pk, con_uno.pk, espera.pk]
    gastado.refresh_from_db()
    assert gastado.situacion == "REINTENTO"  # a cap raised again brings it back


@pytest.mark.paso("4.1")
def test_whom_a_person_gives_back_to_the_queue_comes_though_his_attempts_are_spent(ahora):
    contacto = ContactoCarteraFactory(
        situacion="RELLAMADA", proximo_en=ahora, intentos=INTENTOS.inicial
    )
    quien = Acto(UsuarioFactory(rol="SUPERVISOR"), ahora)
    anular_rellamada(contacto.rellamadas.get().pk, acto=quien, motivo="Se equivocó de número")

    assert tomar_siguiente(acto=Acto(UsuarioFactory(), ahora)) == contacto


def test_taking_reserves_and_asking_again_gives_the_same_client(ahora):
    asesor = UsuarioFactory()
    ContactoCarteraFactory.create_batch(2)

    contacto = tomar_siguiente(acto=Acto(asesor, ahora))

    assert contacto.situacion == "EN_MANO"
    assert contacto.reservado_por == asesor
    assert contacto.reservado_hasta == ahora + timedelta(minutes=RESERVA.inicial)
    assert tomar_siguiente(acto=Acto(asesor, ahora)) == contacto


@pytest.mark.paso("1.1")
def test_who_may_not_be_called_never_comes(ahora):
    cartera = CarteraFactory()
    ContactoCarteraFactory(cartera=cartera, es_elegible=False)
    ContactoCarteraFactory(cartera__activa=False)
    ContactoCarteraFactory(cartera=cartera, asignado_a=UsuarioFactory())
    ContactoCarteraFactory(cartera=cartera, linea=NoLlamarFactory().numero)
    callado = ContactoCarteraFactory(cartera=cartera)
    NoLlamarFactory(cliente=callado.cliente)
    for situacion in ("CERRADO", "VENDIDO", "NO_LLAMAR", "ESPERA"):
        ContactoCarteraFactory(cartera=cartera, situacion=situacion)

    assert tomar_siguiente(acto=Acto(UsuarioFactory(), ahora)) is None


def test_a_client_in_a_colleagues_hands_does_not_come_by_another_portfolio(ahora):
    cliente, colega = ClienteFactory(), UsuarioFactory()
    ContactoCarteraFactory(cliente=cliente, en_mano_de=colega)
    ContactoCarteraFactory(cliente=cliente)

    assert tomar_siguiente(acto=Acto(UsuarioFactory(), ahora)) is None


def test_an_assigned_portfolio_is_for_its_people(ahora):
    asignada, otro = UsuarioFactory(), UsuarioFactory()
    contacto = ContactoCarteraFactory()
    contacto.cartera.asesores.add(asignada)

    assert tomar_siguiente(acto=Acto(otro, ahora)) is None
    assert tomar_siguiente(acto=Acto(asignada, ahora)) == contacto


@pytest.mark.parametrize("de_prueba", [True, False])
def test_test_people_and_test_portfolios_keep_to_themselves(ahora, de_prueba):
    real = ContactoCarteraFactory()
    prueba = ContactoCarteraFactory(cartera__de_prueba=True)

    tomado = tomar_siguiente(acto=Acto(UsuarioFactory(de_prueba=de_prueba), ahora))

    assert tomado == (prueba if de_prueba else real)


def test_a_client_given_back_returns_to_its_place(ahora):
    asesor = UsuarioFactory()
    contacto = ContactoCarteraFactory(
        situacion="RELLAMADA", proximo_en=ahora, asignado_a=asesor, linea="+59144251234"
    )
    tomar_siguiente(acto=Acto(asesor, ahora))

    suelto = soltar(contacto.pk, acto=acto_del_sistema(ahora))
    assert (suelto.situacion, suelto.proximo_en, suelto.reservado_por) == ("RELLAMADA", ahora, None)
    assert Evento.objects.get(tipo="soltar").actor.rol == Rol.SISTEMA


def test_a_refusal_of_the_base_that_never_ends_is_raised_and_not_tried_for_ever(ahora):
    ContactoCarteraFactory()
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION siempre_no() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE unique_violation USING MESSAGE = 'siempre'; END $$;"
            "CREATE TRIGGER siempre_no BEFORE UPDATE ON cartera_contactocartera "
            "FOR EACH ROW EXECUTE FUNCTION siempre_no()"
        )

    with pytest.raises(IntegrityError, match="siempre"):
        tomar_siguiente(acto=Acto(UsuarioFactory(), ahora))


def test_who_gets_the_client_of_another_has_it_for_a_whole_reservation(ahora):
    de, a, tarde = UsuarioFactory(), UsuarioFactory(), ahora + timedelta(minutes=20)
    ContactoCarteraFactory()
    contacto = tomar_siguiente(acto=Acto(de, ahora))

    pasar(contacto.pk, a=a, ahora=tarde)

    assert tomar_siguiente(acto=Acto(a, tarde)) == contacto
    assert tomar_siguiente(acto=Acto(de, tarde)) is None
    assert ContactoCartera.objects.get(pk=contacto.pk).reservado_hasta == reserva_desde(tarde)


def test_a_client_in_nobodys_hand_is_not_passed_on(ahora):
    contacto = ContactoCarteraFactory()

    with pytest.raises(CierreRechazado, match="ya no está en mano"):
        pasar(contacto.pk, a=UsuarioFactory(), ahora=ahora)


@pytest.mark.parametrize("vistos", list(product([False, True], repeat=3)))
def test_a_claim_looks_where_somebody_may_be_and_always_among_those_never_called(vistos):
    rellamada, fecha, propios = vistos
    sentencia = sin_esperar(*vistos).texto

    assert sentencia.count("SKIP LOCKED") == 2 * rellamada + fecha + propios + 1
    assert "c.asignado_a_id IS NULL" in sentencia
