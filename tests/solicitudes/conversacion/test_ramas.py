"""What the client says instead of yes, and what is answered, with the figures of the offer."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bluecom.bitacora.models import Evento
from solicitudes.catalogo.demo.ramas import cargar_ramas
from solicitudes.conversacion.ramas import TECLAS, ramas_de
from solicitudes.models import Producto, RamaGuion
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.guion import HUECOS, valores_de_la_oferta
from tests.solicitudes.catalogo.precios import en_vigor
from tests.solicitudes.factories import venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("4.2", "5.1")]


def test_the_common_objections_ship_marked_demo_each_with_its_key():
    ramas = ramas_de(venta_en(Estado.FACTIBLE), 4, en_vigor("FTTH-100"))

    assert [rama.dice for rama in ramas] == [
        "Está muy caro",
        "Ya tengo otro",
        "No soy el titular",
        "Lo voy a pensar",
        "No me interesa",
    ]
    assert all(rama.demo and rama.responde for rama in ramas)
    assert "Bs 199,00 por mes" in ramas[0].responde[0]
    assert len({rama.tecla for rama in ramas}) == 5


def test_after_the_acceptance_the_figures_are_those_that_were_accepted():
    venta = venta_en(Estado.ACEPTADA)
    condicion = venta.oferta.condicion
    venta.oferta.condiciones["permanencia"] = 12
    venta.oferta.save()

    respuestas = [frase for rama in ramas_de(venta, 5, condicion) for frase in rama.responde]

    assert any("12 meses" in frase for frase in respuestas)


def test_a_branch_of_another_product_or_put_out_of_use_is_not_shown():
    venta, condicion = venta_en(Estado.FACTIBLE), en_vigor("FTTH-50")
    ajeno = Producto.objects.exclude(pk=condicion.plan.producto_id)[0]
    RamaGuion.objects.create(paso=4, producto=ajeno, dice="Solo de otro", responde="Sí.")
    RamaGuion.objects.filter(dice="Está muy caro").update(activo=False)

    dichas = {rama.dice for rama in ramas_de(venta, 4, condicion)}

    assert "Solo de otro" not in dichas and "Está muy caro" not in dichas


def test_a_key_that_an_outcome_has_is_given_to_no_branch():
    venta = venta_en(Estado.FACTIBLE)

    teclas = [rama.tecla for rama in ramas_de(venta, 4, en_vigor(), ocupadas={"h", "u"})]

    assert teclas == ["j", "i", "y", "q", "w"]
    assert ramas_de(venta, 4, None) == []


@pytest.mark.parametrize("estado", [Estado.FACTIBLE, Estado.ACEPTADA])
def test_no_letter_of_a_branch_is_of_the_rest_of_the_page(estado, client: Client):
    venta = venta_en(estado, ahora=timezone.now())
    paso = 4 if estado == Estado.FACTIBLE else 5
    for n in range(len(TECLAS)):
        RamaGuion.objects.create(paso=paso, dice=f"Otra cosa {n}", responde="Le digo.")
    client.force_login(venta.asesor)

    pagina = client.get(reverse("venta", args=[venta.pk])).content.decode()

    de_ramas = re.findall(r'<summary data-tecla="(\w)" aria-keyshortcuts="\w">«', pagina)
    assert sorted(de_ramas) == sorted(TECLAS)
    a_la_vista = re.sub(r"<fieldset class=\"segunda-tecla.*?</fieldset>", "", pagina, flags=re.S)
    todas = re.findall(r'data-tecla="(\w)"', a_la_vista)
    assert {tecla for tecla in TECLAS if todas.count(tecla) > 1} == set()


def test_an_answer_with_a_blank_that_nothing_fills_is_refused():
    rama = RamaGuion(paso=4, dice="¿Cuánto?", responde="Vale {precio}.")

    with pytest.raises(ValidationError, match=r"\{precio\}, que no existe"):
        rama.full_clean()


@pytest.mark.parametrize("estado", [Estado.FACTIBLE, Estado.ACEPTADA])
def test_the_page_shows_them_and_opening_one_records_nothing(estado, client: Client):
    venta = venta_en(estado)
    client.force_login(venta.asesor)
    antes = Evento.objects.count()

    pagina = client.get(reverse("venta", args=[venta.pk])).content.decode()

    assert "Si dice…" in pagina and '<details name="rama">' in pagina
    assert Evento.objects.count() == antes


def test_loaded_again_what_an_administrator_wrote_stays():
    RamaGuion.objects.filter(dice="Está muy caro").update(responde="Le entiendo.")
    antes = RamaGuion.objects.count()

    cargar_ramas()

    assert RamaGuion.objects.count() == antes
    assert RamaGuion.objects.get(dice="Está muy caro").responde == "Le entiendo."


def test_every_blank_that_may_be_written_is_filled():
    valores = valores_de_la_oferta(venta_en(Estado.FACTIBLE), en_vigor("FTTH-100"))

    assert set(HUECOS) == set(valores) and all(valores.values())
