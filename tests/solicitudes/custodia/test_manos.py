"""Every hand that a folder passes through, by the acts that move it (10, 11)."""

from datetime import timedelta

import pytest

from bluecom.cuentas.acto import Acto
from solicitudes.canales.recepcion.servicio import recibir
from solicitudes.custodia.manos import la_lleva, pasar, seguir
from solicitudes.mesa.reasignar import reasignar
from solicitudes.models import Tenencia
from solicitudes.models.custodia import Paso
from solicitudes.reglas.estados import Estado
from tests.apoyo.migraciones import AntesDe
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, proponer, venta_en, venta_propuesta

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11")]
LUEGO = AHORA + timedelta(hours=2)


def _manos(venta):
    return [(t.como, t.quien, t.desde, t.hasta) for t in venta.tenencias.order_by("pk")]


def test_from_the_printer_to_who_receives(canales):
    venta = venta_propuesta()
    recibir(venta.pk, acto=Acto(canales, LUEGO))

    assert _manos(venta) == [
        (Paso.IMPRESA, venta.asesor, AHORA, LUEGO),
        (Paso.RECIBIDA, canales, LUEGO, None),
    ]


def test_who_is_given_the_sale_has_its_folder_once_he_carries_it():
    venta = venta_en(Estado.IMPRESA)
    ana, beto = venta.asesor, UsuarioFactory()
    jefa = Acto(UsuarioFactory(rol="SUPERVISOR"), AHORA)
    reasignar(venta.pk, acto=jefa, a=beto, motivo=motivo("REASIGNACION", "CARGA"))
    assert venta.tenencia_actual().quien == ana

    venta.refresh_from_db()
    proponer([venta], ahora=LUEGO)

    assert _manos(venta)[1:] == [(Paso.LLEVADA, beto, LUEGO, None)]


def test_it_stays_in_the_same_hand_however_often_it_is_said():
    venta = venta_en(Estado.IMPRESA)
    yo = Acto(venta.asesor, LUEGO)

    la_lleva(venta, acto=yo)
    for transicion in ("imprimir", "observar"):
        seguir(venta, transicion, acto=yo)

    assert len(_manos(venta)) == 1


def test_it_is_in_one_hand_at_a_time(canales):
    venta = venta_en(Estado.ENTREGADA)

    pasar(venta, acto=Acto(canales, LUEGO), como=Paso.GUARDADA, quien=canales, caja="12")

    assert str(venta.tenencia_actual()) == f"Venta {venta.pk}: caja 12"
    assert Tenencia.objects.filter(venta=venta, hasta=None).count() == 1


@pytest.mark.largo
def test_who_has_each_folder_is_read_from_what_was_recorded_before(antes_de: AntesDe):
    recibida, impresa = venta_en(Estado.ENTREGADA), venta_en(Estado.IMPRESA)
    manos = [_manos(venta) for venta in (recibida, impresa)]

    with antes_de("solicitudes", "_custodia_de_carpetas"):
        pass

    assert [_manos(venta) for venta in (recibida, impresa)] == manos
