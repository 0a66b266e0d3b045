"""Steps 2 and 3: who read what, where and when; the screen as optional proof."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bluecom.cuentas.acto import Acto
from documentos.servicios import leer_original
from solicitudes.finales.servicio import descartar
from solicitudes.reglas.estados import Estado
from tests.documentos.imagenes import foto_ci
from tests.solicitudes.factories import AHORA, motivo, venta_en


@pytest.mark.paso("2.1")
@pytest.mark.django_db
def test_a_clean_check_keeps_the_screen_that_was_read(client: Client):
    venta = venta_en(Estado.TOMADA)
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")
    pantalla = foto_ci()
    paso = f"/ventas/{venta.pk}/pasos/2/"

    abierto = client.get(paso).content.decode()
    client.post(
        paso,
        {
            "servicios": venta.servicios_requeridos,
            "evidencia": SimpleUploadedFile("pantalla.jpg", pantalla),
        },
    )

    consulta = venta.verificaciones.get(paso=2)
    assert (consulta.sistema, consulta.consultado_por) == ("Smartflex", venta.asesor)
    assert leer_original(consulta.evidencia) == pantalla
    assert 'enctype="multipart/form-data"' in abierto
    hecho = client.get(paso).content.decode()
    assert reverse("foto", args=[venta.pk, consulta.evidencia_id]) in hecho


@pytest.mark.paso("2.1")
@pytest.mark.django_db
def test_a_screen_that_is_no_picture_is_refused_and_the_sale_stays(client: Client):
    venta = venta_en(Estado.TOMADA)
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")
    datos: dict[str, Any] = {
        "servicios": venta.servicios_requeridos,
        "evidencia": SimpleUploadedFile("pantalla.jpg", b"no es una imagen"),
    }

    respuesta = client.post(f"/ventas/{venta.pk}/pasos/2/", datos)

    venta.refresh_from_db()
    assert respuesta.status_code == 422
    assert venta.estado == Estado.TOMADA
    assert not venta.verificaciones.exists()


@pytest.mark.paso("3.2")
@pytest.mark.django_db
@pytest.mark.parametrize("dias", [-1, 367, 26_000])
def test_capacity_is_never_valid_until_a_day_that_cannot_be(client: Client, dias: int):
    venta = venta_en(Estado.VERIFICADA)
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")
    hasta = timezone.localdate() + timedelta(days=dias)

    respuesta = client.post(
        f"/ventas/{venta.pk}/pasos/3/",
        {"tecnologias": ["FTTH", "COBRE"], "valida_hasta": hasta.isoformat()},
    )

    assert respuesta.status_code == 422
    assert "hasta dentro de un año" in respuesta.content.decode()
    assert not venta.verificaciones.filter(paso=3).exists()


@pytest.mark.paso("3.2")
@pytest.mark.django_db
def test_no_capacity_is_recorded_as_the_answer_of_the_check():
    venta = venta_en(Estado.VERIFICADA)
    sin_red = motivo("SIN_CAPACIDAD", "SIN_RED")

    descartar(venta.pk, acto=Acto(venta.asesor, AHORA), motivo=sin_red)

    consulta = venta.verificaciones.get(paso=3)
    assert (consulta.favorable, consulta.motivo) == (False, sin_red)
