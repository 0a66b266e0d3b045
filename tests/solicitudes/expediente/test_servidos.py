"""Served, printed and checked are the same bytes, whatever the paper."""

from hashlib import sha256

import pytest
from django.test import Client

from bluecom.cuentas.acto import Acto
from bluecom.pendientes.servicios import procesar_pendientes
from documentos.servicios.tandas import PorImprimir, abrir_tanda, pedir_tanda
from solicitudes.expediente.comprobar import verificar_expediente
from solicitudes.pasos.p10_impresion.servicio import imprimir
from solicitudes.pasos.p11_entrega.servicio import proponer_entrega
from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import AHORA, papeles_listos, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("10")]


def test_every_file_that_is_served_is_known_to_the_checker():
    venta = venta_en(Estado.GLOSADA)
    yo = Acto(venta.asesor, AHORA)
    procesar_pendientes()
    imprimir(venta.pk, acto=yo)
    acta = proponer_entrega([venta.pk], acto=yo)
    procesar_pendientes()
    tipos = venta.carpeta.papeles().values_list("tipo", flat=True)
    direcciones = [f"/ventas/{venta.pk}/papeles/{tipo}/" for tipo in tipos]
    direcciones += [f"/ventas/{venta.pk}/dosier/", f"/entregas/{acta.pk}/acta/"]
    asesor = Client()
    asesor.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")

    asesor.get(f"/ventas/{venta.pk}/dosier/")  # owes it
    procesar_pendientes()
    servidos = {d: asesor.get(d).content for d in direcciones}

    assert {d: _es_suyo(venta, pdf) for d, pdf in servidos.items()} == dict.fromkeys(servidos, True)
    impresos = {p["sha256"] for c in acta.acta.datos["papel"]["carpetas"] for p in c["papeles"]}
    assert impresos <= {sha256(pdf).hexdigest() for pdf in servidos.values()}


def test_a_batch_is_known_to_the_sales_it_holds_and_to_no_other():
    venta = venta_en(Estado.GLOSADA)
    papeles_listos(venta)
    otra = venta_en(Estado.GLOSADA)
    pedidas = [PorImprimir(venta.carpeta_id)]
    tanda, _ = pedir_tanda(pedidas, acto=Acto(venta.asesor, AHORA))
    procesar_pendientes()
    tanda.refresh_from_db()

    pdf = abrir_tanda(tanda, acto=Acto(venta.asesor, AHORA))

    assert _es_suyo(venta, pdf)
    assert not _es_suyo(otra, pdf)


def _es_suyo(venta, pdf: bytes) -> bool:
    assert pdf.startswith(b"%PDF")
    return not verificar_expediente(venta.pk, pdf=pdf).piezas[-1].problema
