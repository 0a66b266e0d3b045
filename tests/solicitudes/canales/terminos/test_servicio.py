"""Step 11.2: the terms are owed once, go out once for each sending, and a bounce is a bounce."""

import pytest

from bluecom.bolivia.dinero import bs
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.errores import Reintentar
from bluecom.pendientes.models import CorreoSaliente, EstadoCorreo, Pendiente
from bluecom.pendientes.servicios import procesar_pendientes
from solicitudes.canales.terminos import servicio
from solicitudes.canales.terminos.texto import asunto_y_texto
from solicitudes.models import Constancia, Venta
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, papeles_listos, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.2")]


@pytest.fixture
def ellos(canales) -> Acto:
    return Acto(canales, AHORA)


@pytest.fixture
def instalada() -> Venta:
    return venta_en(Estado.INSTALADA)


def debido(venta: Venta) -> Pendiente:
    return Pendiente.objects.get(tipo=servicio.ENVIAR, objeto_id=venta.pk)


def enviar(venta: Venta) -> Venta:
    papeles_listos(venta)
    procesar_pendientes()
    return Venta.objects.get(pk=venta.pk)


@pytest.mark.parametrize("estado", [Estado.ENTREGADA, Estado.OBSERVADA, Estado.CONFORME])
def test_nothing_bounces_before_the_terms_are_owed(estado, ellos):
    venta = venta_en(estado)

    with pytest.raises(TransicionInvalida):
        servicio.marcar_rebote(venta.pk, acto=ellos)

    assert Venta.objects.get(pk=venta.pk).constancia == ""


def test_a_bounce_takes_back_what_went_out_and_nothing_of_another_sale(instalada, ellos):
    otra = enviar(venta_en(Estado.INSTALADA))
    venta = enviar(instalada)

    servicio.marcar_rebote(venta.pk, acto=ellos)

    estados = dict(CorreoSaliente.objects.values_list("clave", "estado"))
    assert estados == {
        f"terminos:{venta.pk}:1": EstadoCorreo.REBOTADO,
        f"terminos:{otra.pk}:1": EstadoCorreo.ENVIADO,
    }


def test_the_terms_wait_for_their_file(instalada):
    with pytest.raises(Reintentar):
        servicio.enviar_terminos(debido(instalada))

    assert not CorreoSaliente.objects.exists()


def test_the_same_sending_twice_is_one_mail(instalada):
    papeles_listos(instalada)

    for _ in range(2):
        servicio.enviar_terminos(debido(instalada))

    assert CorreoSaliente.objects.get().para == instalada.ficha.correo


def test_without_an_address_no_mail_is_owed_and_the_list_says_why(instalada, canales):
    instalada.ficha.correo = ""
    Pendiente.objects.filter(tipo=servicio.ENVIAR).delete()

    servicio.deber_terminos(instalada, acto=Acto(canales, AHORA))

    assert instalada.constancia == Constancia.SIN_DIRECCION
    assert not Pendiente.objects.filter(tipo=servicio.ENVIAR).exists()


def test_a_mail_that_bounced_concludes_nothing(instalada):
    correo = CorreoSaliente.objects.create(
        clave=f"terminos:{instalada.pk}:1",
        message_id="<1@bluecom.invalid>",
        estado=EstadoCorreo.REBOTADO,
        creado_en=AHORA,
        enviado_en=AHORA,
    )
    salido = Pendiente(objeto_id=instalada.pk, datos={"correo": correo.pk})

    servicio.concluir_por_correo(salido)
    assert Venta.objects.get(pk=instalada.pk).estado == Estado.INSTALADA

    CorreoSaliente.objects.update(estado=EstadoCorreo.ENVIADO)
    servicio.concluir_por_correo(salido)
    assert Venta.objects.get(pk=instalada.pk).estado == Estado.CONCLUIDA


def test_terms_are_not_sent_again_without_an_address_nor_before_they_went(ellos):
    sin_correo = venta_en(Estado.INSTALADA, correo="")
    with pytest.raises(TransicionInvalida, match="la dirección de correo"):
        servicio.reenviar(sin_correo.pk, acto=ellos)

    with pytest.raises(TransicionInvalida):
        servicio.reenviar(venta_en(Estado.CONFORME).pk, acto=ellos)


def test_its_asesor_corrects_the_address_and_nothing_is_owed_yet(ellos):
    venta = venta_en(Estado.ENTREGADA)
    nueva = "otra@correo.example"

    servicio.corregir_correo(venta.pk, acto=Acto(venta.asesor, AHORA), correo=nueva)

    assert Venta.objects.get(pk=venta.pk).ficha.correo == nueva
    assert not Pendiente.objects.filter(tipo=servicio.ENVIAR).exists()
    with pytest.raises(PermisoDenegado):
        servicio.corregir_correo(venta.pk, acto=Acto(UsuarioFactory(), AHORA), correo=nueva)


def test_the_mail_says_what_is_charged_each_month_and_the_hash_of_its_file(instalada):
    papeles_listos(instalada)
    terminos = instalada.carpeta.papel("TERMINOS")

    asunto, texto = asunto_y_texto(instalada, terminos)

    condiciones = instalada.oferta.snapshot
    assert str(instalada.oferta.plan) in asunto
    assert terminos.sha256 in texto
    assert bs(condiciones.cargo_mes_faltante * condiciones.permanencia) in texto
