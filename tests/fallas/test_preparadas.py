"""Statements that a connection plans once."""

import pytest
from django.db import IntegrityError, connection, transaction

from bluecom.preparadas import Preparada
from cartera.servicios import cola
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
    assert {"usuario", "ahora", "hasta"} <= set(cola._SIN_ESPERAR.nombres)
