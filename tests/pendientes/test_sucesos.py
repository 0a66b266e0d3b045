"""What is heard of a mail: once each, the stronger rules, in whatever order it comes."""

from itertools import permutations

import pytest
from django.utils import timezone

from bluecom.pendientes.correo import detener, encolar_correo, reponer_correo
from bluecom.pendientes.models import CorreoSaliente, EstadoCorreo, Pendiente, Situacion
from bluecom.pendientes.servicios import procesar_pendientes
from bluecom.pendientes.sucesos import anotar_suceso

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.2")]
MUEVEN = ("SALIO", "ENTREGADO", "REBOTADO", "ACUSADO")


def encolar(**datos) -> CorreoSaliente:
    return encolar_correo(
        "x:1", para="ana@correo.example", asunto="T", texto="…", ahora=timezone.now(), **datos
    )


def oir(correo: CorreoSaliente, clase: str, externo: str = "") -> bool:
    ahora = timezone.now()
    return anotar_suceso(
        correo.pk, clase=clase, fuente="PROVEEDOR", externo=externo or clase, en=ahora, ahora=ahora
    )


def estado(correo: CorreoSaliente) -> str:
    correo.refresh_from_db()
    return correo.estado


@pytest.mark.parametrize("orden", list(permutations(("ABIERTO", *MUEVEN))))
def test_in_any_order_an_acknowledgement_is_undone_by_nothing(orden):
    correo = encolar()

    for clase in orden:
        oir(correo, clase)

    assert estado(correo) == EstadoCorreo.ACUSADO


@pytest.mark.parametrize("orden", list(permutations(("SALIO", "ENTREGADO", "REBOTADO"))))
def test_in_any_order_a_bounce_is_stronger_than_what_the_servers_said(orden):
    correo = encolar()

    for clase in orden:
        oir(correo, clase)

    assert estado(correo) == EstadoCorreo.REBOTADO


def test_heard_twice_it_is_one_and_what_hangs_from_it_is_owed_once():
    correo = encolar(sigue="prueba:sigue")

    assert (oir(correo, "ENTREGADO"), oir(correo, "ENTREGADO")) == (True, False)

    debidos = Pendiente.objects.filter(tipo="prueba:sigue")
    assert [debido.objeto_id for debido in debidos] == [correo.pk]


def test_opened_and_delayed_prove_nothing():
    correo = encolar()
    procesar_pendientes()

    for clase in ("ABIERTO", "DEMORADO"):
        oir(correo, clase)

    assert estado(correo) == EstadoCorreo.ENVIADO


def test_what_was_stopped_never_goes_out_and_what_went_out_is_not_stopped(mailoutbox):
    correo = encolar()
    assert detener(correo.pk)
    procesar_pendientes()
    assert (mailoutbox, estado(correo)) == ([], EstadoCorreo.CANCELADO)

    CorreoSaliente.objects.update(estado=EstadoCorreo.SALIENDO)
    assert not detener(correo.pk)


def test_what_was_set_aside_is_put_back_as_the_same_mail(servidor_correo):
    servidor_correo.respuestas["RCPT"] = "550 No"
    correo = encolar(sigue="prueba:sigue")
    procesar_pendientes()
    assert estado(correo) == EstadoCorreo.FALLIDO
    assert correo.sucesos.get().clase == "NO_SALIO"

    servidor_correo.respuestas.clear()
    assert (reponer_correo(correo.pk), reponer_correo(correo.pk)) == (True, False)
    procesar_pendientes()

    assert estado(correo) == EstadoCorreo.ENVIADO
    assert [m["Message-ID"] for m in servidor_correo.mensajes] == [correo.message_id]
    assert not Pendiente.objects.filter(tipo="correo:enviar").exclude(situacion=Situacion.HECHO)


def test_a_mail_on_its_way_says_so_and_when_it_is_tried_again(servidor_correo, settings):
    correo = encolar()
    servidor_correo.respuestas["RCPT"] = "451 Greylisted"
    procesar_pendientes()

    assert estado(correo) == EstadoCorreo.REINTENTANDO
    assert correo.proximo_en == Pendiente.objects.get().proximo_en


def test_its_message_id_is_of_our_domain(settings):
    settings.CORREO_DOMINIO = "terminos.comteco.example"

    correo = encolar()

    assert correo.message_id == f"<{correo.sello}@terminos.comteco.example>"
    assert len(correo.sello) == 32
