"""What is heard of the terms moves the sale once; the lists read all at one cost (11.2)."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.models import Pendiente, SucesoDeCorreo
from solicitudes.canales.terminos import consulta, debidos, servicio
from solicitudes.canales.terminos.avisos import (
    avisar_si_no_llego,
    avisar_sin_direccion,
    dar_por_atendido,
)
from solicitudes.canales.terminos.constancia import direccion_de, poner_al_dia
from solicitudes.models import Venta
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.solicitudes.canales.terminos.envios import avisos_de, enviar, oir, ultimo, visto
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.2")]


@pytest.fixture
def ellos(canales) -> Acto:
    return Acto(canales, AHORA)


def constancias(venta: Venta) -> int:
    return Evento.objects.filter(cadena=venta.cadena, tipo="constancia").count()


def test_the_same_news_twice_moves_the_sale_once():
    venta = enviar(venta_en(Estado.INSTALADA))
    oir(ultimo(venta).correo, "REBOTADO")
    debido = Pendiente.objects.filter(tipo=debidos.SEGUIR).latest("pk")

    debidos.seguir_terminos(debido)

    assert constancias(venta) == 1
    assert avisos_de(venta).filter(usuario=venta.asesor).count() == 1


def test_without_news_nothing_is_written(ellos):
    venta = enviar(venta_en(Estado.INSTALADA))
    antes = Evento.objects.filter(cadena=venta.cadena).count()

    with transaction.atomic():
        poner_al_dia(Venta.objects.select_for_update().get(pk=venta.pk), acto=ellos)

    assert Evento.objects.filter(cadena=venta.cadena).count() == antes


def test_of_a_sending_that_counts_no_more_nobody_is_told(ellos):
    venta = enviar(venta_en(Estado.INSTALADA))
    envio = ultimo(venta)
    servicio.corregir_correo(venta.pk, acto=ellos, correo="otra@correo.example", visto=envio.visto)
    oir(envio.correo, "REBOTADO")

    avisar_si_no_llego(ultimo(venta), SucesoDeCorreo.objects.first(), ahora=AHORA)

    assert not avisos_de(venta).exists()


def test_without_an_address_its_asesor_hears_of_it_until_there_is_one(ellos):
    venta = venta_en(Estado.INSTALADA, correo="")
    assert direccion_de(venta) == ""
    avisar_sin_direccion(venta, ahora=AHORA)
    (aviso,) = avisos_de(venta)
    assert (aviso.usuario, aviso.url) == (venta.asesor, venta.get_absolute_url())

    dar_por_atendido(venta, ahora=AHORA)

    assert not avisos_de(venta).sin_leer().exists()


def test_what_left_is_not_stopped_and_what_was_delivered_is_not_sent(ellos):
    venta = enviar(venta_en(Estado.INSTALADA))
    with pytest.raises(TransicionInvalida, match="No hay ningún envío por salir"):
        servicio.detener_envio(venta.pk, acto=ellos, visto=visto(venta))

    servicio.entregar_por_otro_medio(
        venta.pk, acto=ellos, canal="PAPEL", motivo=motivo("CANAL", "REBOTE")
    )
    oir(venta.envios.first().correo, "REBOTADO")

    assert Venta.objects.get(pk=venta.pk).constancia == "POR_OTRO_MEDIO"


@pytest.mark.parametrize("lista", ["atender", "salen", "concluidas"])
def test_the_page_asks_as_much_of_three_sales_as_of_one(mostrador, lista):
    def una() -> None:
        if lista == "concluidas":
            enviar(venta_en(Estado.INSTALADA))
        else:
            venta_en(Estado.INSTALADA, correo="" if lista == "atender" else "a@correo.example")

    costos = []
    for _ in range(3):
        una()
        mostrador.get(f"/correos/?ver={lista}")
        with CaptureQueriesContext(
            connection,
        ) as preguntas:
            mostrador.get(f"/correos/?ver={lista}")
        costos.append(len(preguntas))

    assert len(set(costos)) == 1, costos
    assert costos[0] <= 12


def test_each_sale_comes_with_its_last_sending_in_one_read(canales, django_assert_num_queries):
    ventas = [venta_en(Estado.INSTALADA) for _ in range(2)]

    with django_assert_num_queries(2):
        leidas = consulta.con_su_envio(consulta.salen_solos(canales))

    assert {v.envio.pk for v in leidas} == {ultimo(v).pk for v in ventas}


def test_each_list_says_of_its_sales_what_became_of_their_mail(canales):
    assert [consulta.la_lista(ver) for ver in ("", "otra", "salen")] == [
        "atender",
        "atender",
        "salen",
    ]
    venta = venta_en(Estado.INSTALADA)

    (dicha,) = consulta.con_su_correo(consulta.LISTAS["salen"](canales))

    assert (dicha.pk, dicha.correo_para) == (venta.pk, ultimo(venta).para)
