"""The commands that walk sales: ``recorrido`` to its end, ``demo`` twice the same."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from bluecom.bitacora.servicios import verificar
from bluecom.cuentas.models import Usuario
from documentos.pdf import contar_paginas
from solicitudes.models import Venta


@pytest.mark.paso("11.2")
@pytest.mark.django_db
def test_recorrido_ends_concluded_with_every_paper_in_the_folder(tmp_path: Path, settings):
    settings.EMBEBIDO = True
    salida = StringIO()

    call_command("recorrido", "--json", "--salida", str(tmp_path), stdout=salida)

    hecho = json.loads(salida.getvalue())
    assert (hecho["estado"], hecho["bitacora_integra"]) == ("CONCLUIDA", True)
    assert {archivo.name for archivo in tmp_path.iterdir()} == {
        "carta_modelo.pdf",
        "solicitud.pdf",
        "contrato.pdf",
        "comodato.pdf",
        "acta_entrega.pdf",
        "acta_instalacion.pdf",
        "terminos.pdf",
        "expediente.pdf",
        "carpeta.pdf",
        "correo.txt",
    }
    assert contar_paginas((tmp_path / "solicitud.pdf").read_bytes()) == 1


@pytest.mark.django_db
def test_recorrido_is_refused_outside_the_embedded_mode(tmp_path: Path, settings):
    settings.EMBEBIDO = False

    with pytest.raises(CommandError, match="--forzar"):
        call_command("recorrido", "--salida", str(tmp_path))

    assert not Venta.objects.exists()


@pytest.mark.django_db
def test_demo_is_refused_outside_the_embedded_mode(settings):
    """Its users and passwords are in the README, two administrators among them."""
    settings.EMBEBIDO = False

    with pytest.raises(CommandError, match="modo embebido"):
        call_command("demo")

    assert not Usuario.objects.exists()


@pytest.mark.largo
@pytest.mark.django_db
def test_demo_leaves_a_believable_day_and_repeats_nothing():
    primera, segunda = StringIO(), StringIO()

    call_command("demo", "--json", stdout=primera)
    call_command("demo", "--json", stdout=segunda)

    assert json.loads(primera.getvalue()) == json.loads(segunda.getvalue())
    estados = set(Venta.objects.values_list("estado", flat=True))
    assert {"EXPLICADA", "IMPRESA", "ENTREGADA", "CONFORME"} <= estados
    assert [p for v in Venta.objects.all() for p in verificar(v.cadena)] == []
