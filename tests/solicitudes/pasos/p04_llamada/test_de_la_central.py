"""4.1: beside each call, what the exchange says of it, typed by nobody."""

import pytest
from django.test import Client
from django.urls import reverse

from bluecom.cuentas.acto import Acto
from cartera.models import Llamada, LlamadaDeCentral
from solicitudes.models import Venta
from solicitudes.pasos.p04_llamada.servicio import registrar_llamada
from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("4.1")]
DICHO = "75 s contestados · 1763298000.12 · salida-201.wav"


def unida(llamada: Llamada) -> None:
    LlamadaDeCentral.objects.create(
        grupo="1763298000.12", uniqueid="1763298000.12", inicio=AHORA, fin=AHORA, segundos=75,
        numero=llamada.telefono, grabacion="salida-201.wav", llamada=llamada,
    )  # fmt: skip


def pagina(venta: Venta, cual: str) -> str:
    navegador = Client()
    navegador.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")
    return navegador.get(reverse(cual, args=[venta.pk])).content.decode()


def test_the_page_of_the_call_says_the_seconds_the_number_and_the_recording_once_they_are_known():
    venta = venta_en(Estado.FACTIBLE)
    de_quien = Acto(venta.asesor, AHORA)
    hecha = registrar_llamada(venta.pk, acto=de_quien, resultado="ACEPTA")
    antes = pagina(venta, "venta")

    unida(hecha)

    assert "Central:" not in antes
    assert DICHO in pagina(venta, "venta")


def test_the_calls_of_an_accepted_sale_too():
    venta = venta_en(Estado.EXPLICADA)

    unida(venta.llamada)

    assert DICHO in pagina(venta, "seguimiento")
