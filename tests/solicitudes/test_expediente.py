"""The proof file of a sale: every byte is the one that was stored, or it is named."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from documentos.models import Documento
from documentos.servicios import producir
from solicitudes.estados import Estado
from solicitudes.servicios.expediente import verificar_expediente
from tests.solicitudes.factories import papeles_listos, venta_en

pytestmark = pytest.mark.django_db


@pytest.fixture
def venta(tmp_path, settings):
    settings.CARPETA_PRIVADA = tmp_path
    venta = venta_en(Estado.GLOSADA)
    papeles_listos(venta)
    return venta


def cambiar_un_byte(nombre: str, raiz: str) -> None:
    ruta = Path(raiz) / nombre[:2] / nombre
    contenido = bytearray(ruta.read_bytes())
    contenido[-1] ^= 1
    ruta.write_bytes(bytes(contenido))


def test_an_untouched_sale_is_whole(venta):
    expediente = verificar_expediente(venta.pk)

    assert expediente.integro
    assert expediente.eventos > 0
    assert len(expediente.piezas) > 3


def test_a_changed_byte_of_a_paper_is_named(venta, settings):
    contrato = venta.carpeta.papel("CONTRATO")
    cambiar_un_byte(contrato.archivo, settings.CARPETA_PRIVADA)

    (problema,) = verificar_expediente(venta.pk).problemas

    assert contrato.codigo in problema
    assert "alterado" in problema


def test_a_changed_byte_of_the_general_conditions_is_named(venta, settings):
    anexo = producir(Documento.objects.get(tipo="CONDICIONES").pk)
    cambiar_un_byte(anexo.archivo, settings.CARPETA_PRIVADA)

    assert "Condiciones Generales" in verificar_expediente(venta.pk).problemas[0]


def test_a_changed_photo_is_named(venta, settings):
    cambiar_un_byte(venta.carpeta.archivo("CI_ANVERSO").original, settings.CARPETA_PRIVADA)

    (problema,) = verificar_expediente(venta.pk).problemas

    assert problema.startswith("anverso del C.I.")


def test_the_command_answers_people_and_programs(venta, settings):
    salida = StringIO()
    call_command("verificar_expediente", venta.pk, stdout=salida)
    assert "El expediente está íntegro." in salida.getvalue()

    cambiar_un_byte(venta.carpeta.papel("SOLICITUD").archivo, settings.CARPETA_PRIVADA)
    salida = StringIO()
    with pytest.raises(CommandError, match="1 alteraci"):
        call_command("verificar_expediente", venta.pk, "--json", stdout=salida)
    assert not json.loads(salida.getvalue())["integro"]
