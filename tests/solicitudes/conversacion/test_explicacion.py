"""Step 5 is spoken: beside each tick its words, with the figures of this sale and no others."""

from datetime import timedelta
from decimal import Decimal

import pytest

from bluecom.bolivia.dinero import bs
from bluecom.bolivia.fechas import hoy
from solicitudes.catalogo.demo.productos import PLANES
from solicitudes.conversacion.explicacion import INFORMADO, PASOS, palabras_de
from solicitudes.glosas.afirmacion import DICEN, Afirmacion
from solicitudes.models import Oferta, Suplementario
from solicitudes.reglas.control import EXPLICACION
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.glosa import por_informar
from solicitudes.reglas.guion import dichas
from solicitudes.reglas.listas import PASOS_A_SEGUIR
from tests.solicitudes.conversacion.personas import EMPRESA, TERCERA
from tests.solicitudes.factories import AHORA, venta_en
from tests.solicitudes.listas.versiones import aprobada, filas

FACTURAS = {
    "propia": {"facturacion": "PROPIA"},
    "al_telefono": {"facturacion": "AL_TELEFONO", "telefono_factura": "+59144251234"},
}


def palabras(venta):
    posibles = Suplementario.objects.para(venta.oferta.producto)
    return palabras_de(venta, [s.nombre for s in posibles])


def lo_informado(venta):
    dichas = palabras(venta)
    return {codigo: dichas[codigo] for codigo in por_informar(venta)}


def cifra(valor):
    return bs(valor) if isinstance(valor, Decimal) else str(valor).removesuffix(" (DEMO)")


@pytest.mark.django_db
@pytest.mark.paso("5.1")
@pytest.mark.parametrize("factura", FACTURAS)
@pytest.mark.parametrize(("plan", "tecnologia"), [(p[1], p[3][0]) for p in PLANES])
def test_each_tick_of_each_product_has_whole_words_with_every_figure_it_tells(
    plan, tecnologia, factura
):
    venta = venta_en(Estado.ACEPTADA, plan=plan, tecnologia=tecnologia, oferta=FACTURAS[factura])
    cifras = venta.oferta.cifras

    informado = lo_informado(venta)

    for texto in [*informado.values(), *palabras(venta).values()]:
        assert not [resto for resto in ("{", "}", "None", "DEMO") if resto in texto]
    for codigo, texto in informado.items():
        assert texto.endswith(".")
        for campo in DICEN[codigo]:
            if campo != "producto" and cifras[campo]:
                assert cifra(cifras[campo]) in texto, (codigo, campo)
            if cifras[campo] == 0:
                assert "no tiene costo" in texto
    assert ("44251234" in informado["tarifa"]) == (factura == "al_telefono")


@pytest.mark.django_db
@pytest.mark.paso("5.1")
def test_a_promotion_is_told_by_its_name_and_who_asks_for_it():
    venta = venta_en(Estado.ACEPTADA, campania="COSTO_CERO", oferta=TERCERA)

    assert lo_informado(venta)["promocion"] == (
        "Entra con la promoción «Instalación costo cero», a solicitud de Ana Paz Rocha."
    )


@pytest.mark.paso("5.1")
def test_there_are_words_for_each_thing_that_a_gloss_asserts_and_each_step_that_ships():
    assert set(INFORMADO) == set(Afirmacion)
    assert set(PASOS) == set(PASOS_A_SEGUIR)


def test_a_sentence_with_a_figure_that_is_not_known_is_not_said():
    assert dichas(["Cuesta {tarifa}.", "Es {plan}."], {"plan": "Fibra", "tarifa": ""}) == [
        "Es Fibra."
    ]


@pytest.mark.django_db
@pytest.mark.paso("5.1")
def test_the_holder_is_called_by_his_name_as_it_is_said():
    cliente = {"nombres": "ROSA", "apellido_paterno": "DE LA CRUZ", "apellido_materno": ""}
    venta = venta_en(Estado.ACEPTADA, cliente=cliente)

    dicho = palabras(venta)["ENVIO"]

    assert dicho.startswith("Por favor, Rosa de la Cruz, envíeme")
    assert "lo acredita" not in dicho


@pytest.mark.django_db
@pytest.mark.paso("5.1")
@pytest.mark.parametrize(
    ("cliente", "relacion", "representado"),
    [
        (
            {"nombres": "JUAN", "apellido_paterno": "PAZ", "apellido_materno": ""},
            "HIJO",
            "Juan Paz",
        ),
        (EMPRESA, "REPRESENTANTE", "IMPORTADORA ANDINA S.R.L."),
    ],
)
def test_who_speaks_for_another_is_called_by_the_own_name_and_asked_for_the_proof(
    cliente, relacion, representado
):
    oferta = TERCERA | {"relacion": relacion}
    venta = venta_en(Estado.ACEPTADA, cliente=cliente, oferta=oferta)

    dicho = palabras(venta)["ENVIO"]

    assert dicho.startswith("Por favor, Ana Paz Rocha, envíeme")
    assert f"Como usted firma por {representado}, envíe también" in dicho


@pytest.mark.django_db
@pytest.mark.paso("5.1")
def test_another_offer_changes_the_words():
    venta = venta_en(Estado.ACEPTADA)
    otras = venta.oferta.condiciones | {"tarifa": "179.50", "permanencia": 1}
    antes = palabras(venta)
    Oferta.objects.filter(venta=venta).update(condiciones=otras)
    venta.oferta.refresh_from_db()

    despues = palabras(venta)

    assert "Bs 149,00" in antes["tarifa"]
    assert "Bs 179,50" in despues["tarifa"]
    assert "es de 1 mes." in despues["permanencia"]


@pytest.mark.django_db
@pytest.mark.paso("5.1")
def test_a_step_that_the_administration_rewrote_has_no_words_of_another():
    items = filas(EXPLICACION, cambian={"ENVIO": "Deja una copia de su C.I. en la oficina"})
    aprobada(EXPLICACION, items, hoy(AHORA) + timedelta(days=1), ahora=AHORA)
    venta = venta_en(Estado.ACEPTADA, ahora=AHORA + timedelta(days=1))

    assert "ENVIO" not in palabras(venta)
    assert "REGISTRO" in palabras(venta)
