"""A second product of one call by keyboard alone, to its registration and its papers."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from documentos.models import Documento
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from tests.documentos.imagenes import foto_carta, foto_ci
from tests.navegador.test_venta_contada import Manos
from tests.solicitudes.factories import venta_en

TOPE = 45
FECHA_Y_NUMERO = "05052031", "70519001"


@pytest.mark.paso("4.2", "5.1", "6.3", "9.1")
def test_what_was_said_of_the_first_product_leaves_few_keys_for_the_second(entrar_como, personas):
    primera = venta_en(Estado.EXPLICADA, asesor=personas["asesora"], ahora=timezone.now())
    pagina = entrar_como(personas["asesora"])
    pagina.goto(f"/ventas/{primera.pk}/")
    manos = Manos(pagina)
    fecha, numero = FECHA_Y_NUMERO

    manos.pulsar("k")
    expect(pagina.locator("h1")).to_contain_text("¿Qué más quiere")
    pagina.wait_for_load_state()
    oferta = pagina.locator("label.oferta", has_text="TV Cable básico").locator("input")
    manos.pulsar(oferta.get_attribute("data-digito") or "", "v", "p", "Enter")
    manos.llegan_a("5")
    expect(pagina.locator("#id_informado_0")).to_be_focused()
    manos.pulsar("t", "Enter")
    manos.llegan_a("6")
    manos.pegar(foto_ci(), foto_ci("reverso"), foto_carta())
    expect(pagina.locator(".recibido img")).to_have_count(3)
    manos.pulsar("t")
    manos.estan_en("ci_clase")
    manos.pulsar("ArrowDown", "Enter")
    manos.estan_en("ci_vence")
    manos.escribir(fecha)
    manos.pulsar("Enter")
    manos.llegan_a("7")
    manos.estan_en("ciclo")
    manos.pulsar("ArrowDown", "Enter")
    manos.llegan_a("8")
    manos.pulsar("Enter")
    manos.llegan_a("9")
    manos.estan_en("numero_smartflex")
    manos.escribir(numero)
    manos.pulsar("Enter")
    manos.llegan_a("10")

    segunda = Venta.objects.get(hermana_de=primera)
    assert (segunda.estado, segunda.oferta.producto_id) == (Estado.GLOSADA, "TV_HFC")
    assert Documento.objects.filter(carpeta=segunda.carpeta_id).count() == 3
    assert primera.carpeta.faltantes() == []
    assert manos.pulsadas.total() <= TOPE
