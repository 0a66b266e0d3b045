"""The nightly looks: the log and every stored file, told to the administrators."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto, acto_del_sistema
from bluecom.cuentas.models import Rol
from bluecom.operacion.models import Revision
from bluecom.operacion.revisiones import (
    revisar_cada_minuto,
    revisar_de_noche,
    revisor_de_cada_minuto,
    revisores,
    seguidas,
)
from bluecom.pendientes.adjuntos import Adjunto
from bluecom.pendientes.correo import encolar_correo
from bluecom.pendientes.models import Aviso
from documentos.models import Carpeta
from documentos.recibidos import revisar
from documentos.servicios import guardar_archivo
from tests.documentos.imagenes import foto_ci
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def guardados(ahora, carpeta_privada):
    """A photo with its copy, and an attachment: three files."""
    carpeta, usuario = Carpeta.objects.create(creada_en=ahora), UsuarioFactory()
    recibida = revisar(foto_ci(), "CI_ANVERSO")
    guardar_archivo(carpeta.pk, "CI_ANVERSO", recibida, acto=Acto(usuario, ahora))
    encolar_correo(
        "prueba",
        para="a@b.example",
        asunto="x",
        texto="y",
        ahora=ahora,
        adjuntos=[Adjunto("contrato.pdf", "application/pdf", b"%PDF")],
    )
    rutas = [p for p in carpeta_privada.rglob("*") if p.is_file()]
    assert len(rutas) == 3
    return rutas


def hallados() -> dict[str, list[str]]:
    return {r.nombre: r.problemas for r in revisar_de_noche()}


def test_the_log_and_the_files_are_looked_at():
    assert set(revisores()) == {
        "Bitácora",
        "Archivos guardados",
        "Archivos de mensajes",
        "Firma de los informes",
        "Informes del mes",
        "Meses cerrados",
    }


def test_a_quiet_night_finds_nothing_and_tells_nobody(guardados):
    UsuarioFactory(rol=Rol.ADMINISTRADOR)

    assert hallados() == {cual: [] for cual in revisores()}
    assert not Aviso.objects.exists()


@pytest.mark.parametrize("cual", range(3))
def test_a_changed_byte_of_any_file_is_found(guardados, cual):
    cifrado = bytearray(guardados[cual].read_bytes())
    cifrado[-1] ^= 1
    guardados[cual].write_bytes(cifrado)

    (problema,) = hallados()["Archivos guardados"]

    assert guardados[cual].name in problema


def test_a_lost_file_is_found_and_the_administrators_are_told_once_a_day(guardados):
    administrador = UsuarioFactory(rol=Rol.ADMINISTRADOR)
    guardados[0].unlink()

    revisar_de_noche()
    revisar_de_noche()

    aviso = Aviso.objects.get(usuario=administrador)
    assert "Falta en el disco" in aviso.texto
    assert Revision.objects.get(nombre="Archivos guardados").problemas


def test_a_system_of_others_is_asked_each_minute_only_where_it_is_used():
    usado = [True]

    @revisor_de_cada_minuto("De prueba", si=lambda: usado[0])
    def mirar():
        yield "No responde."

    hallado = {r.nombre: r.problemas for r in revisar_cada_minuto()}
    usado[0] = False

    assert hallado == {"De prueba": ["No responde."]}
    assert "De prueba" not in seguidas() and revisar_cada_minuto() == []


def test_what_many_files_have_is_counted_past_the_first_twenty(ahora, settings, tmp_path):
    for n in range(25):
        encolar_correo(
            f"prueba:{n}",
            para="a@b.example",
            asunto="x",
            texto="y",
            ahora=ahora,
            adjuntos=[Adjunto("x.pdf", "application/pdf", b"%PDF")],
        )
    settings.CARPETA_PRIVADA = tmp_path / "otra"

    dichos = hallados()["Archivos guardados"]

    assert len(dichos) == 21
    assert dichos[-1] == "Y 5 más."


@pytest.fixture
def alterada(ahora):
    anotar("venta:7", "acto", acto=acto_del_sistema(ahora))
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("UPDATE bitacora_evento SET tipo = 'otro'")
        cursor.execute("SET session_replication_role = origin")


def test_the_command_says_that_the_log_is_whole(ahora):
    anotar("venta:7", "acto", acto=acto_del_sistema(ahora))
    salida = StringIO()

    call_command("verificar_bitacora", stdout=salida)

    assert salida.getvalue().startswith("La bitácora está entera.")


def test_the_command_names_what_was_altered_and_ends_with_one(alterada):
    salida = StringIO()

    with pytest.raises(SystemExit) as fin:
        call_command("verificar_bitacora", "--json", stdout=salida)

    assert fin.value.code == 1
    assert json.loads(salida.getvalue())["problemas"] == ["venta:7: el evento 1 fue alterado."]
