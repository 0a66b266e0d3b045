"""Step 6: what a client sends by himself takes the next place, once, and nothing of anybody's."""

import pytest

from bluecom.cuentas.acto import Acto
from documentos.models import ArchivoRecibido
from documentos.recibidos import Procedencia
from documentos.tipos import Origen
from solicitudes.models import Venta
from solicitudes.pasos.p06_documentos.servicio import recibir_de_afuera
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.documentos.imagenes import foto_carta, foto_ci
from tests.solicitudes.factories import AHORA, recibir_todo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("6.2")]


def mensaje(n: int) -> Procedencia:
    return Procedencia(Origen.WHATSAPP, "BO.A1", f"wamid.{n}", AHORA, "ci.jpg")


def llega(venta: Venta, contenido: bytes, n: int) -> ArchivoRecibido:
    return recibir_de_afuera(venta.pk, ahora=AHORA, contenido=contenido, procedencia=mensaje(n))


def test_it_takes_the_next_empty_place_and_says_where_it_came_from():
    venta = venta_en(Estado.EXPLICADA)

    llegado = llega(venta, foto_ci(), 1)

    assert llegado.tipo == "CI_ANVERSO"
    assert (llegado.canal, llegado.remitente, llegado.mensaje_id) == (
        "WHATSAPP",
        "BO.A1",
        "wamid.1",
    )
    assert (llegado.enviado_en, llegado.nombre) == (AHORA, "ci.jpg")
    assert llegado.recibido_por.username == "sistema"


def test_the_same_message_brings_its_file_once_even_after_it_was_put_aside():
    venta = venta_en(Estado.EXPLICADA)
    primero = llega(venta, foto_ci(), 1)
    ArchivoRecibido.objects.filter(pk=primero.pk).update(sustituido_en=AHORA)

    assert llega(venta, foto_ci(), 1) == primero
    assert venta.carpeta.archivos.count() == 1


def test_the_same_photo_sent_twice_stays_in_its_place():
    venta = venta_en(Estado.EXPLICADA)
    primero = llega(venta, foto_ci(), 1)

    assert llega(venta, foto_ci(), 2) == primero


def test_what_has_no_place_left_waits_in_the_tray_and_replaces_nothing():
    venta = venta_en(Estado.EXPLICADA)
    recibir_todo(venta, acto=Acto(venta.asesor, AHORA))
    antes = set(venta.carpeta.vigentes().values_list("pk", flat=True))

    sobra = llega(venta, foto_carta(variante=9), 1)

    assert sobra.tipo == "SIN_ORDENAR"
    assert antes < set(venta.carpeta.vigentes().values_list("pk", flat=True))


def test_a_sale_that_takes_nothing_in_says_so():
    venta = venta_en(Estado.DOCUMENTADA)

    with pytest.raises(TransicionInvalida):
        llega(venta, foto_carta(variante=9), 1)
