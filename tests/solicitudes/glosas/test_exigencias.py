"""Which slots no template of a row goes without (9.1)."""

import pytest

from solicitudes.glosas.exigencias import huecos_exigidos

pytestmark = pytest.mark.paso("9.1")
DEL_PASO_9 = {"ubicacion", "vivienda", "caracteristicas", "referencia", "tarifa"}


@pytest.mark.parametrize(
    ("fila", "exigidos"),
    [
        (("FTTH_GPON", "INDEPENDIENTE"), DEL_PASO_9 | {"tecnologia"}),
        (("FTTH_GPON", "AL_TELEFONO"), DEL_PASO_9 | {"tecnologia", "telefono_factura"}),
        (("TV_DTH", "INDEPENDIENTE"), DEL_PASO_9),
        (("TV_DTH", "AL_TELEFONO"), DEL_PASO_9 | {"telefono_factura"}),
        (("TEL_HSPA", "CONJUNTA"), {"tarifa", "telefono_factura"}),
        (("TEL_HSPA", "INDEPENDIENTE"), {"tarifa"}),
        (
            ("PROMOCION", "SIN_MODALIDAD"),
            {
                "promocion",
                "costo_instalacion",
                "tarifa",
                "permanencia",
                "titular_o_tercero",
                "solicitante",
            },
        ),
    ],
)
def test_a_row_asks_for_what_its_product_and_its_bill_need(fila, exigidos):
    assert set(huecos_exigidos(fila)) == exigidos
