"""A page of a sale, and of its client, asks little of the database whatever was done with it."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bluecom.cuentas.acto import Acto
from documentos.tipos import TipoArchivo
from solicitudes.conversacion.pedidos import anotar_mensaje
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from tests.documentos.factories import recibir
from tests.documentos.imagenes import foto_carta
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = pytest.mark.django_db
DE_TODA_PAGINA = 4
"""Session, person, notices, menu of states: the empty page of an asesor asks them too."""
SUYAS = 10
LAS_QUE_MAS = {
    Estado.FACTIBLE: 13,
    Estado.REGISTRADA: 11,
    Estado.GLOSADA: 12,
    (Estado.OBSERVADA, 8): 14,
}
"""Step 4 reads calls, keys, offers and script; step 8 of an observed folder, also what it lacks.
Before the print, what is observed most."""
POR_HACER = [
    Estado.TOMADA,
    Estado.VERIFICADA,
    Estado.FACTIBLE,
    Estado.ACEPTADA,
    Estado.EXPLICADA,
    Estado.DOCUMENTADA,
    Estado.REGISTRADA,
    Estado.DETALLADA,
    Estado.GLOSADA,
    Estado.IMPRESA,
    Estado.ENTREGADA,
]


@pytest.fixture(autouse=True)
def diez_minutos_despues():
    with time_machine.travel(AHORA + timedelta(minutes=10), tick=False):
        yield


def preguntas(navegador, url):
    """What a page asks beside what every page does."""
    navegador.get(url)
    with CaptureQueriesContext(
        connection,
    ) as hechas:
        pagina = navegador.get(url)
    assert pagina.status_code == 200
    return len(hechas) - DE_TODA_PAGINA


@pytest.mark.parametrize("estado", POR_HACER)
def test_the_page_of_the_step_to_be_done_asks_little(como, estado):
    venta = venta_en(estado)

    cuantas = preguntas(como(venta.asesor), f"/ventas/{venta.pk}/")
    assert cuantas <= LAS_QUE_MAS.get(estado, SUYAS)


@pytest.mark.parametrize("estado", [Estado.CONCLUIDA, Estado.OBSERVADA])
def test_the_page_of_every_step_of_a_sale_asks_little(como, estado):
    venta = venta_en(estado)
    navegador = como(venta.asesor)

    hechas = {n: preguntas(navegador, f"/ventas/{venta.pk}/pasos/{n}/") for n in range(1, 12)}

    topes = {n: LAS_QUE_MAS.get((estado, n), SUYAS) for n in hechas}
    assert {n: cuantas for n, cuantas in hechas.items() if cuantas > topes[n]} == {}


def test_no_page_asks_more_of_a_sale_to_which_much_happened(como):
    venta = venta_en(Estado.EXPLICADA)
    navegador = como(venta.asesor)
    paginas = [f"/ventas/{venta.pk}/", f"/clientes/{venta.contacto.cliente_id}/"]
    antes = [preguntas(navegador, url) for url in paginas]

    for n in range(9):
        acto = Acto(venta.asesor, AHORA + timedelta(minutes=n))
        anotar_mensaje(venta.pk, acto=acto, texto=f"Mensaje {n}")
        venta.notas.create(texto=f"Nota {n}", por=venta.asesor, en=acto.ahora)
    for n in range(3):
        recibir(venta.carpeta, TipoArchivo.CARTA, foto_carta(variante=n))

    assert [preguntas(navegador, url) for url in paginas] == antes
    assert max(antes) <= SUYAS


def test_what_a_page_read_together_is_what_each_read_would_have_said(como):
    venta = venta_en(Estado.CONCLUIDA)

    pagina = como(venta.asesor).get(f"/ventas/{venta.pk}/").context

    sola = Venta.objects.get(pk=venta.pk)
    assert list(pagina["notas"]) == list(sola.notas.all())
    assert [m.pk for m in pagina["mensajes_cliente"]] == list(
        sola.mensajes.order_by("-en").values_list("pk", flat=True)[:8]
    )
    leida = pagina["venta"]
    for paso in ("ficha", "documentacion", "registro", "detalle", "glosa", "instalacion"):
        assert getattr(leida, paso) == getattr(sola, paso)
