"""Step 6 of an observed folder: only what was observed comes again (11.1)."""

import pytest

from bluecom.cuentas.acto import Acto
from documentos.tipos import TipoArchivo
from solicitudes.models import Venta
from solicitudes.pasos.p06_documentos.archivos import ordenar_archivo
from solicitudes.pasos.p06_documentos.servicio import exigir_abierto, recibir_archivo
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.documentos.imagenes import foto_ci
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.1")]


@pytest.fixture
def observada() -> Venta:
    """Its C.I. cannot be read; its letter was in order."""
    return venta_en(Estado.OBSERVADA, motivo="CI_ILEGIBLE")


@pytest.mark.parametrize(
    "tipo", [TipoArchivo.CI_ANVERSO, TipoArchivo.CI_DIGITAL, TipoArchivo.SIN_ORDENAR]
)
def test_what_was_observed_comes_again_by_whatever_kind_it_is(observada, tipo):
    exigir_abierto(observada, tipo)


@pytest.mark.parametrize("tipo", [TipoArchivo.CARTA, TipoArchivo.PODER])
def test_what_was_in_order_stays(observada, tipo):
    with pytest.raises(TransicionInvalida, match="no se observó"):
        exigir_abierto(observada, tipo)


def test_the_tray_is_no_way_round(observada):
    acto = Acto(observada.asesor, AHORA)
    suelta = recibir_archivo(observada.pk, acto=acto, contenido=foto_ci("otra"))
    assert suelta.tipo == TipoArchivo.SIN_ORDENAR

    with pytest.raises(TransicionInvalida, match="no se observó"):
        ordenar_archivo(observada.pk, suelta.pk, acto=acto, tipo=TipoArchivo.CARTA)
