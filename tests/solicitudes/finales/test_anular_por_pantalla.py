"""A sale annulled by its page: it is said which, and what is still owed in Smartflex."""

import pytest

from bluecom.cuentas.models import Rol
from solicitudes.reglas.estados import Estado
from tests.apoyo.mensajes import dicho
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import motivo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.1")]


@pytest.mark.parametrize(
    ("estado", "sigue"),
    [(Estado.DOCUMENTADA, "."), (Estado.ENTREGADA, "; falta anularla en Smartflex.")],
)
def test_it_says_which_one_and_what_is_left_to_do(estado, sigue, como):
    venta = venta_en(estado)
    quien = UsuarioFactory(rol=Rol.CANALES_VIRTUALES if sigue != "." else Rol.SUPERVISOR)
    desiste = {"motivo": motivo("ANULACION", "CLIENTE_DESISTE").pk}

    respuesta = como(quien).post(f"/ventas/{venta.pk}/anular/", desiste)

    assert f"Anulada la venta {venta.pk}, de {venta.cliente}{sigue}" in dicho(respuesta)
