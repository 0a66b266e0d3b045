"""4.1: what comes to mind after the outcome is noted on that call, and is no second one."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from bluecom.cuentas.acto import Acto
from cartera.errores import LlamadaRechazada
from cartera.models import Llamada
from cartera.servicios import anotar_en_la_llamada
from solicitudes.finales.deshacer import deshacer
from solicitudes.pasos.p04_llamada.servicio import registrar_llamada
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("4.1")]


@pytest.fixture
def venta():
    return venta_en(Estado.FACTIBLE)


@pytest.fixture
def yo(venta):
    return Acto(venta.asesor, AHORA)


@pytest.fixture
def hecha(venta, yo) -> Llamada:
    return registrar_llamada(
        venta.pk, acto=yo, resultado="NO_ACEPTA", detalle="PRECIO", nota="Le parece caro"
    )


def test_it_is_added_to_what_was_noted_before_and_no_call_more(hecha, yo):
    anotar_en_la_llamada(hecha.pk, nota="  vive con su hija ", acto=yo)

    assert Llamada.objects.get().nota == "Le parece caro · vive con su hija"


@pytest.mark.parametrize(
    ("nota", "despues", "dice"),
    [
        ("  ", timedelta(0), "Escriba la nota"),
        ("tarde", timedelta(minutes=2, microseconds=1), "Ya pasaron dos minutos"),
    ],
)
def test_it_says_something_and_is_of_now(nota, despues, dice, hecha, yo):
    with pytest.raises(LlamadaRechazada, match=dice):
        anotar_en_la_llamada(hecha.pk, nota=nota, acto=Acto(yo.usuario, AHORA + despues))

    assert Llamada.objects.get().nota == "Le parece caro"


def test_only_who_called_adds_to_it(hecha):
    with pytest.raises(LlamadaRechazada, match="Solo quien llamó"):
        anotar_en_la_llamada(hecha.pk, nota="otra", acto=Acto(UsuarioFactory(), AHORA))


def test_after_undo_there_is_no_call_to_note_on_and_the_note_stays_where_it_was(hecha, venta, yo):
    anotar_en_la_llamada(hecha.pk, nota="vive con su hija", acto=yo)

    deshacer(venta.pk, hecha.pk, acto=yo)

    with pytest.raises(LlamadaRechazada, match="ya se deshizo"):
        anotar_en_la_llamada(hecha.pk, nota="otra", acto=yo)
    assert Llamada.objects.get().nota == "Le parece caro · vive con su hija"


def test_after_a_note_the_outcome_can_still_be_taken_back(hecha, venta, yo):
    anotar_en_la_llamada(hecha.pk, nota="vive con su hija", acto=yo)

    assert deshacer(venta.pk, hecha.pk, acto=yo).estado == Estado.FACTIBLE


def test_on_the_page_it_leads_back_to_where_one_was(venta, client: Client):
    client.force_login(venta.asesor)
    url = reverse("llamada", args=[venta.pk])
    client.post(url, {"segunda": "NO_ACEPTA.PRECIO"})
    hecha = Llamada.objects.get()

    respuesta = client.post(
        reverse("nota_llamada", args=[venta.pk, hecha.pk]), {"nota": "vive con su hija"}
    )

    assert respuesta.url == reverse("cola")
    assert "Añadir una nota" in client.get(respuesta.url).content.decode()
    assert Llamada.objects.get().nota == "vive con su hija"


def test_the_page_counts_from_the_servers_clock_and_names_the_last_attempt(venta, yo, client):
    registrar_llamada(venta.pk, acto=yo, resultado="CORTADA")
    Llamada.objects.create(
        contacto=venta.contacto,
        agente=venta.asesor,
        telefono=venta.contacto.linea,
        inicio=venta.tomada_en - timedelta(days=2),
        resultado_id="NO_CONTESTA",
        proposito="OFERTA",
        efectiva=False,
    )
    client.force_login(venta.asesor)

    pagina = client.get(venta.get_absolute_url())

    assert pagina.context["lapso"]["desde"] == AHORA
    assert "Último intento: 21/11 10:00, No contesta" in pagina.content.decode()
    (que,) = pagina.context["barra"]["faltantes"]
    assert que.startswith("Se cortó la llamada: marque el") and que.endswith("cómo terminó.")
