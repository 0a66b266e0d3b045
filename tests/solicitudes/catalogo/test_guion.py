"""The call's script is the campaign's, filled from the offer that is marked (4.2)."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from solicitudes.models import Campania
from solicitudes.pasos.p04_llamada.guion import guion_para
from solicitudes.pasos.p04_llamada.ofertas import ofertas_para
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.guion import HUECOS, huecos_desconocidos, parrafos
from tests.solicitudes.catalogo.precios import en_vigor
from tests.solicitudes.factories import venta_en


@pytest.mark.django_db
@pytest.mark.paso("4.2")
def test_the_script_says_the_price_of_the_offer_that_is_marked():
    venta = venta_en(Estado.FACTIBLE)

    dicho = " ".join(guion_para(venta, str(en_vigor("FTTH-100").pk))["guion"])

    assert f"le habla {venta.asesor}" in dicho
    assert "Fibra 100 Mbps, Bs 199,00 por mes; instalación, sin costo" in dicho
    assert "permanencia de 18 meses" in dicho
    assert huecos_desconocidos(dicho) == []
    assert "{" not in dicho


@pytest.mark.django_db
@pytest.mark.paso("4.2")
def test_the_page_shows_what_the_administrator_wrote_and_follows_the_mark(client):
    venta = venta_en(Estado.FACTIBLE)
    Campania.objects.filter(pk="CARTA").update(guion="Tenemos {plan}.\n<b>Sin apuro</b>")
    client.force_login(venta.asesor)

    pagina = client.get(
        reverse("guion", args=[venta.pk]), {"condicion": en_vigor("FTTH-100").pk}
    ).content.decode()

    assert "<p>Tenemos Fibra 100 Mbps.</p>" in pagina
    assert "&lt;b&gt;Sin apuro" in pagina
    assert "texto DEMO" in pagina


@pytest.mark.django_db
@pytest.mark.parametrize("condicion", ["", "x", "999999999", "1; DROP"])
def test_an_offer_that_is_not_for_this_client_leaves_the_first_one(condicion):
    venta = venta_en(Estado.FACTIBLE)

    assert guion_para(venta, condicion)["oferta_marcada"] == next(iter(ofertas_para(venta)))


@pytest.mark.django_db
def test_a_script_with_a_blank_that_nothing_fills_is_refused():
    campania = Campania.objects.get(pk="CARTA")
    campania.guion = "Vale {precio}."

    with pytest.raises(ValidationError, match=r"\{precio\}, que no existe"):
        campania.full_clean()


def test_a_blank_reaches_known_words_and_nothing_else():
    texto = "{asesor.__class__} {0} {asesor!r} {}"

    assert parrafos(texto, dict.fromkeys(HUECOS, "x")) == [texto]
    assert len(huecos_desconocidos(texto)) == 4
