"""Step 11.1: the queue and the folder ask little, with one folder or with many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bluecom.cuentas.acto import Acto
from solicitudes.canales.revision import servicio
from solicitudes.canales.revision.consulta_mesa import POR_PAGINA
from solicitudes.canales.revision.toma import tomar
from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import AHORA, mirar, motivo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.1")]
DE_TODA_PAGINA = 4
"""Session, person, notices, menu: the empty page asks them too."""
SUYAS = 10


def preguntas(navegador, url: str) -> int:
    navegador.get(url)
    with CaptureQueriesContext(connection) as hechas:
        assert navegador.get(url).status_code == 200
    return len(hechas)


def test_the_page_of_a_folder_asks_little_and_the_same_with_more_on_it(mostrador, canales):
    venta = venta_en(Estado.ENTREGADA)
    yo = Acto(canales, AHORA)
    limpia = preguntas(mostrador, f"/revision/{venta.pk}/")
    mirar(venta, yo)
    for item, codigo in (("CARTA", "CARTA_SIN_FIRMA"), ("CI", "CI_VENCIDO")):
        razon = motivo("OBSERVACION", codigo)
        servicio.anotar_observacion(venta.pk, acto=yo, item=item, motivo=razon)

    observada = preguntas(mostrador, f"/revision/{venta.pk}/")

    assert limpia <= DE_TODA_PAGINA + SUYAS
    assert observada <= limpia


def test_the_queue_asks_the_same_of_one_folder_and_of_many_and_shows_a_page(mostrador, canales):
    venta_en(Estado.ENTREGADA)
    una = preguntas(mostrador, "/revision/")
    for _ in range(3):
        tomar(venta_en(Estado.ENTREGADA).pk, acto=Acto(canales, AHORA))

    assert preguntas(mostrador, "/revision/") == una
    assert mostrador.get("/revision/").context["pagina"].por_hoja == POR_PAGINA
