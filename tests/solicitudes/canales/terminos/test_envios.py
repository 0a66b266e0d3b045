"""Each sending of the terms (11.2): opened once more, seen as a page had it, out of force."""

import pytest
from django.db import transaction

from bluecom.cuentas.acto import Acto
from bluecom.pendientes.models import EstadoCorreo
from solicitudes.canales.terminos.avisos import avisar_si_no_llego_por_whatsapp
from solicitudes.canales.terminos.envios import (
    abrir_envio,
    de_canales,
    el_visto,
    exigir_detenible,
    retirar_lo_que_no_salio,
)
from solicitudes.models import EnvioDeTerminos, Mensaje
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.solicitudes.canales.terminos.envios import avisos_de, enviar, ultimo, visto
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.2")]


@pytest.fixture
def ellos(canales) -> Acto:
    return Acto(canales, AHORA)


def test_one_more_is_of_the_same_paper_and_the_page_of_before_is_told(ellos):
    venta = enviar(venta_en(Estado.INSTALADA))
    de_antes, primero = visto(venta), ultimo(venta)

    with transaction.atomic():
        suya = de_canales(venta.pk, ellos)
        segundo = abrir_envio(suya, acto=ellos, para="otra@correo.example")

    assert (segundo.vez, segundo.documento_id) == (2, primero.documento_id)
    assert el_visto(venta, segundo.visto) == segundo
    with pytest.raises(TransicionInvalida, match="Mientras tanto"):
        el_visto(venta, de_antes)


def test_who_is_not_of_the_desk_opens_none(ellos):
    venta = venta_en(Estado.INSTALADA)
    with transaction.atomic(), pytest.raises(PermisoDenegado):
        de_canales(venta.pk, Acto(venta.asesor, AHORA))


def test_another_way_withdraws_what_waits_and_leaves_what_left(ellos):
    salida = enviar(venta_en(Estado.INSTALADA))
    en_cola = venta_en(Estado.INSTALADA)

    for venta in (en_cola, salida):
        with transaction.atomic():
            retirar_lo_que_no_salio(venta, acto=ellos)

    vigentes = EnvioDeTerminos.objects.filter(retirado_en=None)
    assert [envio.venta_id for envio in vigentes] == [salida.pk]


def test_what_is_being_handed_over_is_waited_for_and_says_by_which_way(ellos):
    envio = ultimo(enviar(venta_en(Estado.INSTALADA)))
    exigir_detenible(envio)

    envio.correo.estado = EstadoCorreo.SALIENDO
    with pytest.raises(TransicionInvalida, match=f"a {envio.para}"):
        exigir_detenible(envio)
    envio.mensaje, envio.canal = Mensaje(estado="SALIENDO"), "WHATSAPP"
    with pytest.raises(TransicionInvalida, match="por WhatsApp"):
        exigir_detenible(envio)


def test_of_what_did_not_go_by_whatsapp_nobody_hears_of_it_there():
    venta = enviar(venta_en(Estado.INSTALADA))

    avisar_si_no_llego_por_whatsapp(ultimo(venta), ahora=AHORA)

    assert not avisos_de(venta).exists()
