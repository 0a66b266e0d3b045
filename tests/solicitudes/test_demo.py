"""The demonstration is a floor as one meets it: some refuse, and letter and papers agree."""

from collections import Counter
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from bluecom.bolivia.fechas import LA_PAZ, hoy
from bluecom.management.demo import DIAS, PERDIDAS
from bluecom.management.jornada import DOMINGO
from bluecom.presencia.models import Intervalo
from cartera.models import Llamada
from documentos.models import Documento
from solicitudes import direcciones
from solicitudes.direcciones.texto import canonica
from solicitudes.models import CondicionComercial, Motivo, Plan, Venta

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demo(del_modulo):
    """Loaded once; each test finds it untouched."""
    call_command("demo", stdout=StringIO())


@pytest.mark.paso("4.1")
def test_some_clients_refuse_and_some_cannot_be_served(demo):
    por_llamada = [(por, que) for por, que, _ in PERDIDAS if por not in Motivo.DE_DESCARTE]
    por_motivo = [(por, que) for por, que, _ in PERDIDAS if por in Motivo.DE_DESCARTE]

    llamadas = Llamada.objects.filter(venta=False).select_related("resultado", "detalle")
    sin_venta = [(c.resultado.codigo, c.detalle.codigo if c.detalle else "") for c in llamadas]
    perdidas = Venta.objects.filter(estado="DESCARTADA")
    razones = perdidas.filter(llamada=None).values_list(
        "razones__motivo__ambito", "razones__motivo__codigo"
    )

    assert Counter(sin_venta) == Counter(por_llamada)
    assert Counter(razones) == Counter(por_motivo)
    assert perdidas.count() == len(PERDIDAS)


def test_nobody_is_left_in_a_state_that_he_began_weeks_ago(demo):
    duraciones = [uno.hasta - uno.desde for uno in Intervalo.objects.all()]

    assert len(duraciones) == len(DIAS) + len(PERDIDAS)
    assert max(duraciones) < timedelta(hours=2)


def test_every_call_is_made_in_working_hours(demo):
    horas = {
        timezone.localtime(inicio, LA_PAZ)
        for inicio in Llamada.objects.values_list("inicio", flat=True)
    }

    assert horas
    assert {h for h in horas if h.weekday() == DOMINGO or not 8 <= h.hour < 19} == set()


def test_no_plan_is_offered_twice_at_one_price_nor_called_as_who_has_it(demo):
    rigen = CondicionComercial.objects.vigentes(hoy(timezone.now()))
    ofrecidas = Counter(rigen.values_list("plan__codigo", "tarifa", "costo_instalacion"))

    assert set(ofrecidas.values()) == {1}
    assert not Plan.objects.filter(nombre__icontains="usuario").exists()


@pytest.mark.paso("6.2", "8.1")
def test_the_letter_and_the_papers_of_each_sale_name_the_same_address(demo):
    comparadas = 0
    for solicitud in Documento.objects.filter(tipo="SOLICITUD").select_related("carpeta"):
        carta = solicitud.carpeta.papel("CARTA_MODELO")
        dice, escrita = (p.datos["papel"]["instalacion"] for p in (carta, solicitud))
        leida = direcciones.normalizar(dice["linea"]).direccion
        if leida is not None:
            assert escrita["linea"] == leida.linea
        else:
            assert canonica(dice["linea"]) in canonica(escrita["observaciones"])
        comparadas += 1
    assert comparadas
