"""Step 11.2: the terms are owed once, go out once for each sending, and a bounce is a bounce."""

from datetime import timedelta

import pytest
from django.db import transaction

from bluecom.bolivia.dinero import bs
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.errores import Reintentar
from bluecom.pendientes.models import CorreoSaliente, EstadoCorreo, Pendiente
from bluecom.pendientes.servicios import procesar_pendientes
from solicitudes.canales.terminos import debidos, servicio
from solicitudes.canales.terminos.texto import asunto_y_texto
from solicitudes.models import Constancia, Venta
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.canales.terminos.envios import enviar, oir, ultimo, visto
from tests.solicitudes.factories import AHORA, papeles_listos, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.2")]


@pytest.fixture
def ellos(canales) -> Acto:
    return Acto(canales, AHORA)


@pytest.fixture
def instalada() -> Venta:
    return venta_en(Estado.INSTALADA)


def debido(venta: Venta) -> Pendiente:
    return Pendiente.objects.get(tipo=debidos.ENVIAR, objeto_id__in=venta.envios.values("pk"))


@pytest.mark.parametrize("estado", [Estado.ENTREGADA, Estado.OBSERVADA, Estado.CONFORME])
def test_nothing_bounces_before_the_terms_are_owed(estado, ellos):
    venta = venta_en(estado)

    with pytest.raises(TransicionInvalida):
        servicio.marcar_rebote(venta.pk, acto=ellos, visto="")

    assert Venta.objects.get(pk=venta.pk).constancia == ""


def test_a_page_left_open_decides_nothing_of_the_mail_that_followed(instalada, ellos):
    venta = enviar(instalada)
    abierta = visto(venta)
    servicio.corregir_correo(venta.pk, acto=ellos, correo="otra@correo.example", visto=abierta)

    with pytest.raises(TransicionInvalida, match="Mientras tanto"):
        servicio.detener_envio(venta.pk, acto=ellos, visto=abierta)
    venta = enviar(venta)
    with pytest.raises(TransicionInvalida, match=r"salió a otra@correo\.example"):
        servicio.marcar_rebote(venta.pk, acto=ellos, visto=abierta)

    assert (ultimo(venta).estado, venta.constancia) == (EstadoCorreo.ENVIADO, "ENVIADA")


def test_a_bounce_takes_back_what_went_out_and_nothing_of_another_sale(instalada, ellos):
    otra = enviar(venta_en(Estado.INSTALADA))
    venta = enviar(instalada)

    servicio.marcar_rebote(venta.pk, acto=ellos, visto=visto(venta))

    assert ultimo(venta).estado == EstadoCorreo.REBOTADO
    assert ultimo(otra).estado == EstadoCorreo.ENVIADO


def test_the_terms_wait_for_their_file(instalada):
    with pytest.raises(Reintentar):
        debidos.enviar_terminos(debido(instalada))

    assert not CorreoSaliente.objects.exists()


def test_the_same_sending_twice_is_one_mail(instalada):
    papeles_listos(instalada)

    for _ in range(2):
        debidos.enviar_terminos(debido(instalada))

    assert CorreoSaliente.objects.get().para == instalada.ficha.correo


def test_without_an_address_no_mail_is_owed_and_the_list_says_why():
    instalada = venta_en(Estado.INSTALADA, correo="")

    assert instalada.constancia == Constancia.SIN_DIRECCION
    assert not Pendiente.objects.filter(tipo=debidos.ENVIAR).exists()


def test_a_mail_that_bounced_before_its_acceptance_was_read_concludes_nothing(instalada):
    papeles_listos(instalada)
    while not CorreoSaliente.objects.exists():
        assert procesar_pendientes(1)
    correo = CorreoSaliente.objects.get()

    oir(correo, "REBOTADO")
    assert Venta.objects.get(pk=instalada.pk).estado == Estado.INSTALADA

    oir(correo, "ENTREGADO")
    assert Venta.objects.get(pk=instalada.pk).constancia == Constancia.REBOTADA


def test_terms_are_not_sent_again_without_an_address_nor_before_they_went(ellos):
    sin_correo = venta_en(Estado.INSTALADA, correo="")
    with pytest.raises(TransicionInvalida, match="la dirección de correo"):
        servicio.reenviar(sin_correo.pk, acto=ellos, visto="")

    with pytest.raises(TransicionInvalida):
        servicio.reenviar(venta_en(Estado.CONFORME).pk, acto=ellos, visto="")


def test_its_asesor_corrects_the_address_and_nothing_is_owed_yet(ellos):
    venta = venta_en(Estado.ENTREGADA)
    nueva = "otra@correo.example"

    servicio.corregir_correo(venta.pk, acto=Acto(venta.asesor, AHORA), correo=nueva)

    assert Venta.objects.get(pk=venta.pk).ficha.correo == nueva
    assert not Pendiente.objects.filter(tipo=debidos.ENVIAR).exists()
    with pytest.raises(PermisoDenegado):
        servicio.corregir_correo(venta.pk, acto=Acto(UsuarioFactory(), AHORA), correo=nueva)


def test_a_new_version_is_another_mail_that_says_what_changed(instalada, ellos, mailoutbox):
    venta = enviar(instalada)
    primero = ultimo(venta)
    venta.instalacion.fecha -= timedelta(days=1)
    venta.instalacion.save()

    with transaction.atomic():
        venta = Venta.objects.select_for_update().get(pk=venta.pk)
        servicio.deber_terminos(venta, acto=ellos, cambia=["La fecha de activación."])
    assert Venta.objects.get(pk=venta.pk).constancia == ""
    venta = enviar(venta)

    segundo = ultimo(venta)
    assert segundo.documento.sustituye_id == primero.documento_id
    assert segundo.correo.message_id != primero.correo.message_id
    assert "La fecha de activación." in mailoutbox[1].body
    assert "Cambian los términos" in mailoutbox[1].subject
    assert (venta.estado, venta.constancia) == (Estado.CONCLUIDA, "ENVIADA")
    oir(primero.correo, "REBOTADO")
    assert Venta.objects.get(pk=venta.pk).constancia == "ENVIADA"


def test_a_resend_carries_the_file_of_the_first(instalada, ellos, mailoutbox):
    venta = enviar(instalada)

    servicio.reenviar(venta.pk, acto=ellos, visto=ultimo(venta).visto)
    enviar(venta)

    assert mailoutbox[0].attachments[0] == mailoutbox[1].attachments[0]


def test_the_mail_calls_each_office_by_its_name_and_gives_every_price(instalada):
    oferta = instalada.oferta
    oferta.condiciones = {**oferta.condiciones, "mega_adicional": "0.30", "tarifa_hn": "0.25"}

    _, texto = asunto_y_texto(instalada, ultimo(instalada))

    assert "R.L.." not in texto
    assert "Oficina de Atención al Consumidor (ODECO)" in texto
    assert "Mega adicional: Bs 0,30 por MB\nMinuto normal: Bs 0,25\n" in texto


def test_the_mail_says_what_is_charged_each_month_and_the_hash_of_its_file(instalada):
    papeles_listos(instalada)
    terminos = instalada.carpeta.papel("TERMINOS")

    asunto, texto = asunto_y_texto(instalada, ultimo(instalada))

    condiciones = instalada.oferta.snapshot
    assert str(instalada.oferta.plan) in asunto
    assert terminos.sha256 in texto
    assert bs(condiciones.cargo_mes_faltante * condiciones.permanencia) in texto
