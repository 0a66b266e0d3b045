"""A command does what it owes itself, waits for who holds it, and leaves the rest alone."""

from datetime import timedelta

import pytest
from django.db.models import Q
from django.utils import timezone

from bluecom.pendientes.correo import encolar_correo
from bluecom.pendientes.models import Pendiente, Situacion
from bluecom.pendientes.propios import atender_propios

_MIO = Q(clave="correo:mío")


@pytest.fixture
def pendientes(db):
    """Mine and another's, both waiting for a later try."""
    filas = []
    for clave in ("mío", "ajeno"):
        encolar_correo(clave, para="a@b.example", asunto="A", texto="T", ahora=timezone.now())
        filas.append(Pendiente.objects.get(clave=f"correo:{clave}"))
    return filas


def test_only_mine_is_done(pendientes, mailoutbox):
    _, ajeno = pendientes

    atender_propios(_MIO)

    assert [p.situacion for p in _de_nuevo(pendientes)] == [Situacion.HECHO, Situacion.DEBIDO]
    assert Pendiente.objects.get(pk=ajeno.pk).proximo_en == ajeno.proximo_en
    assert len(mailoutbox) == 1


def test_a_later_try_of_mine_is_made_now_and_of_nobody_else(pendientes):
    luego = timezone.now() + timedelta(hours=1)
    Pendiente.objects.update(proximo_en=luego)

    atender_propios(_MIO)

    mio, ajeno = _de_nuevo(pendientes)
    assert mio.situacion == Situacion.HECHO
    assert ajeno.proximo_en == luego


def test_what_somebody_holds_is_waited_for(pendientes, mailoutbox):
    """Here whoever held it died: when the lease has run out it is done."""
    fin = timezone.now() + timedelta(seconds=1)
    Pendiente.objects.filter(_MIO).update(arrendado_hasta=fin)

    atender_propios(_MIO)

    assert _de_nuevo(pendientes)[0].hecho_en > fin
    assert len(mailoutbox) == 1


def test_what_keeps_failing_stays_owed(pendientes, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    atender_propios(_MIO)

    assert _de_nuevo(pendientes)[0].situacion == Situacion.DEBIDO


def _de_nuevo(filas):
    return [Pendiente.objects.get(pk=fila.pk) for fila in filas]
