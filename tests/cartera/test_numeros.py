"""Every number of a client is read once, with what the calls showed of it (4.1)."""

import pytest

from cartera.numeros import numeros_de
from tests.cartera.factories import ClienteFactory, NoLlamarFactory, TelefonoClienteFactory

pytestmark = [pytest.mark.django_db, pytest.mark.paso("4.1")]
LINEA, MOVIL, OTRO, ULTIMO = "+59144251234", "+59170712345", "+59171712345", "+59144257788"


@pytest.fixture
def cliente():
    return ClienteFactory()


def leer(cliente, dados=()):
    return numeros_de(cliente.pk, lineas=[LINEA], dados=dados)


def test_each_number_comes_once_the_line_first_with_what_it_is_and_what_is_known(cliente):
    TelefonoClienteFactory(cliente=cliente, numero=OTRO, calificacion="FUERA")
    TelefonoClienteFactory(cliente=cliente, numero=MOVIL, calificacion="OTRA_PERSONA")
    TelefonoClienteFactory(cliente=cliente, numero=LINEA, calificacion="BUENO")
    dados = [("WhatsApp", MOVIL), ("Referencia", LINEA), ("Referencia", ULTIMO)]

    assert [(n.numero, n.etiqueta, n.dicho) for n in leer(cliente, dados).todos] == [
        (LINEA, "Línea", "Contesta el cliente"),
        (MOVIL, "WhatsApp", "Atiende otra persona"),
        (ULTIMO, "Referencia", "Sin calificar"),
        (OTRO, "Celular", "Fuera de servicio"),
    ]


def test_reading_them_costs_one_message_however_many_there_are(cliente, django_assert_num_queries):
    with django_assert_num_queries(1):
        leer(cliente)
    for _ in range(3):
        TelefonoClienteFactory(cliente=cliente)
        NoLlamarFactory(cliente=cliente)
    with django_assert_num_queries(1):
        leer(cliente)


def test_who_asked_by_any_of_his_numbers_is_called_on_none(cliente):
    TelefonoClienteFactory(cliente=cliente, numero=MOVIL)
    NoLlamarFactory(cliente=cliente, numero=ULTIMO)

    numeros = leer(cliente)

    assert numeros.pidio_no_llamar
    assert not any(n.puede_alcanzarlo for n in numeros.todos)


def test_a_number_that_somebody_else_forbade_bars_that_number_alone(cliente):
    TelefonoClienteFactory(cliente=cliente, numero=MOVIL)
    NoLlamarFactory(cliente=ClienteFactory(), numero=MOVIL)

    numeros = leer(cliente)

    assert not numeros.pidio_no_llamar
    assert [n.puede_alcanzarlo for n in numeros.todos] == [True, False]


@pytest.mark.parametrize(
    ("calificaciones", "propone"),
    [
        ({MOVIL: "BUENO"}, MOVIL),
        ({MOVIL: "BUENO", OTRO: "SIN_CALIFICAR"}, MOVIL),
        ({MOVIL: "BUENO", OTRO: "BUENO"}, ""),
        ({MOVIL: "SIN_CALIFICAR"}, ""),
        ({LINEA: "BUENO"}, ""),
    ],
)
def test_a_mobile_is_proposed_when_it_is_the_only_one_that_the_client_answered(
    calificaciones, propone, cliente
):
    for numero, calificacion in calificaciones.items():
        TelefonoClienteFactory(cliente=cliente, numero=numero, calificacion=calificacion)

    assert leer(cliente).celular_propuesto == propone
    assert all(n.es_celular for n in leer(cliente).celulares)


def test_a_mobile_of_somebody_else_is_no_whatsapp_of_his(cliente):
    TelefonoClienteFactory(cliente=cliente, numero=MOVIL, calificacion="EQUIVOCADO")

    assert leer(cliente).celulares == []
