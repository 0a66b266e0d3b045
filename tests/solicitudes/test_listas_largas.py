"""Every list of the day reads its page by an index, however much was done before."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bluecom.cuentas.models import Rol, Usuario
from bluecom.interfaz.por_marca import marca_de
from bluecom.plazos.models import Plazo
from cartera.models import Cliente, ContactoCartera
from documentos.models import Carpeta
from solicitudes.models import CarpetaEntregada, Instalacion, Oferta, Venta
from solicitudes.reglas.estados import Estado
from tests.apoyo.planes import como_si_hubiera, enteras
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, venta_en

CRECEN = (
    Venta, Plazo, Instalacion, CarpetaEntregada, Carpeta, Oferta, ContactoCartera, Cliente,
)  # fmt: skip
TANTAS, PERSONAS = 100_000, 2_000
_TRAS = marca_de(AHORA + timedelta(days=9), 7)
LISTAS = (
    (Rol.JEFE_VENTAS, "/ventas/"),
    (Rol.JEFE_VENTAS, f"/ventas/?antes={_TRAS}"),
    (Rol.JEFE_VENTAS, "/ventas/?estado=CONCLUIDA"),
    (Rol.ASESOR, "/ventas/"),
    (Rol.ASESOR, "/cola/"),
    (Rol.CANALES_VIRTUALES, "/recepcion/"),
    (Rol.CANALES_VIRTUALES, "/revision/"),
    (Rol.CANALES_VIRTUALES, "/instalaciones/"),
    (Rol.CANALES_VIRTUALES, "/instalaciones/?de=camino"),
    (Rol.CANALES_VIRTUALES, "/instalaciones/?de=instaladas"),
    (Rol.CANALES_VIRTUALES, f"/instalaciones/?de=instaladas&antes={_TRAS}"),
    (Rol.CANALES_VIRTUALES, "/correos/"),
    (Rol.CANALES_VIRTUALES, "/correos/?ver=concluidas"),
    (Rol.CANALES_VIRTUALES, f"/correos/?ver=concluidas&antes={_TRAS}"),
)


@pytest.fixture(scope="module", autouse=True)
def ventas(del_modulo):
    return [venta_en(estado) for estado in (Estado.IMPRESA, Estado.ENTREGADA, Estado.CONCLUIDA)]


@pytest.mark.django_db
@pytest.mark.parametrize(("rol", "ruta"), LISTAS)
def test_no_list_reads_from_end_to_end_nor_holds_at_once_what_grows(como, rol, ruta):
    navegador = como(UsuarioFactory(rol=rol))
    como_si_hubiera(TANTAS, CRECEN)
    como_si_hubiera(PERSONAS, [Usuario])

    with CaptureQueriesContext(connection) as hechas:
        assert navegador.get(ruta).status_code == 200

    halladas = [enteras(una["sql"], CRECEN, muchas=TANTAS // 10) for una in hechas]
    assert not any(halladas), halladas


def test_what_a_sale_may_not_have_is_asked_by_the_name_that_answers_nothing():
    """Of a name that raises, a template looks through all that a sale is: for each line."""
    unicas = "|".join(una.name for una in Venta._meta.related_objects if una.one_to_one)
    que_falla = re.compile(rf"\bventa\.({unicas})\b")
    plantillas = (settings.BASE_DIR / "templates").rglob("*.html")

    assert [una.name for una in plantillas if que_falla.search(una.read_text())] == []
