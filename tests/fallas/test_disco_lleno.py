"""The disk is full and free again: a photo is refused in words, and then taken."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bluecom.cuentas.acto import Acto
from bluecom.pendientes.models import Pendiente
from bluecom.pendientes.servicios import procesar_pendientes
from documentos.errores import SinEspacio
from documentos.papel.motor import html_a_pdf
from documentos.recibidos import revisar
from documentos.servicios import guardar_archivo
from solicitudes.reglas.estados import Estado
from tests.apoyo.disco import sin_espacio
from tests.documentos.imagenes import foto_ci
from tests.solicitudes.factories import AHORA, papeles_listos, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("6.2")]


@pytest.fixture
def venta():
    return venta_en(Estado.EXPLICADA)


@pytest.fixture
def asesor(venta):
    cliente = Client()
    cliente.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")
    return cliente


def _subir(asesor, venta):
    foto = SimpleUploadedFile("ci.jpg", foto_ci(variante=77), content_type="image/jpeg")
    datos = {"tipo": "CI_ANVERSO", "archivo": foto}
    return asesor.post(f"/ventas/{venta.pk}/archivos/", datos, headers={"HX-Request": "true"})


def test_a_photo_on_a_full_disk_is_refused_in_words_and_taken_when_there_is_room(asesor, venta):
    with sin_espacio():
        respuesta = _subir(asesor, venta)
    assert respuesta.status_code == 422
    assert "No hay espacio en el disco" in respuesta.content.decode()
    assert not venta.carpeta.archivos.exists()

    assert _subir(asesor, venta).status_code == 200
    assert venta.carpeta.archivos.count() == 1


def test_of_a_photo_that_half_fits_nothing_stays(venta, settings, tmp_path):
    settings.CARPETA_PRIVADA = tmp_path
    recibida = revisar(foto_ci(formato="PNG"), "CI_ANVERSO")
    assert len(recibida.contenido) < len(recibida.copia)
    entre = len(recibida.contenido) + 100

    with sin_espacio(entre), pytest.raises(SinEspacio):
        guardar_archivo(venta.carpeta_id, "CI_ANVERSO", recibida, acto=Acto(venta.asesor, AHORA))

    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


@pytest.mark.paso("10.1")
@pytest.mark.parametrize("que", ["papeles/SOLICITUD", "dosier"])
def test_a_paper_on_a_full_disk_says_what_it_waits_for_and_opens_when_there_is_room(que):
    venta = venta_en(Estado.GLOSADA)
    if que == "dosier":
        papeles_listos(venta)
    cliente = Client()
    cliente.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")
    ruta = f"/ventas/{venta.pk}/{que}/"
    cliente.get(ruta)
    _calentar()

    with sin_espacio():
        procesar_pendientes()

    assert (
        "No hay espacio en el disco: sigue solo cuando haya." in cliente.get(ruta).content.decode()
    )

    Pendiente.objects.update(proximo_en=AHORA)
    procesar_pendientes()
    assert cliente.get(ruta).content.startswith(b"%PDF")


def _calentar() -> None:
    """The renderer writes its fonts as it starts, which a full disk would forbid it too."""
    html_a_pdf("<!DOCTYPE html><html lang='es'><title>x</title><p>x</p></html>")
