"""A page makes the paper it needs if it can at once; otherwise it says so and asks again."""

import pytest

from bluecom.pendientes.models import Pendiente, Situacion
from documentos.models import Documento
from documentos.papel import motor
from documentos.servicios import emitir, producir_a_tiempo
from tests.apoyo.esperar import esperar_a
from tests.documentos import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def contrato() -> Documento:
    """Owed, with general conditions that are owed too."""
    carpeta = f.crear_carpeta()
    datos, quien = f.datos_contrato(), f.crear_usuario()
    return emitir(carpeta.pk, datos, usuario=quien, ahora=f.AHORA, url=f.URL)


@pytest.fixture
def fria(monkeypatch):
    """A renderer that nobody has started."""
    impresora = motor.Impresora()
    monkeypatch.setattr(motor, "_impresora", impresora)
    yield impresora
    impresora.hijo.matar()


@pytest.mark.paso("10")
def test_with_a_warm_renderer_the_paper_is_there(contrato):
    esperar_a(lambda: motor.disponible(1), 60)

    assert producir_a_tiempo([contrato])

    assert contrato.listo
    assert Documento.objects.get(tipo="CONDICIONES").listo
    debido = Pendiente.objects.get(clave=f"documentos:producir:{contrato.pk}")
    assert debido.situacion == Situacion.HECHO


def test_without_a_budget_nothing_is_begun(contrato, settings):
    settings.SEGUNDOS_EN_LA_PAGINA = 0

    assert not producir_a_tiempo([contrato])

    assert not contrato.listo


def test_a_cold_renderer_is_started_and_not_waited_for(contrato, settings, fria):
    settings.SEGUNDOS_EN_LA_PAGINA = 0.001

    assert not producir_a_tiempo([contrato])
    assert fria.hijo.pid is not None

    esperar_a(lambda: motor.disponible(0.1), 60)
    settings.SEGUNDOS_EN_LA_PAGINA = 60
    assert producir_a_tiempo([contrato])


def test_a_paper_that_a_worker_holds_is_left_to_it(contrato):
    clave = f"documentos:producir:{contrato.pk}"
    Pendiente.objects.filter(clave=clave).update(situacion=Situacion.APARTADO)

    assert not producir_a_tiempo([contrato])

    assert not contrato.listo


def test_a_renderer_that_draws_for_another_is_not_waited_for(contrato, settings):
    settings.SEGUNDOS_EN_LA_PAGINA = 0.001

    with motor._candado:
        assert not producir_a_tiempo([contrato])
