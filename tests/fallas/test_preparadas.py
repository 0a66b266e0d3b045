"""Statements that a connection plans once."""

from datetime import date, timedelta

import pytest
from django.db import DataError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bluecom.bitacora.models import Evento
from bluecom.cuentas.models import Usuario
from bluecom.preparadas import Alta, Compuesta, Leida, Preparada, filas_juntas
from cartera.servicios.reclamo import ESPERANDO
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db
SUMA = Preparada("SELECT %(uno)s::int + %(otro)s::int, %(uno)s::int")


def _planeadas(sentencia: Preparada) -> int:
    """How often PostgreSQL planned it on this connection, and how often it ran it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_prepared_statements WHERE statement = %s", [sentencia.texto]
        )
        return int(cursor.fetchone()[0])


def test_it_is_planned_once_and_answers_each_time():
    assert [SUMA.fila(uno=n, otro=1000) for n in (1, 2, 3)] == [(1001, 1), (1002, 2), (1003, 3)]
    assert _planeadas(SUMA) == 1


def test_no_statement_is_forgotten_for_another():
    primera, *otras = [Preparada(f"SELECT {n} + %(uno)s::int") for n in range(150)]
    primera.fila(uno=1)
    filas_juntas(otras, {"uno": 1})

    assert _planeadas(primera) == 1


def test_several_are_one_trip_each_with_the_values_that_it_names():
    doble = Preparada("SELECT %(uno)s::int * 2 WHERE %(uno)s::int > 5")

    with CaptureQueriesContext(connection) as hechas:
        assert filas_juntas([SUMA, doble], {"uno": 7, "otro": 1}) == [[(8, 7)], [(14,)]]
        assert filas_juntas([SUMA, doble], {"uno": 5, "otro": 1}) == [[(6, 5)], []]

    assert len(hechas) == 2
    assert _planeadas(doble) == 1


def test_when_one_of_several_is_refused_all_are_and_the_connection_goes_on():
    entre = Preparada("SELECT 1 / %(uno)s::int")

    with pytest.raises(DataError), transaction.atomic():
        filas_juntas([SUMA, entre, SUMA], {"uno": 0, "otro": 1})

    assert filas_juntas([entre, SUMA], {"uno": 1, "otro": 1}) == [[(1,)], [(2, 1)]]


def test_it_writes_in_the_transaction_of_whoever_asks():
    persona = UsuarioFactory()
    cambiar = Preparada("UPDATE cuentas_usuario SET email = 'x' WHERE id = %(pk)s RETURNING id")

    with transaction.atomic():
        assert cambiar.fila(pk=persona.pk) == (persona.pk,)
        transaction.set_rollback(True)

    persona.refresh_from_db()
    assert persona.email == ""


def test_what_the_base_refuses_is_refused_as_everywhere():
    una, otra = UsuarioFactory(), UsuarioFactory()
    llamar = Preparada("UPDATE cuentas_usuario SET username = %(n)s WHERE id = %(pk)s RETURNING id")

    with pytest.raises(IntegrityError), transaction.atomic():
        llamar.fila(n=una.username, pk=otra.pk)


def test_the_claim_has_one_plan_for_whatever_it_is_asked_with():
    """Planned for each asesor anew it would cost five times what it does."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW plan_cache_mode")
        assert cursor.fetchone() == ("force_generic_plan",)
    assert {"usuario", "ahora", "hasta"} <= set(ESPERANDO.nombres)


def _de_nombre(letra: str) -> Leida:
    return Leida(
        lambda desde, dia: (
            Usuario.objects.filter(
                pk__gte=desde, username__startswith=letra, date_joined__date__gte=dia
            )
            .order_by("pk")
            .values_list("pk", "username")
        ),
        desde=int,
        dia=date,
    )


def test_a_read_of_the_orm_keeps_its_rules_and_is_planned_once():
    una, otra = UsuarioFactory(username="a%(n)s"), UsuarioFactory(username="b")
    leida = _de_nombre("a%")

    assert leida.filas(desde=una.pk, dia=date(2000, 1, 1)) == [(una.pk, "a%(n)s")]
    assert leida.filas(desde=otra.pk, dia=date(2000, 1, 1)) == []
    assert leida.filas(desde=una.pk, dia=date(2999, 1, 1)) == []
    assert _planeadas(leida) == 1


def test_what_is_prepared_is_counted_with_all_that_a_page_asks():
    with CaptureQueriesContext(connection) as hechas:
        SUMA.fila(uno=1, otro=2)

    assert [hecha["sql"] for hecha in hechas] == ["SELECT 1::int + 2::int, 1::int"]


def test_a_row_is_born_as_the_orm_would_write_it():
    persona, ahora = UsuarioFactory(), timezone.now()
    suyo = {"tipo": "x", "actor": persona, "instante": ahora, "datos": {"a": [1, "é"]}, "hash": "h"}
    preparado, guardado = Evento(cadena="c:1", n=1, **suyo), Evento(cadena="c:2", n=1, **suyo)

    Alta(Evento).escribir(preparado)
    guardado.save()

    columnas = [c.attname for c in Evento._meta.fields if c.attname not in ("id", "cadena")]
    leidos = Evento.objects.filter(cadena__in=("c:1", "c:2")).order_by("cadena")
    assert len({str(fila) for fila in leidos.values_list(*columnas)}) == 1
    assert not preparado._state.adding
    assert Evento.objects.get(cadena="c:1").pk == preparado.pk


@pytest.mark.parametrize(
    ("tipo", "componer"),
    [
        (date, lambda v: Usuario.objects.filter(date_joined__date=v - timedelta(days=1))),
        (str, lambda v: Usuario.objects.filter(username__startswith=v)),
        (int, lambda v: Usuario.objects.filter(pk=v + 1)),
    ],
)
def test_what_is_reckoned_from_a_value_is_never_written_into_the_statement(tipo, componer):
    leida = Leida(lambda valor: componer(valor).values_list("pk"), valor=tipo)

    with pytest.raises(ValueError, match="reckoned"):
        leida.filas(valor=tipo)


def test_what_suits_one_value_is_composed_once_and_planned_for_each():
    persona = UsuarioFactory(username="uno")
    de_nombre = Compuesta(
        lambda cual: Usuario.objects.filter(username=cual).values_list("pk"), cual=str
    )

    assert de_nombre.filas(cual="uno") == [(persona.pk,)]
    assert de_nombre.filas(cual="o'tro") == []
    assert _planeadas(de_nombre) == 0
