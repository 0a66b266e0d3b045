"""When a client who was not reached is called again, and when no more (4.1)."""

from datetime import datetime, timedelta

import pytest

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acto import Acto
from cartera.errores import CierreRechazado
from cartera.models import ContactoCartera, ResultadoLlamada
from cartera.parametros import INTENTOS
from cartera.servicios import (
    cerrar_por_llamada,
    deshacer_llamada,
    registrar_llamada,
    renovar_reserva,
    retomar,
)
from cartera.servicios.reintento import (
    agotado,
    devolver_a_la_cola,
    franja_de,
    proximo_intento,
)
from cartera.servicios.rellamadas import exigir_hora
from tests.cartera.factories import CarteraFactory, ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory

pytestmark = [pytest.mark.usefixtures("resultados"), pytest.mark.paso("4.1")]


def a_las(hora, minuto=0, dia=23):
    return datetime(2026, 11, dia, hora, minuto, tzinfo=LA_PAZ)


@pytest.mark.parametrize(
    ("desde", "minutos", "cuando"),
    [
        (a_las(10), 240, a_las(14)),
        (a_las(10), 30, a_las(12)),
        (a_las(13), 60, a_las(18)),
        (a_las(13), 360, a_las(19)),
        (a_las(17), 240, a_las(8, dia=24)),
        (a_las(19), 60, a_las(8, dia=24)),
        (a_las(20), 1440, a_las(8, dia=25)),
        (a_las(9), 1440, a_las(12, dia=24)),
        (a_las(23), 60, a_las(8, dia=24)),
        (a_las(3), 420, a_las(10)),
    ],
)
def test_in_another_part_of_the_day_and_not_before_its_minutes(desde, minutos, cuando):
    resultado = ResultadoLlamada(espera_minutos=minutos, otra_franja=True)

    proximo = proximo_intento(resultado, desde=desde)

    assert proximo == cuando
    assert proximo - desde >= timedelta(minutes=minutos)
    assert franja_de(proximo) not in (None, franja_de(desde))


def test_without_that_rule_the_minutes_are_the_minutes():
    resultado = ResultadoLlamada(espera_minutos=15)

    assert proximo_intento(resultado, desde=a_las(20, 55)) == a_las(21, 10)


def intentar(contacto, asesor, resultado, veces=1):
    for n in range(veces):
        ContactoCartera.objects.filter(pk=contacto.pk).update(
            situacion="EN_MANO", reservado_por=asesor, reservado_hasta=a_las(18)
        )
        llamada = registrar_llamada(
            contacto.pk, acto=Acto(asesor, a_las(10, n)), resultado=resultado,
            telefono=contacto.linea, proposito="OFERTA")  # fmt: skip
        contacto = cerrar_por_llamada(llamada)
    return contacto


def test_the_outcome_says_when_and_not_the_days_of_a_reason():
    contacto = intentar(ContactoCarteraFactory(), UsuarioFactory(), "OCUPADO")

    assert (contacto.situacion, contacto.proximo_en) == ("REINTENTO", a_las(10, 15))


def test_an_outcome_has_its_own_maximum():
    contacto, asesor = ContactoCarteraFactory(), UsuarioFactory()

    assert intentar(contacto, asesor, "FUERA_DE_SERVICIO", 2).situacion == "REINTENTO"
    assert intentar(contacto, asesor, "FUERA_DE_SERVICIO").situacion == "CERRADO"


def test_above_it_stand_the_attempts_of_the_floor():
    gastados = INTENTOS.inicial - 3
    contacto, asesor = ContactoCarteraFactory(intentos=gastados), UsuarioFactory()

    assert intentar(contacto, asesor, "OCUPADO", 2).situacion == "REINTENTO"
    assert intentar(contacto, asesor, "NO_CONTESTA").situacion == "CERRADO"


def test_without_a_maximum_of_its_own_an_outcome_is_never_spent():
    contacto, asesor = ContactoCarteraFactory(), UsuarioFactory()
    intentar(contacto, asesor, "OCUPADO", 4)

    assert not agotado(contacto.llamadas.first())
    ResultadoLlamada.objects.filter(pk="OCUPADO").update(maximo=3)
    assert agotado(contacto.llamadas.first())


@pytest.mark.parametrize(
    ("hora", "dice"),
    [
        (None, "Escriba el día y la hora"),
        (a_las(10), "ya pasó"),
        (a_las(10) + timedelta(days=91), "próximos 90 días"),
    ],
)
def test_the_hour_of_a_callback_is_one_that_can_be_kept(hora, dice):
    with pytest.raises(CierreRechazado, match=dice):
        exigir_hora(hora, CarteraFactory(), a_las(10))
    assert exigir_hora(a_las(11), CarteraFactory(), a_las(10)) == a_las(11)


def test_who_called_has_the_client_back_as_he_had_him():
    asesor, contacto = UsuarioFactory(), ContactoCarteraFactory()
    cerrado = intentar(contacto, asesor, "NO_CONTESTA")
    assert cerrado.retenido_hasta == a_las(10, 2)
    llamada = deshacer_llamada(contacto.llamadas.get().pk, acto=Acto(asesor, a_las(10, 1)))

    vuelto = retomar(llamada, ahora=a_las(10, 1))

    assert (vuelto.situacion, vuelto.reservado_por, vuelto.intentos) == ("EN_MANO", asesor, 0)
    assert (vuelto.proximo_en, vuelto.retenido_hasta) == (None, None)


def test_only_a_reservation_that_runs_is_renewed():
    vendido = ContactoCarteraFactory(situacion="VENDIDO")

    renovar_reserva(vendido.pk, ahora=a_las(9))

    assert ContactoCartera.objects.get(pk=vendido.pk).reservado_hasta is None


@pytest.mark.parametrize(
    ("intentos", "como"), [(INTENTOS.inicial - 1, "REINTENTO"), (INTENTOS.inicial, "ESPERA")]
)
def test_whom_a_person_gives_back_is_due_at_once_and_no_retry_when_attempts_are_spent(
    intentos, como, ahora
):
    contacto = ContactoCarteraFactory(situacion="CERRADO", intentos=intentos)

    assert devolver_a_la_cola(ContactoCartera.objects.filter(pk=contacto.pk), ahora=ahora) == 1

    contacto.refresh_from_db()
    assert (contacto.situacion, contacto.proximo_en) == (como, ahora)
