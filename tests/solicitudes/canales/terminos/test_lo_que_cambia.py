"""What a client reads of a correction (11.2): all since the terms he may have, and nothing else."""

from datetime import timedelta

import pytest
from django.db import transaction

from bluecom.cuentas.acto import Acto
from solicitudes.canales.terminos import servicio
from solicitudes.canales.terminos.envios import lo_que_cambia, retirar, ultimo_de
from solicitudes.models import EnvioDeTerminos, Venta
from solicitudes.reglas.estados import Estado
from tests.solicitudes.canales.terminos.envios import enviar, oir, ultimo, visto
from tests.solicitudes.factories import AHORA, papeles_listos, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.2")]
OTRA = "otra@correo.example"


@pytest.fixture
def ellos(canales) -> Acto:
    return Acto(canales, AHORA)


def cambiar(venta: Venta, ellos: Acto, que: str) -> None:
    """A new version, of another day, that says so."""
    with transaction.atomic():
        venta = Venta.objects.select_for_update().get(pk=venta.pk)
        venta.instalacion.fecha -= timedelta(days=1)
        venta.instalacion.save()
        servicio.deber_terminos(venta, acto=ellos, cambia=[que])
    papeles_listos(venta)


def test_put_right_before_anything_left_the_mail_speaks_of_no_former_terms(ellos, mailoutbox):
    venta = venta_en(Estado.INSTALADA)

    cambiar(venta, ellos, "La fecha.")
    enviar(venta)

    (correo,) = mailoutbox
    assert correo.subject.startswith("Términos y condiciones")
    assert "La fecha." not in correo.body


def test_put_right_twice_before_the_second_left_the_third_says_both(ellos, mailoutbox):
    venta = enviar(venta_en(Estado.INSTALADA))

    cambiar(venta, ellos, "La fecha.")
    cambiar(venta, ellos, "La serie.")
    enviar(venta)

    assert len(mailoutbox) == 2
    assert "La fecha." in mailoutbox[1].body
    assert "La serie." in mailoutbox[1].body
    assert ultimo_de(venta).cambia == ["La fecha.", "La serie."]


def test_one_that_came_back_and_goes_to_another_address_says_it_again(ellos, mailoutbox):
    venta = enviar(venta_en(Estado.INSTALADA))
    cambiar(venta, ellos, "La fecha.")
    venta = enviar(venta)
    oir(ultimo(venta).correo, "REBOTADO")

    servicio.corregir_correo(venta.pk, acto=ellos, correo=OTRA, visto=visto(venta))
    enviar(venta)

    assert [correo.to for correo in mailoutbox[-1:]] == [[OTRA]]
    assert "La fecha." in mailoutbox[-1].body
    assert lo_que_cambia(venta, ultimo(venta).documento, []) == ["La fecha."]


def test_who_got_none_because_it_came_back_reads_plain_terms(ellos, mailoutbox):
    venta = enviar(venta_en(Estado.INSTALADA))
    oir(ultimo(venta).correo, "REBOTADO")

    cambiar(venta, ellos, "La fecha.")
    enviar(venta)

    assert "La fecha." not in mailoutbox[-1].body
    retirar(EnvioDeTerminos.objects.filter(venta=venta), ahora=AHORA)
    assert not venta.envios.filter(retirado_en=None).exists()
