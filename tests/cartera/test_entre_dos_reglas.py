"""Rules between two things: a reservation and a re-assignment, an import and a taken client."""

from datetime import timedelta

import pytest

from bluecom.cuentas.acto import Acto, acto_del_sistema
from cartera.models import Cliente, ContactoCartera, NoLlamar
from cartera.servicios import (
    Desenlace,
    cerrar,
    deshacer_llamada,
    importar_cartera,
    registrar_llamada,
    renovar_reserva,
    soltar,
    tomar_siguiente,
)
from cartera.servicios import asignar as repartir
from cartera.servicios.cola import reserva_desde
from tests.cartera.factories import CarteraFactory, ContactoCarteraFactory, filas_csv
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db
FILA = {"TELEFONO": "4100001", "NOMBRE": "Ana", "CODIGO": "K1", "CI": "6000001"}


@pytest.fixture
def quien(ahora):
    return Acto(UsuarioFactory(rol="SUPERVISOR"), ahora)


def cargar(quien, **celdas) -> dict[str, int]:
    informe = importar_cartera(filas_csv(FILA | celdas), nombre="N", acto=quien)
    return {conteo: n for conteo, n in informe.conteos.items() if n}


# --- a client in hand and a supervisor who shares out ---------------------------------------
def test_who_is_in_hand_is_given_to_nobody(quien, ahora):
    contacto = ContactoCarteraFactory(en_mano_de=UsuarioFactory())
    libre = ContactoCarteraFactory(cartera=contacto.cartera)

    assert repartir.asignar(contacto.cartera.pk, a=UsuarioFactory(), acto=quien) == 1

    libre.refresh_from_db()
    contacto.refresh_from_db()
    assert libre.asignado_a is not None and contacto.asignado_a is None


def test_a_moved_client_stays_in_hand_and_is_the_others_when_the_reservation_ends(quien, ahora):
    de, a = UsuarioFactory.create_batch(2)
    contacto = ContactoCarteraFactory(asignado_a=de)
    tomar_siguiente(acto=Acto(de, ahora))

    repartir.mover(contacto.cartera_id, de=de, a=a, acto=quien)

    assert tomar_siguiente(acto=Acto(de, ahora)) == contacto
    assert tomar_siguiente(acto=Acto(a, ahora)) is None
    soltar(contacto.pk, acto=acto_del_sistema(ahora))
    assert tomar_siguiente(acto=Acto(de, ahora)) is None
    assert tomar_siguiente(acto=Acto(a, ahora)) == contacto


def test_a_paused_portfolio_takes_nobody_out_of_a_hand(quien, ahora):
    contacto, asesor = ContactoCarteraFactory(), UsuarioFactory()
    tomar_siguiente(acto=Acto(asesor, ahora))

    repartir.activar(contacto.cartera_id, activa=False, acto=quien)

    assert tomar_siguiente(acto=Acto(asesor, ahora)) == contacto


def test_who_no_longer_works_a_portfolio_ends_the_client_in_hand(quien, ahora):
    contacto, asesor, otra = ContactoCarteraFactory(), *UsuarioFactory.create_batch(2)
    tomar_siguiente(acto=Acto(asesor, ahora))

    repartir.abrir_a(contacto.cartera_id, asesores=[otra], acto=quien)

    assert tomar_siguiente(acto=Acto(asesor, ahora)) == contacto


def test_a_zone_called_first_does_not_go_before_a_callback(quien, ahora):
    asesor = UsuarioFactory()
    urgente = ContactoCarteraFactory(zona="Sarco")
    prometida = ContactoCarteraFactory(
        cartera=urgente.cartera, situacion="RELLAMADA", proximo_en=ahora, asignado_a=asesor
    )
    repartir.priorizar(urgente.cartera_id, zona="Sarco", prioridad=10, acto=quien)

    assert tomar_siguiente(acto=Acto(asesor, ahora)) == prometida


# --- a reservation and what keeps it ----------------------------------------------------------
def test_an_act_starts_the_reservation_again_only_while_the_client_is_in_hand(ahora):
    mio = ContactoCarteraFactory(en_mano_de=UsuarioFactory())
    suelto = ContactoCarteraFactory(cartera=mio.cartera)
    despues = ahora + timedelta(minutes=9)

    for contacto in (mio, suelto):
        renovar_reserva(contacto.pk, ahora=despues)
        contacto.refresh_from_db()

    assert (mio.reservado_hasta, suelto.reservado_hasta) == (reserva_desde(despues), None)


def test_a_call_keeps_the_reservation(resultados, ahora):
    contacto, asesor = ContactoCarteraFactory(), UsuarioFactory()
    tomar_siguiente(acto=Acto(asesor, ahora))
    despues = ahora + timedelta(minutes=20)

    registrar_llamada(
        contacto.pk, acto=Acto(asesor, despues), resultado="NO_CONTESTA", telefono="4251234",
        proposito="OFERTA",
    )  # fmt: skip

    contacto.refresh_from_db()
    assert contacto.reservado_hasta == reserva_desde(despues)


# --- an import and what was already done ------------------------------------------------------
def test_an_import_renews_a_client_in_hand_and_leaves_the_hand_alone(quien, ahora):
    cargar(quien)
    asesor = UsuarioFactory()
    contacto = tomar_siguiente(acto=Acto(asesor, ahora))

    assert cargar(quien, DIRECCION="Lanza 2") == {"actualizadas": 1}

    renovado = ContactoCartera.objects.get(pk=contacto.pk)
    assert renovado.direccion == "Lanza 2"
    assert (renovado.situacion, renovado.reservado_por) == ("EN_MANO", asesor)
    assert renovado.reservado_hasta == contacto.reservado_hasta


def test_an_import_that_makes_a_client_ineligible_does_not_take_it_from_the_hand(quien, ahora):
    cargar(quien)
    asesor = UsuarioFactory()
    contacto = tomar_siguiente(acto=Acto(asesor, ahora))

    cargar(quien, SERVICIO="TELEFONIA FIJA E INTERNET")

    assert tomar_siguiente(acto=Acto(asesor, ahora)) == contacto
    soltar(contacto.pk, acto=acto_del_sistema(ahora))
    assert tomar_siguiente(acto=Acto(asesor, ahora)) is None


@pytest.mark.parametrize("desenlace", [Desenlace.CERRADO, Desenlace.VENDIDO, Desenlace.NO_LLAMAR])
def test_a_newer_file_does_not_call_again_whom_the_portfolio_is_done_with(quien, ahora, desenlace):
    cargar(quien)
    contacto = tomar_siguiente(acto=Acto(UsuarioFactory(), ahora))
    cerrar(contacto.pk, desenlace, ahora=ahora)

    cargar(quien, DIRECCION="Lanza 2")

    contacto.refresh_from_db()
    assert contacto.situacion == desenlace.value
    assert tomar_siguiente(acto=Acto(UsuarioFactory(), ahora)) is None


def test_who_was_given_to_somebody_stays_theirs_in_a_newer_file(quien, ahora):
    cargar(quien)
    asesor = UsuarioFactory()
    repartir.asignar(ContactoCartera.objects.get().cartera_id, a=asesor, acto=quien)

    cargar(quien, DIRECCION="Lanza 2")

    assert ContactoCartera.objects.get().asignado_a == asesor


# --- do-not-call and the rest -----------------------------------------------------------------
def test_do_not_call_reaches_the_same_client_in_another_portfolio(resultados, ahora):
    asesor, otro = UsuarioFactory.create_batch(2)
    uno = ContactoCarteraFactory()
    tomar_siguiente(acto=Acto(asesor, ahora))
    ContactoCarteraFactory(cartera=CarteraFactory(), cliente=uno.cliente)

    llamada = registrar_llamada(
        uno.pk, acto=Acto(asesor, ahora), resultado="NO_LLAMAR", telefono=uno.linea,
        proposito="OFERTA",
    )  # fmt: skip
    cerrar(uno.pk, Desenlace.NO_LLAMAR, ahora=ahora)
    assert tomar_siguiente(acto=Acto(otro, ahora)) is None

    deshacer_llamada(llamada.pk, acto=Acto(asesor, ahora))
    assert not NoLlamar.objects.vigentes().exists()
    assert tomar_siguiente(acto=Acto(otro, ahora)).cliente == Cliente.objects.get()


def test_taking_back_a_follow_up_gives_no_attempt_back(resultados, ahora):
    asesor = UsuarioFactory()
    contacto = ContactoCarteraFactory(en_mano_de=asesor, intentos=3)
    seguimiento = registrar_llamada(
        contacto.pk, acto=Acto(asesor, ahora), resultado="NO_CONTESTA", telefono=contacto.linea,
        proposito="SEGUIMIENTO",
    )  # fmt: skip

    deshacer_llamada(seguimiento.pk, acto=Acto(asesor, ahora))

    contacto.refresh_from_db()
    assert contacto.intentos == 3
