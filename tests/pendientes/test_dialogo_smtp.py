"""What the mail server answers decides: again later, or set aside; nobody waits meanwhile."""

import smtplib
import socket

import pytest
from django.db import connection
from django.utils import timezone

from bluecom.pendientes.correo import encolar_correo
from bluecom.pendientes.errores import Apartar, Reintentar
from bluecom.pendientes.models import CorreoSaliente, EstadoCorreo, Pendiente, Situacion
from bluecom.pendientes.servicios import procesar_pendientes
from bluecom.pendientes.smtp import leer_respuesta
from tests.pendientes.goteo import servidor_que_gotea

pytestmark = pytest.mark.django_db
MOMENTOS = {
    "CONEXION": "no atiende",
    "MAIL": "no acepta el remitente",
    "RCPT": "no acepta la dirección",
    "DATA": "no acepta el mensaje",
    "FIN": "no acepta el mensaje",
}


def _encolar() -> CorreoSaliente:
    return encolar_correo(
        "prueba:1", para="ana@correo.example", asunto="Términos", texto="…", ahora=timezone.now()
    )


def _procesar(correo: CorreoSaliente) -> Pendiente:
    Pendiente.objects.update(proximo_en=timezone.now())
    procesar_pendientes()
    correo.refresh_from_db()
    return Pendiente.objects.get()


@pytest.mark.paso("11.2")
@pytest.mark.parametrize("momento", MOMENTOS)
def test_a_temporary_answer_is_tried_again_and_the_mail_goes_out(servidor_correo, momento):
    correo = _encolar()
    servidor_correo.respuestas[momento] = "451 4.7.1 Greylisted, try again"

    fila = _procesar(correo)

    assert (fila.situacion, correo.estado) == (Situacion.DEBIDO, EstadoCorreo.REINTENTANDO)
    assert fila.ultimo_error == (
        f"El servidor de correo {MOMENTOS[momento]} por ahora; se intenta otra vez solo. "
        "Respondió 451: «4.7.1 Greylisted, try again»."
    )
    assert fila.proximo_en > timezone.now()

    servidor_correo.respuestas.clear()
    fila = _procesar(correo)

    assert (fila.situacion, correo.estado) == (Situacion.HECHO, EstadoCorreo.ENVIADO)
    assert (fila.ultimo_error, correo.error) == ("", "")
    assert len(servidor_correo.mensajes) == 1


@pytest.mark.paso("11.2")
@pytest.mark.parametrize("momento", MOMENTOS)
def test_a_final_answer_sets_the_mail_aside_with_a_sentence_that_fits(servidor_correo, momento):
    correo = _encolar()
    servidor_correo.respuestas[momento] = "554 5.7.1 <ana@correo.example> rejected"

    fila = _procesar(correo)

    assert (fila.situacion, correo.estado) == (Situacion.APARTADO, EstadoCorreo.FALLIDO)
    assert correo.error == (
        f"El servidor de correo {MOMENTOS[momento]}. Respondió 554: «5.7.1 <…> rejected»."
    )


def test_a_wrong_password_is_not_taken_for_a_wrong_address():
    error = smtplib.SMTPAuthenticationError(535, b"5.7.8 Authentication failed")

    assert isinstance(leer_respuesta(error), Apartar)
    assert "no acepta el usuario o la clave" in str(leer_respuesta(error))


@pytest.mark.parametrize(
    ("error", "dicho"),
    [
        (TimeoutError(), "no contestó a tiempo"),
        (socket.gaierror(-2, "Name or service not known"), "no se encuentra su nombre en la red"),
        (smtplib.SMTPServerDisconnected("Connection lost"), "cortó la conexión"),
        (OSError(113, "No route to host"), "falló la conexión"),
    ],
)
def test_a_server_that_says_nothing_is_tried_again(error, dicho):
    leida = leer_respuesta(error)

    assert isinstance(leida, Reintentar)
    assert dicho in str(leida)


def test_a_dialogue_that_would_never_end_is_cut(servidor_correo, settings):
    correo = _encolar()
    settings.SEGUNDOS_DE_CORREO = 0.5

    with servidor_que_gotea() as puerto:
        settings.EMAIL_PORT = puerto
        fila = _procesar(correo)

    assert (fila.situacion, correo.estado) == (Situacion.DEBIDO, EstadoCorreo.REINTENTANDO)
    assert "cortó la conexión o no contestó a tiempo" in fila.ultimo_error


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_a_dialogue_that_goes_on(servidor_correo):
    correo = _encolar()

    def corregir() -> None:
        """Another person, on another connection, in the middle of the dialogue."""
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '2s'")
                cursor.execute(
                    "SELECT count(*) FROM pg_stat_activity"
                    " WHERE state LIKE 'idle in transaction%' AND datname = current_database()"
                )
                abiertas.append(cursor.fetchone()[0])
            CorreoSaliente.objects.filter(pk=correo.pk).update(estado=EstadoCorreo.CANCELADO)
        finally:
            connection.close()

    abiertas: list[int] = []
    servidor_correo.al_llegar = corregir

    fila = _procesar(correo)

    assert abiertas == [0]
    assert fila.situacion == Situacion.HECHO
    assert (correo.estado, correo.error) == (EstadoCorreo.CANCELADO, "Salió mientras se cancelaba.")
    assert correo.enviado_en is not None


@pytest.mark.django_db(transaction=True)
def test_the_lease_of_a_mail_outlasts_its_longest_dialogue(servidor_correo, settings):
    correo = _encolar()
    arriendos = []

    def mirar() -> None:
        try:
            arriendos.append(Pendiente.objects.get().arrendado_hasta)
        finally:
            connection.close()

    servidor_correo.al_llegar = mirar
    antes = timezone.now()
    _procesar(correo)

    (hasta,) = arriendos
    assert (hasta - antes).total_seconds() >= settings.SEGUNDOS_DE_CORREO
