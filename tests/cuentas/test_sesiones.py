"""A session ends when its person leaves, is idle or was long there, and is never revived."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.backends.base import UpdateError
from django.test import Client
from django.utils import timezone

from bluecom.cuentas.models import Sesion
from bluecom.cuentas.sesiones import SessionStore, vence
from bluecom.cuentas.tasks import olvidar_sesiones
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db
DE_UN_GUION = {"HX-Request": "true"}


@pytest.fixture
def dentro(client: Client) -> Client:
    client.force_login(UsuarioFactory())
    return client


def _fila(cliente: Client) -> Sesion:
    return Sesion.objects.get(pk=cliente.cookies[settings.SESSION_COOKIE_NAME].value)


def _envejecer(fila: Sesion, minutos: int) -> None:
    """As if nothing had been done for so long."""
    usada = timezone.now() - timedelta(minutes=minutos)
    fila.abierta_en = fila.abierta_en - timedelta(minutes=minutos)
    Sesion.objects.filter(pk=fila.pk).update(
        usada_en=usada,
        abierta_en=fila.abierta_en,
        expire_date=vence(abierta=fila.abierta_en, usada=usada),
    )


def test_a_session_is_a_row_of_its_person(dentro):
    assert str(_fila(dentro).usuario_id) == dentro.session["_auth_user_id"]


def test_without_use_it_ends_after_the_idle_limit(dentro):
    _envejecer(_fila(dentro), settings.MINUTOS_SIN_USO)

    assert dentro.get("/cola/").url == "/entrar/?next=/cola/"


def test_each_page_begins_the_idle_limit_anew(dentro):
    _envejecer(_fila(dentro), settings.MINUTOS_SIN_USO - 1)
    assert dentro.get("/cola/").status_code == 200

    faltan = _fila(dentro).expire_date - timezone.now()

    assert faltan > timedelta(minutes=settings.MINUTOS_SIN_USO - 1)


def test_what_a_page_asks_by_itself_is_no_use(dentro):
    _envejecer(_fila(dentro), 10)
    antes = _fila(dentro).usada_en

    dentro.get("/avisos/vivos/?v=0", headers=DE_UN_GUION)

    assert _fila(dentro).usada_en == antes


def test_use_is_noted_once_a_minute_and_costs_one_read_otherwise(dentro, django_assert_num_queries):
    with django_assert_num_queries(3):  # session, person, notices
        dentro.get("/avisos/vivos/")
    _envejecer(_fila(dentro), 2)

    with django_assert_num_queries(4):
        dentro.get("/avisos/vivos/")


def test_it_ends_after_a_long_day_however_much_it_is_used(dentro):
    fila = _fila(dentro)
    fila.abierta_en = timezone.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE)

    assert vence(abierta=fila.abierta_en, usada=timezone.now()) <= timezone.now()


def test_writing_in_it_does_not_make_it_longer(dentro):
    fila = _fila(dentro)
    abierta = timezone.now() - timedelta(hours=5)
    Sesion.objects.filter(pk=fila.pk).update(abierta_en=abierta)
    guardada = SessionStore(fila.pk)
    guardada["algo"] = 1
    guardada.save()

    assert _fila(dentro).abierta_en == abierta


def test_a_page_that_ends_after_the_sign_out_does_not_bring_it_back(dentro):
    """The slow request of another tab has read the session and writes it late."""
    lenta = SessionStore(_fila(dentro).pk)
    lenta["leída"] = True
    dentro.post("/salir/")

    with pytest.raises(UpdateError):
        lenta.save()

    assert not Sesion.objects.exists()


def test_rows_of_sessions_that_ended_are_deleted_each_night(dentro):
    _envejecer(_fila(dentro), settings.MINUTOS_SIN_USO + 1)

    olvidar_sesiones()

    assert not Sesion.objects.exists()
