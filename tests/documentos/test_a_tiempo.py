"""A page says whether its papers are there; it never makes one."""

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.pendientes.servicios import atender_ahora, procesar_pendientes
from documentos.models import Documento
from documentos.servicios import emitir, por_hacer
from tests.documentos import factories as f

pytestmark = [pytest.mark.django_db, pytest.mark.paso("10")]


@pytest.fixture
def contrato() -> Documento:
    """Owed, with general conditions that are owed too."""
    carpeta = f.crear_carpeta()
    datos, quien = f.datos_contrato(), f.crear_usuario()
    return emitir(carpeta.pk, datos, acto=Acto(quien, f.AHORA), url=f.URL)


def test_a_contract_is_there_with_its_annex(contrato):
    assert por_hacer([contrato])

    procesar_pendientes()

    assert not por_hacer([contrato])
    assert Documento.objects.get(tipo="CONDICIONES").listo


def test_the_contract_s_own_row_makes_both(contrato):
    atender_ahora(f"documentos:producir:{contrato.pk}")

    assert not por_hacer([contrato])


def test_no_paper_is_nothing_to_wait_for():
    assert not por_hacer([])
