"""Step 6 as its page answers: everything that is missing at once, and the next client at once."""

from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from bluecom.cuentas.acto import Acto
from cartera.models import ContactoCartera
from solicitudes.models import Venta
from solicitudes.pasos.p06_documentos.recibidos import recibidos_de
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.listas import CAMPOS_OBSERVADOS, ITEMS_6_3, ITEMS_REVISION
from tests.cartera.factories import ContactoCarteraFactory
from tests.solicitudes.factories import recibir_todo, venta_en

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def venta(client):
    venta = venta_en(Estado.EXPLICADA, ahora=timezone.now() - timedelta(hours=1))
    client.force_login(venta.asesor, backend=BACKEND)
    return venta


def enviar(client, venta: Venta, **datos: str):
    return client.post(f"/ventas/{venta.pk}/pasos/6/", datos)


@pytest.mark.paso("6.2", "6.3")
def test_an_empty_step_6_says_in_one_round_all_that_it_lacks(client, venta):
    respuesta = enviar(client, venta)

    dicho = unescape(respuesta.content.decode())
    assert respuesta.status_code == 422
    assert "Copie el número del C.I." in dicho
    assert "Copie el vencimiento" in dicho
    razones = " ".join(respuesta.context["razones"])
    assert "Falta recibir: anverso del C.I." in razones
    assert all(item.nombre in razones for item in ITEMS_6_3.values() if not item.avisa)


@pytest.mark.paso("6.3")
def test_what_is_in_order_is_not_named_among_what_lacks(client, venta):
    recibir_todo(venta, acto=Acto(venta.asesor, timezone.now()))
    marcados = {f"ok_{codigo}": "on" for codigo in ITEMS_6_3}

    respuesta = enviar(client, venta, **marcados)

    assert respuesta.status_code == 422
    assert respuesta.context["razones"] == []


@pytest.mark.paso("6.3")
def test_a_folder_under_correction_may_lack_an_item_meanwhile(client):
    venta = venta_en(Estado.OBSERVADA)
    client.force_login(venta.asesor, backend=BACKEND)

    respuesta = enviar(client, venta)

    assert respuesta.status_code == 422
    assert respuesta.context["razones"] == []


@pytest.mark.paso("6.2", "1.2")
def test_asked_by_whatsapp_the_next_client_is_on_the_screen(client, venta):
    contacto = ContactoCarteraFactory(asignado_a=venta.asesor)

    respuesta = client.post(f"/ventas/{venta.pk}/pedir/")

    nueva = Venta.objects.get(contacto=contacto)
    assert respuesta.headers["Location"] == nueva.get_absolute_url()


@pytest.mark.paso("6.2")
def test_with_nobody_left_to_call_the_queue_says_so(client, venta):
    assert not ContactoCartera.objects.filter(situacion="DISPONIBLE").exists()

    respuesta = client.post(f"/ventas/{venta.pk}/pedir/", follow=True)

    dicho = unescape(respuesta.content.decode())
    assert respuesta.redirect_chain[-1][0] == "/cola/"
    assert "No quedan clientes por llamar" in dicho
    assert f"{venta.cliente.nombre_completo} espera en su cola" in dicho


@pytest.mark.paso("6.2")
def test_each_observation_of_a_file_leads_to_one_place_of_the_page(venta):
    lugares = [fila["lugar"] for fila in recibidos_de(venta)["archivos"] if fila["lugar"]]

    de_archivos = {c for item in ITEMS_REVISION.values() for c in item.campos if "archivo_" in c}
    assert sorted(lugares) == sorted(de_archivos)
    assert set(lugares) <= CAMPOS_OBSERVADOS[6].keys()
