"""The figures of an accepted offer in words, and what was noted, read back by them."""

import pytest

from bluecom.bolivia.dinero import bs
from solicitudes.conversacion.cifras import contado, factura_de, valores_de
from solicitudes.conversacion.lectura import lectura_de
from solicitudes.pasos.p05_explicacion.formulario import CAMPOS_FICHA
from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import venta_en


def test_one_is_said_in_the_singular():
    assert (contado(1, "mes", "meses"), contado(18, "mes", "meses")) == ("1 mes", "18 meses")


@pytest.mark.django_db
@pytest.mark.paso("4.2")
def test_each_value_is_the_snapshot_s_and_what_costs_nothing_says_so():
    venta = venta_en(Estado.ACEPTADA)
    snapshot = venta.oferta.snapshot

    valores = valores_de(venta)

    assert valores["tarifa"] == bs(snapshot.tarifa)
    assert valores["instalacion"] == "no tiene costo"
    assert valores["permanencia"].endswith(f"de {snapshot.permanencia} meses")
    assert factura_de(venta) == "Le llega en una factura aparte."


@pytest.mark.django_db
@pytest.mark.paso("4.2")
def test_a_bill_that_goes_to_the_line_is_told_with_its_number():
    linea = {"facturacion": "AL_TELEFONO", "telefono_factura": "+59144251234"}
    venta = venta_en(Estado.ACEPTADA, oferta=linea)

    assert "del teléfono {telefono}" in factura_de(venta)
    assert valores_de(venta)["telefono"].replace(" ", "") == "44251234"


@pytest.mark.django_db
@pytest.mark.paso("5.1")
def test_what_is_read_back_is_what_was_noted_and_nothing_that_was_not():
    venta = venta_en(Estado.ACEPTADA)
    dicho = dict.fromkeys((*CAMPOS_FICHA, "suplementarios"), "") | {
        "misma_direccion": True,
        "correo": "ana@correo.example",
        "pasar_en": "EN LA TARDE",
    }

    leido = " ".join(lectura_de(venta, dicho, []))

    assert "ana@correo.example" in leido
    assert "en la tarde" in leido.lower()
    assert venta.oferta.snapshot.plan in leido
    assert "None" not in leido


@pytest.mark.django_db
@pytest.mark.paso("5.1")
@pytest.mark.parametrize(
    ("plan", "tecnologia", "se_lee"), [("HFC-BASICO", "HFC", True), ("FTTH-50", "FIBRA", False)]
)
def test_what_each_point_costs_is_read_back_where_it_costs(plan, tecnologia, se_lee):
    venta = venta_en(Estado.ACEPTADA, plan=plan, tecnologia=tecnologia)
    dicho = dict.fromkeys((*CAMPOS_FICHA, "suplementarios"), "")

    leido = " ".join(lectura_de(venta, dicho, []))

    assert ("Cada punto que usted pida cuesta Bs 50,00." in leido) == se_lee
