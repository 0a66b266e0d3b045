"""The mailbox that our mail comes back to, on a real IMAP server."""

import pytest
from django.utils import timezone

from bluecom.operacion.buzon import BUZON, mirar_el_buzon
from bluecom.operacion.revisiones import seguidas
from bluecom.pendientes.correo import encolar_correo
from bluecom.pendientes.models import CorreoSaliente, EstadoCorreo, SucesoDeCorreo
from bluecom.pendientes.rebotes import buzon
from bluecom.pendientes.rebotes.buzon import BuzonNoResponde
from bluecom.pendientes.rebotes.lectura import Leidos, leer_rebotes
from bluecom.pendientes.servicios import procesar_pendientes
from bluecom.pendientes.tasks import leer_rebotes as tarea
from tests.pendientes.devoluciones import PARA, ausencia, devolucion
from tests.pendientes.goteo import servidor_que_gotea

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.2")]
pytest_plugins = ["tests.apoyo.dovecot"]


def leer() -> Leidos:
    return leer_rebotes(ahora=timezone.now())


@pytest.fixture
def correo() -> CorreoSaliente:
    """One that went out."""
    encolado = encolar_correo("x:1", para=PARA, asunto="T", texto="…", ahora=timezone.now())
    procesar_pendientes()
    return encolado


def estado(correo: CorreoSaliente) -> str:
    correo.refresh_from_db()
    return correo.estado


def test_a_mail_that_comes_back_is_noted_with_what_the_other_server_said(dovecot, correo):
    dovecot.recibir(devolucion(correo.message_id))

    assert leer() == Leidos(anotados=1)

    assert estado(correo) == EstadoCorreo.REBOTADO
    assert "User unknown" in correo.error
    assert PARA not in correo.error
    assert dovecot.banderas() == [r"\Seen"]


def test_what_was_read_is_not_read_again_and_read_twice_is_noted_once(dovecot, correo):
    for _ in range(2):
        dovecot.recibir(devolucion(correo.message_id))
    leer()

    assert leer() == Leidos()
    assert correo.sucesos.filter(clase="REBOTADO").count() == 1


def test_a_reader_that_died_before_marking_leaves_it_for_the_next(dovecot, correo):
    dovecot.recibir(devolucion(correo.message_id))
    with buzon.abrir_buzon() as abierto:
        assert len(list(abierto.nuevos())) == 1

    assert leer() == Leidos(anotados=1)


def test_what_nobody_understands_is_left_flagged_for_a_person_and_stops_nothing(dovecot, correo):
    dovecot.recibir(ausencia(correo.message_id))
    dovecot.recibir(b"Subject: ruido\r\n\r\n\x00\xff")
    dovecot.recibir(devolucion(correo.message_id))

    assert leer() == Leidos(anotados=1, sin_entender=2)
    assert dovecot.banderas() == [r"\Flagged \Seen", r"\Flagged \Seen", r"\Seen"]


def test_a_sign_that_no_database_keeps_does_not_stop_the_mails_behind_it(dovecot, correo):
    dovecot.recibir(devolucion(correo.message_id, dicho="550 User\x00 unknown"))
    dovecot.recibir(devolucion(correo.message_id, propio="<informe-2@mx.example>"))

    assert leer() == Leidos(anotados=2)


def test_a_delay_is_noted_and_moves_nothing(dovecot, correo):
    dovecot.recibir(devolucion(correo.message_id, accion="delayed", estado="4.4.1"))
    leer()

    assert estado(correo) == EstadoCorreo.ENVIADO
    assert SucesoDeCorreo.objects.get(correo=correo, clase="DEMORADO").detalle


def test_each_mail_leaves_with_a_return_address_of_its_own(servidor_correo, settings, dovecot):
    settings.CORREO_REBOTES = "rebotes@comteco.example"
    encolado = encolar_correo("x:2", para=PARA, asunto="T", texto="…", ahora=timezone.now())
    procesar_pendientes()
    (llegado,) = servidor_correo.mensajes
    (vuelta,) = servidor_correo.remitentes

    assert vuelta == f"rebotes+{encolado.sello}@comteco.example"
    assert llegado["From"] == settings.DEFAULT_FROM_EMAIL
    dovecot.recibir(devolucion("<otro@en.otra.parte>", a=vuelta))
    assert leer() == Leidos(anotados=1)


def test_only_so_many_are_read_at_once_and_the_rest_the_next_time(dovecot, correo, monkeypatch):
    monkeypatch.setattr(buzon, "CUANTOS", 2)
    for n in range(3):
        dovecot.recibir(devolucion(correo.message_id, propio=f"<{n}@mx.example>"))

    assert (leer().anotados, leer().anotados) == (2, 1)


def test_a_mailbox_that_does_not_answer_or_refuses_is_said_in_words(dovecot, settings, caplog):
    settings.BUZON_REBOTES = dovecot.url.replace("cl%40ve", "otra")
    with pytest.raises(BuzonNoResponde, match="no lo permite"):
        leer()

    settings.BUZON_REBOTES = "imap://x:y@127.0.0.1:1/INBOX"
    with pytest.raises(BuzonNoResponde, match="no responde"):
        leer()
    tarea()
    assert "no responde" in caplog.text


def test_a_mailbox_that_answers_without_end_is_cut(settings, monkeypatch):
    monkeypatch.setattr(buzon, "SEGUNDOS_EN_TOTAL", 0.5)

    with servidor_que_gotea() as puerto:
        settings.BUZON_REBOTES = f"imap://x:y@127.0.0.1:{puerto}/INBOX"
        with pytest.raises(BuzonNoResponde, match="no responde"):
            leer()


def test_without_a_mailbox_nobody_asks_for_one(settings, caplog):
    settings.BUZON_REBOTES = ""

    tarea()

    assert caplog.text == ""


def test_health_says_that_the_mailbox_cannot_be_entered(dovecot, settings):
    assert list(mirar_el_buzon()) == []

    settings.BUZON_REBOTES = dovecot.url.replace("cl%40ve", "otra")

    (dicho,) = mirar_el_buzon()
    assert "no lo permite" in dicho
    assert BUZON in seguidas()
