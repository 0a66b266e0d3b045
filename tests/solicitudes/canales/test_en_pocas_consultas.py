"""The desks of Canales Virtuales ask the same of one sale and of many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import venta_en

pytestmark = pytest.mark.django_db
EN_TODAS = (Estado.GLOSADA, Estado.ENTREGADA, Estado.CONFORME, Estado.INSTALADA, Estado.CONCLUIDA)


def preguntas(navegador, url: str) -> int:
    navegador.get(url)
    with CaptureQueriesContext(connection) as hechas:
        pagina = navegador.get(url)
    assert pagina.status_code == 200
    return len(hechas)


def test_no_desk_asks_row_by_row(mostrador):
    urls = [
        *(f"/instalaciones/?de={de}" for de in ("conformes", "camino", "pasada", "instaladas")),
        *(f"/correos/?ver={ver}" for ver in ("atender", "salen", "concluidas")),
        "/recepcion/",
        "/revision/",
    ]
    for estado in EN_TODAS:
        venta_en(estado)
    con_una = {url: preguntas(mostrador, url) for url in urls}
    for estado in EN_TODAS * 2:
        venta_en(estado)

    assert {url: preguntas(mostrador, url) for url in urls} == con_una
