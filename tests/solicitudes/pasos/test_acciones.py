"""What may be done with a sale besides its step, by whom and in which state."""

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from solicitudes.pasos.acciones import acciones_fin, de_quien_acepta
from solicitudes.pasos.p04_llamada.servicio import registrar_llamada
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, venta_en

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


@pytest.mark.paso("11.1")
@pytest.mark.parametrize(
    ("estado", "lleva"),
    [(Estado.IMPRESA, False), (Estado.ENTREGADA, True), (Estado.CONFORME, True)],
)
def test_who_reviews_goes_from_the_sale_to_its_review(estado, lleva):
    venta = venta_en(estado)

    de_canales = ofrecidas(venta, UsuarioFactory(rol=Rol.CANALES_VIRTUALES))

    assert ("Revisión" in de_canales) is lleva
    assert "Revisión" not in ofrecidas(venta, venta.asesor)


@pytest.mark.paso("4.2")
@pytest.mark.parametrize(("resultado", "se_ofrece"), [("CORTADA", True), ("ACEPTA", False)])
def test_after_a_yes_the_bar_offers_his_acceptance_and_no_other_end(resultado, se_ofrece, client):
    venta = venta_en(Estado.FACTIBLE)
    registrar_llamada(venta.pk, acto=Acto(venta.asesor, AHORA), resultado=resultado)
    client.force_login(venta.asesor)

    pagina = client.get(venta.get_absolute_url())

    ofrecidas = {accion["texto"] for accion in pagina.context["acciones_fin"]}
    assert ({"Descartar", "Saltar"} <= ofrecidas) is se_ofrece
    assert "Anteriores" in ofrecidas
    assert ("Terminar sin venta, con un motivo" in pagina.content.decode()) is not se_ofrece


def test_what_is_left_of_the_bar_is_all_but_the_ends_without_a_call():
    venta = venta_en(Estado.TOMADA)
    todas = acciones_fin(venta, venta.asesor)

    quedan = de_quien_acepta(todas)

    assert [a for a in todas if a not in quedan] == [
        a for a in todas if a.get("tecla") in ("D", "-")
    ]


@pytest.mark.paso("11.2")
def test_who_records_installations_finds_them_from_the_sale():
    venta, canales = venta_en(Estado.CONCLUIDA), UsuarioFactory(rol=Rol.CANALES_VIRTUALES)

    assert "Instalación" in ofrecidas(venta, canales)
    assert "Instalación" not in ofrecidas(venta, venta.asesor)
