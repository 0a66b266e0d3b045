"""The tests stand on real servers; these prove that they are real."""

import pytest
from django.core.mail import EmailMessage
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from bluecom.cuentas.models import Usuario
from bluecom.pendientes.correo import encolar_correo
from bluecom.pendientes.models import CorreoSaliente, EstadoCorreo
from tests.apoyo.esperar import esperar_a


@pytest.mark.django_db
def test_the_database_is_postgresql_and_sorts_alike_everywhere():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('server_version_num')::int, datcollate"
            " FROM pg_database WHERE datname = current_database()"
        )
        version, orden = cursor.fetchone()
    assert version >= 180000
    assert orden == "C.UTF-8"


def test_mail_goes_through_a_real_smtp_server(servidor_correo):
    EmailMessage("Términos y condiciones", "Señora Ñusta", to=["cliente@example.com"]).send()

    (mensaje,) = servidor_correo.mensajes
    assert mensaje["Subject"] == "Términos y condiciones"
    assert "Señora Ñusta" in mensaje.get_content()


def test_the_real_worker_sends_what_is_owed(trabajador, _servidor_correo):
    _servidor_correo.mensajes.clear()

    encolar_correo("prueba", para="c@example.com", asunto="A", texto="T", ahora=timezone.now())

    esperar_a(lambda: CorreoSaliente.objects.get().estado == EstadoCorreo.ENVIADO)
    assert len(_servidor_correo.mensajes) == 1


def test_each_person_has_a_browser_of_their_own(entrar_como):
    ana = Usuario.objects.create_user("ana")

    assert entrar_como(ana).goto("/").status == 200
    assert entrar_como(None).goto(reverse("inicio")).status == 200
