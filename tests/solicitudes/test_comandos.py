"""The commands that walk sales: ``recorrido`` to its end, ``demo`` twice the same."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from bluecom.bitacora.servicios import verificar
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.models import Pendiente
from bluecom.pendientes.servicios import atender_ahora
from cartera.models import Cartera
from documentos.models import Documento
from documentos.pdf import contar_paginas
from solicitudes.models import Venta
from solicitudes.reglas.errores import PermisoDenegado
from tests.factories_cuentas import UsuarioFactory


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
    assert not Documento.objects.exclude(archivo="").exists()
    estados = set(Venta.objects.values_list("estado", flat=True))
    assert {"EXPLICADA", "GLOSADA", "DOCUMENTADA", "DESCARTADA"} <= estados
    assert [p for v in Venta.objects.all() for p in verificar(v.cadena)] == []


@pytest.mark.django_db
def test_a_demo_that_cannot_go_on_leaves_nothing_half_loaded():
    UsuarioFactory(username="asesora", rol=Rol.CANALES_VIRTUALES)

    with pytest.raises(PermisoDenegado):
        call_command("demo")

    assert not Cartera.objects.filter(nombre="Cartera DEMO").exists()
    assert not Venta.objects.exists()
    assert Usuario.objects.count() == 1


@pytest.mark.parametrize("hasta", ["EN_CAMINO", "ENTREGADA"])
@pytest.mark.django_db
def test_who_makes_the_papers_of_the_demo_goes_on_with_its_sale(hasta):
    call_command("demo", stdout=StringIO())
    debido = Pendiente.objects.filter(tipo="demo:papeles", datos__hasta=hasta).first()

    assert atender_ahora(debido.clave)

    venta = Venta.objects.get(pk=debido.objeto_id)
    assert venta.estado == ("IMPRESA" if hasta == "EN_CAMINO" else hasta)
    assert venta.entregas.exists()
