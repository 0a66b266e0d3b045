"""What may be done with a sale besides its step, by whom and in which state."""

import pytest

from bluecom.cuentas.models import Rol
from solicitudes.pasos.acciones import acciones_fin
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import venta_en

pytestmark = pytest.mark.django_db


def ofrecidas(venta, usuario) -> dict[str, str]:
    """Text → key."""
    return {accion["texto"]: accion.get("tecla", "") for accion in acciones_fin(venta, usuario)}


def test_a_client_in_hand_may_be_discarded_skipped_or_compared_with_those_before():
    venta = venta_en(Estado.TOMADA)

    suyas = ofrecidas(venta, venta.asesor)

    assert {"D", "-", ","} <= set(suyas.values())
    assert "Reasignar" not in suyas


def test_who_leads_the_floor_passes_a_sale_on_and_a_colleague_is_offered_nothing():
    venta = venta_en(Estado.DOCUMENTADA)

    assert "Reasignar" in ofrecidas(venta, UsuarioFactory(rol=Rol.SUPERVISOR))
    assert ofrecidas(venta, UsuarioFactory(rol=Rol.ASESOR)) == {}
    assert "L" in ofrecidas(venta, venta.asesor).values()


def test_what_has_ended_is_ended_no_more():
    venta = venta_en(Estado.ANULADA)

    assert not {"D", "A", "-"} & set(ofrecidas(venta, venta.asesor).values())
    assert "Reasignar" not in ofrecidas(venta, UsuarioFactory(rol=Rol.SUPERVISOR))


@pytest.mark.paso("11.2")
def test_who_records_installations_finds_them_from_the_sale():
    venta, canales = venta_en(Estado.CONCLUIDA), UsuarioFactory(rol=Rol.CANALES_VIRTUALES)

    assert "Instalación" in ofrecidas(venta, canales)
    assert "Instalación" not in ofrecidas(venta, venta.asesor)
