"""The deadlines that were columns of the sale become rows, and go back, with nothing lost."""

from datetime import timedelta

import pytest

from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Aviso
from bluecom.plazos.barrido import barrer
from bluecom.plazos.models import Plazo
from bluecom.plazos.servicios import recomputado
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, venta_en

UN_DIA = timedelta(days=1)


@pytest.mark.paso("10.1", "11.1")
def test_what_ran_or_was_met_as_a_column_is_the_same_as_a_row(antes_de):
    supervisora = UsuarioFactory(rol=Rol.SUPERVISOR)
    impresa, recibida, devuelta = map(
        venta_en, (Estado.IMPRESA, Estado.ENTREGADA, Estado.OBSERVADA)
    )
    barrer(ahora=impresa.vence_en - timedelta(hours=1))

    with antes_de("solicitudes", "_plazos_en_filas") as antigua:
        ventas = antigua.get_model("solicitudes", "Venta").objects.all()
        columnas = {v.pk: (v.vence_en, v.subsanar_hasta) for v in ventas}
        assert Aviso.objects.filter(clave=f"plazo:previo:{impresa.pk}").count() == 1

    assert columnas[impresa.pk] == (AHORA + UN_DIA, None)
    assert columnas[devuelta.pk] == (AHORA + UN_DIA, AHORA + UN_DIA)
    ahora = {v.pk: (v.vence_en, v.subsanar_hasta) for v in Venta.objects.all()}
    assert ahora == columnas
    assert all(recomputado(p) == p.vence_en for p in Plazo.objects.select_related("politica"))
    entregada = Venta.objects.get(pk=recibida.pk)
    assert entregada.plazo_entrega.cumplido_en == entregada.entregada_en
    assert entregada.plazo_entrega.cumplido_por.rol == Rol.CANALES_VIRTUALES

    (otra_vez,) = barrer(ahora=impresa.vence_en - timedelta(minutes=59))
    assert "corregida" in otra_vez  # columns of a correction had told nothing
    barrer(ahora=impresa.vence_en + timedelta(minutes=1))
    assert Aviso.objects.filter(usuario=supervisora, texto__startswith="Venció").count() == 2
