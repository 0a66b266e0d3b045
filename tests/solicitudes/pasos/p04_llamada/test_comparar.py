"""Step 4.2: what changes between two offers is said when a second one is marked."""

import pytest
from django.test import Client
from django.urls import reverse

from solicitudes.pasos.p04_llamada.comparar import comparar
from solicitudes.pasos.p04_llamada.guion import guion_para, teclas_ocupadas
from solicitudes.pasos.p04_llamada.ofertas import otra_tecnologia
from solicitudes.reglas.estados import Estado
from tests.solicitudes.catalogo.precios import en_vigor
from tests.solicitudes.factories import venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("4.2")]


def test_only_what_is_another_is_named_with_both_values():
    comparada = comparar(venta_en(Estado.FACTIBLE), en_vigor("FTTH-50"), en_vigor("FTTH-100"))

    dichas = {fila.que: (fila.antes, fila.ahora) for fila in comparada.filas}
    assert dichas["Plan"] == ("Fibra 50 Mbps", "Fibra 100 Mbps")
    assert ("Bs 149,00", "Bs 199,00") in dichas.values()
    assert not any("ermanencia" in que for que in dichas)
    assert "Tarifa mensual" in comparada.glosa and "Tiempo de permanencia" not in comparada.glosa


def test_a_promotion_adds_its_own_words_to_the_gloss():
    cara = en_vigor("FTTH-50")
    rebajada = cara.campania.__class__.objects.get(es_promocion=True)
    promocion = en_vigor("FTTH-50", campania=rebajada.pk)

    comparada = comparar(venta_en(Estado.FACTIBLE), cara, promocion)

    assert "Promoción" in comparada.glosa
    assert "Campaña" in {fila.que for fila in comparada.filas}


def test_the_second_mark_brings_the_comparison_and_the_first_one_none(client: Client):
    venta = venta_en(Estado.FACTIBLE)
    client.force_login(venta.asesor)
    una, otra = en_vigor("FTTH-50"), en_vigor("FTTH-100")
    url = reverse("guion", args=[venta.pk])

    primera = client.get(url, {"condicion": una.pk}).content.decode()
    segunda = client.get(url, {"condicion": otra.pk, "contra": una.pk}).content.decode()

    assert "Qué cambia" not in primera and f'name="contra" value="{una.pk}"' in primera
    assert "Qué cambia" in segunda and f'name="contra" value="{otra.pk}"' in segunda


@pytest.mark.parametrize("contra", ["", "x", "999999999"])
def test_what_was_marked_before_may_be_no_offer(contra):
    venta = venta_en(Estado.FACTIBLE)

    assert guion_para(venta, str(en_vigor().pk), contra=contra)["comparada"] is None


def test_a_technology_that_the_portfolio_does_not_say_is_said_beside_the_offers(client: Client):
    venta = venta_en(Estado.FACTIBLE)
    assert otra_tecnologia(venta) == ""
    venta.contacto.tecnologia = "COBRE"
    venta.contacto.save()
    client.force_login(venta.asesor)

    assert "La cartera dice «Cobre»" in otra_tecnologia(venta)
    assert "La cartera dice «Cobre»" in client.get(venta.get_absolute_url()).content.decode()


def test_the_keys_of_the_outcomes_are_taken():
    assert {"1", "2", "s", "f"} <= teclas_ocupadas(venta_en(Estado.FACTIBLE))
