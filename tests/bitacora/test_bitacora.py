"""The log only grows, and says which row somebody altered."""

import hashlib
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from bluecom.bitacora.anclas import anclar
from bluecom.bitacora.models import Evento
from bluecom.bitacora.servicios import anotar, estrenar, huella_de, verificar
from bluecom.cuentas.acto import Acto, acto_del_sistema
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db
CADENA = "prueba:1"


@pytest.fixture
def cadena(ahora) -> str:
    actor = UsuarioFactory()
    for n in range(3):
        anotar(CADENA, "acto", acto=Acto(actor, ahora + timedelta(minutes=n)), datos={"n": n})
    return CADENA


def _alterar(sql: str) -> None:
    """What only somebody with the keys of the database could do."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE bitacora_evento DISABLE TRIGGER evento_solo_se_agrega")
        cursor.execute(sql, [CADENA])
        cursor.execute("ALTER TABLE bitacora_evento ENABLE TRIGGER evento_solo_se_agrega")


def test_an_untouched_chain_is_intact(cadena):
    assert verificar(cadena) == []
    assert list(Evento.objects.values_list("n", flat=True)) == [1, 2, 3]


def test_the_first_of_a_chain_is_followed_like_any_other(ahora):
    acto = Acto(UsuarioFactory(), ahora)

    primero = estrenar("prueba:2", "nacer", acto=acto, datos={"n": 1})
    anotar("prueba:2", "acto", acto=acto)

    assert verificar("prueba:2") == []
    assert (primero.n, primero.previo) == (1, "")


def test_a_chain_begins_once(cadena, ahora):
    with pytest.raises(IntegrityError), transaction.atomic():
        estrenar(cadena, "nacer", acto=Acto(UsuarioFactory(), ahora))

    assert verificar(cadena) == []


def test_an_event_is_never_changed(cadena):
    with pytest.raises(DatabaseError, match="no se modifica"), transaction.atomic():
        Evento.objects.filter(cadena=cadena, n=2).update(tipo="otro")

    assert verificar(cadena) == []


def test_an_event_is_never_deleted(cadena):
    with pytest.raises(DatabaseError, match="no se modifica"), transaction.atomic():
        Evento.objects.filter(cadena=cadena, n=3).delete()

    assert Evento.objects.filter(cadena=cadena).count() == 3


@pytest.mark.parametrize(
    "cambio",
    [
        "tipo = 'otro'",
        "instante = instante + interval '1 hour'",
        "datos = '{\"n\": 7}'",
        "actor_id = NULL",
        "hash = repeat('0', 64)",
    ],
)
def test_the_check_names_the_row_that_was_altered(cadena, cambio):
    _alterar(f"UPDATE bitacora_evento SET {cambio} WHERE cadena = %s AND n = 2")

    assert f"{CADENA}: el evento 2 fue alterado." in verificar(cadena)


def test_the_check_names_the_row_that_is_gone(cadena):
    _alterar("DELETE FROM bitacora_evento WHERE cadena = %s AND n = 2")

    assert verificar(cadena) == [f"{CADENA}: falta el evento 2."]


def test_chains_are_apart(cadena, ahora):
    anotar("prueba:2", "acto", acto=acto_del_sistema(ahora))
    _alterar("UPDATE bitacora_evento SET tipo = 'x' WHERE cadena = %s")

    assert verificar("prueba:2") == []


def test_the_anchor_of_a_day_is_made_once(cadena, ahora):
    primera = anclar(ahora.date())
    anotar(CADENA, "acto", acto=acto_del_sistema(ahora))

    assert anclar(ahora.date()) == primera
    assert primera.cadenas == 1


def test_a_free_text_leaves_in_the_log_a_proof_and_no_word_of_it():
    dicho = "Íñigo vive en La Paz 2040"

    assert huella_de(dicho) == hashlib.sha256(dicho.encode()).hexdigest()
    assert huella_de(dicho) != huella_de(dicho + " ")
