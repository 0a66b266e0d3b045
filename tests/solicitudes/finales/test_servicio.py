"""The two ends without a sale: what each leaves behind in the portfolio and in Smartflex."""

from datetime import timedelta

import pytest

from bluecom.cuentas.acto import Acto
from solicitudes.finales.servicio import anular, descartar
from solicitudes.finales.siguiente import tomar
from solicitudes.models import Tarea, Venta
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = pytest.mark.django_db


def _anular(venta: Venta) -> Venta:
    razon = motivo("ANULACION", "CLIENTE_DESISTE")
    return anular(venta.pk, acto=Acto(venta.asesor, AHORA), motivo=razon, nota="se muda")


def test_annulling_a_registered_request_owes_its_annulment_in_smartflex():
    venta = _anular(venta_en(Estado.GLOSADA))

    tarea = Tarea.objects.get(venta=venta)
    assert venta.numero_smartflex in tarea.texto
    assert (tarea.abierta_en, tarea.cerrada_en) == (AHORA, None)


def test_before_it_has_a_number_nothing_is_owed():
    _anular(venta_en(Estado.DOCUMENTADA))

    assert not Tarea.objects.exists()


def test_an_annulled_client_is_nobody_s_next_and_keeps_the_reason():
    venta = _anular(venta_en(Estado.ACEPTADA))

    assert tomar(acto=Acto(venta.asesor, AHORA)) is None
    razon = venta.razones.get()
    assert (razon.transicion, razon.motivo.codigo, razon.nota) == (
        "anular",
        "CLIENTE_DESISTE",
        "se muda",
    )


def test_a_callback_is_due_at_the_hour_that_was_said():
    venta, hora = venta_en(Estado.FACTIBLE), AHORA + timedelta(hours=3)

    descartar(
        venta.pk,
        acto=Acto(venta.asesor, AHORA),
        motivo=motivo("DESCARTE", "RELLAMADA"),
        volver_en=hora,
    )

    venta.contacto.refresh_from_db()
    assert (venta.contacto.situacion, venta.contacto.proximo_en) == ("RELLAMADA", hora)


def test_an_accepted_sale_is_annulled_and_not_discarded():
    venta = venta_en(Estado.ACEPTADA)

    with pytest.raises(TransicionInvalida):
        descartar(venta.pk, acto=Acto(venta.asesor, AHORA), motivo=motivo("DESCARTE", "NO_ACEPTA"))
