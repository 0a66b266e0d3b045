"""Step 7: what was typed is kept as typed last, and opens again only by its own door."""

from typing import Any

import pytest

from bluecom.cuentas.acto import Acto
from solicitudes.models import CicloFacturacion, Registro, Venta
from solicitudes.pasos.p07_registro.servicio import guardar_registro
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("7.1", "7.2")]


def guardar(venta: Venta, **cambios: Any) -> Registro:
    datos = {
        "acto": Acto(venta.asesor, AHORA),
        "tipo": "USUARIO",
        "modalidad": "ALQUILER",
        "direccion_cobro": "LA PAZ 2040",
        "ciclo": CicloFacturacion.objects.get(pk="C01"),
    }
    return guardar_registro(venta.pk, **{**datos, **cambios})


@pytest.mark.parametrize("estado", [Estado.DOCUMENTADA, Estado.OBSERVADA])
def test_typing_it_again_changes_the_same_row_and_moves_no_state(estado):
    venta = venta_en(estado)
    guardar(venta)

    registro = guardar(venta, direccion_cobro="SUCRE 12")

    assert Registro.objects.get(venta=venta) == registro
    assert registro.direccion_cobro == "SUCRE 12"
    assert Venta.objects.get(pk=venta.pk).estado == estado


def test_a_step_already_passed_is_not_typed_over_nor_by_a_colleague():
    with pytest.raises(TransicionInvalida, match="registrada"):
        guardar(venta_en(Estado.REGISTRADA))
    with pytest.raises(PermisoDenegado):
        guardar(venta_en(Estado.DOCUMENTADA), acto=Acto(UsuarioFactory(), AHORA))
