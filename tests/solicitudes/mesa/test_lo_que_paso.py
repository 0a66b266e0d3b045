"""After an end by a reason the page says which, what becomes of the client, and its way back."""

import pytest

from cartera.models import ContactoCartera
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from tests.cartera.factories import ContactoCarteraFactory
from tests.solicitudes.factories import motivo, venta_en

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("estado", "ambito", "codigo", "dice"),
    [
        pytest.param(
            Estado.TOMADA, "IMPEDIMENTO", "MORA",
            "Con impedimento (2.1): tiene deuda en mora. Espera: se le vuelve a ofrecer el 23/12",
            marks=pytest.mark.paso("2.1"),
        ),
        pytest.param(
            Estado.VERIFICADA, "SIN_CAPACIDAD", "SIN_RED",
            "Sin capacidad (3.2): no hay red en la zona. Espera: se le vuelve a ofrecer el 21/02",
            marks=pytest.mark.paso("3.2"),
        ),
        (Estado.FACTIBLE, "DESCARTE", "YA_TIENE",
         "Descartado: ya tiene otros servicios (1.1). No se lo vuelve a llamar"),
    ],
)  # fmt: skip
def test_the_reason_and_what_becomes_of_him_are_said_and_taken_back_by_one_key(
    estado, ambito, codigo, dice, como, una_hora_despues
):
    venta = venta_en(estado)
    ContactoCarteraFactory(asignado_a=venta.asesor)
    cliente = como(venta.asesor)
    datos = {"motivo": motivo(ambito, codigo).pk}

    pagina = cliente.post(f"/ventas/{venta.pk}/descartar/", datos, follow=True).content.decode()

    assert f"{venta.cliente}. {dice}" in pagina
    assert f'action="/ventas/{venta.pk}/deshacer/"' in pagina and 'data-tecla="z"' in pagina
    de_vuelta = cliente.post(f"/ventas/{venta.pk}/deshacer/", follow=True)
    assert f"Deshecho: {venta.cliente} sigue con usted." in de_vuelta.content.decode()
    assert Venta.objects.en_mano_de(venta.asesor).get() == venta
    assert ContactoCartera.objects.get(pk=venta.contacto_id).situacion == "EN_MANO"
