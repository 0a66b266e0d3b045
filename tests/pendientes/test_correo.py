"""E-mail with a life: retried while the server is down, sent once, set aside, put back."""

from typing import Any

import pytest
from django.utils import timezone

from bluecom.pendientes.adjuntos import Adjunto
from bluecom.pendientes.correo import encolar_correo
from bluecom.pendientes.models import CorreoSaliente, EstadoCorreo, Pendiente, Situacion
from bluecom.pendientes.servicios import procesar_pendientes, reponer

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 de prueba"


def _encolar(para: str = "cliente@correo.example", clave: str = "prueba:1") -> CorreoSaliente:
    return encolar_correo(
        clave,
        para=para,
        asunto="Términos y condiciones",
        texto="Señor cliente: adjuntamos…",
        adjuntos=[Adjunto("terminos.pdf", "application/pdf", PDF)],
        ahora=timezone.now(),
    )


def _vencer() -> None:
    """The waiting time is over."""
    Pendiente.objects.update(proximo_en=timezone.now())


def _estado(correo: CorreoSaliente) -> str:
    correo.refresh_from_db()
    return correo.estado


@pytest.mark.paso("11.2")
def test_it_goes_out_once_with_its_file(servidor_correo):
    correo = _encolar()
    _encolar()

    procesar_pendientes()
    _vencer()
    procesar_pendientes()

    (mensaje,) = servidor_correo.mensajes
    (adjunto,) = mensaje.iter_attachments()
    assert (mensaje["Subject"], mensaje["Message-ID"]) == (correo.asunto, correo.message_id)
    assert adjunto.get_content() == PDF
    assert _estado(correo) == EstadoCorreo.ENVIADO


@pytest.mark.paso("11.2")
def test_a_server_that_is_down_is_tried_again_until_it_is_up(servidor_correo):
    servidor_correo.detener()
    correo = _encolar()
    procesar_pendientes()
    assert _estado(correo) == EstadoCorreo.REINTENTANDO
    assert "no responde: nadie atiende en su puerto" in correo.error

    servidor_correo.arrancar()
    _vencer()
    procesar_pendientes()

    assert _estado(correo) == EstadoCorreo.ENVIADO
    assert len(servidor_correo.mensajes) == 1


def test_each_try_waits_longer_than_the_one_before(servidor_correo, settings):
    servidor_correo.detener()
    _encolar()
    esperas = []
    for _ in range(3):
        procesar_pendientes()
        fila = Pendiente.objects.get()
        esperas.append(round((fila.proximo_en - timezone.now()).total_seconds(), -1))
        _vencer()

    assert esperas == [settings.REINTENTO_SEGUNDOS * n for n in (1, 2, 4)]


def test_after_so_many_tries_it_is_set_aside_and_a_person_puts_it_back(servidor_correo, settings):
    settings.INTENTOS_MAXIMOS = 2
    servidor_correo.detener()
    correo = _encolar()
    for _ in range(3):
        procesar_pendientes()
        _vencer()
    fila = Pendiente.objects.get()
    assert (fila.situacion, fila.intentos) == (Situacion.APARTADO, 2)
    assert _estado(correo) == EstadoCorreo.FALLIDO

    servidor_correo.arrancar()
    reponer(fila)
    procesar_pendientes()

    assert len(servidor_correo.mensajes) == 1
    assert _estado(correo) == EstadoCorreo.ENVIADO


def test_an_address_that_does_not_exist_is_set_aside_at_once(servidor_correo):
    servidor_correo.rechazar.add("nadie@correo.example")
    correo = _encolar("nadie@correo.example")

    procesar_pendientes()

    assert Pendiente.objects.get().situacion == Situacion.APARTADO
    assert _estado(correo) == EstadoCorreo.FALLIDO
    assert "no acepta la dirección" in correo.error


def test_a_cancelled_email_never_goes_out(servidor_correo):
    correo = _encolar()
    CorreoSaliente.objects.update(estado=EstadoCorreo.CANCELADO)

    procesar_pendientes()

    assert servidor_correo.mensajes == []
    assert _estado(correo) == EstadoCorreo.CANCELADO


def test_a_file_altered_on_the_disk_is_not_sent(servidor_correo):
    correo: Any = _encolar()
    correo.adjuntos[0]["sha256"] = "0" * 64
    correo.save()

    procesar_pendientes()

    assert servidor_correo.mensajes == []
    assert _estado(correo) == EstadoCorreo.FALLIDO
