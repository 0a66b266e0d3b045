"""The proof of a sale: every byte is the one that was stored, or it is named."""

import json
from datetime import timedelta
from hashlib import sha256
from io import StringIO
from pathlib import Path
from shutil import copytree

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone

from bluecom.bitacora.models import Evento
from bluecom.bitacora.servicios import _hash
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import CorreoSaliente
from bluecom.pendientes.servicios import procesar_pendientes
from documentos.models import ArchivoRecibido, Documento
from documentos.papel.hoja import html_de
from documentos.servicios import abrir, ejemplar, producir
from solicitudes.canales.terminos import servicio as terminos
from solicitudes.expediente.cerrar import cerrar_expediente
from solicitudes.expediente.comprobar import verificar_expediente
from solicitudes.models import Venta
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.apoyo.pdf import texto_de
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.canales.terminos.envios import visto
from tests.solicitudes.factories import AHORA, papeles_listos, venta_en

pytestmark = pytest.mark.django_db
UN_DIA = timedelta(days=1)


@pytest.fixture
def venta(tmp_path, settings):
    """Registered, with its papers made."""
    settings.CARPETA_PRIVADA = tmp_path
    venta = venta_en(Estado.GLOSADA)
    papeles_listos(venta)
    return venta


@pytest.fixture(scope="module")
def cerrada(del_modulo, tmp_path_factory):
    """Concluded by the e-mail of terms, and closed: the sale's id and the folder of its files."""
    carpeta = tmp_path_factory.mktemp("expediente")
    with override_settings(CARPETA_PRIVADA=carpeta):
        venta = venta_en(Estado.INSTALADA, canales=_carla())
        papeles_listos(venta)
        procesar_pendientes()
    return venta.pk, carpeta


@pytest.fixture
def concluida(cerrada, tmp_path, settings):
    """The closed sale, with files of its own to be tampered with."""
    venta_id, archivos = cerrada
    settings.CARPETA_PRIVADA = copytree(archivos, tmp_path / "archivos")
    venta = Venta.objects.get(pk=venta_id)
    assert venta.estado == Estado.CONCLUIDA
    return venta


def _carla():
    return UsuarioFactory(rol=Rol.CANALES_VIRTUALES, first_name="Carla", last_name="Vega")


@pytest.fixture
def canales():
    return _carla()


def cierre(venta) -> Documento:
    return venta.carpeta.papel("EXPEDIENTE")


def problemas(venta) -> str:
    return " | ".join(verificar_expediente(venta.pk).problemas)


def cambiar_un_byte(nombre: str, raiz: str) -> None:
    ruta = Path(raiz) / nombre[:2] / nombre
    contenido = bytearray(ruta.read_bytes())
    contenido[-1] ^= 1
    ruta.write_bytes(bytes(contenido))


def como_superusuario(sql: str, *valores: object) -> None:
    """What only somebody with the keys of the database could do: triggers and keys are off."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql, valores)
        cursor.execute("SET LOCAL session_replication_role = origin")


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
    with pytest.raises(CommandError, match="1 alteración"):
        call_command("verificar_expediente", venta.pk, "--json", stdout=salida)
    assert not json.loads(salida.getvalue())["integro"]


@pytest.mark.paso("11.2")
def test_a_concluded_sale_closes_itself_in_one_paper(concluida):
    dicho = texto_de(abrir(cierre(concluida)))

    contrato = concluida.carpeta.papel("CONTRATO")
    correo = CorreoSaliente.objects.get(clave=f"terminos:{concluida.pk}:1")
    for esperado in (
        "Documentación conforme Carla Vega · Entregada → Conforme",
        f"Contrato de Suministro del Servicio {contrato.codigo}",
        contrato.huella,
        " ".join(contrato.sha256[i : i + 8] for i in range(0, 64, 8)),
        correo.message_id,
        "Acta de Entrega de Documentación",
        "Anverso del C.I.",
        "Hash de cierre",
    ):
        assert esperado in dicho
    assert problemas(concluida) == ""


def test_closing_again_is_the_same_paper_until_something_is_added(concluida, canales):
    quien = Acto(canales, AHORA)
    primero = cierre(concluida)
    assert cerrar_expediente(concluida.pk, acto=quien) == primero

    terminos.marcar_rebote(concluida.pk, acto=quien, visto=visto(concluida))
    segundo = cerrar_expediente(concluida.pk, acto=quien)

    assert (segundo.version, segundo.sustituye_id) == (2, primero.pk)
    procesar_pendientes()
    assert problemas(concluida) == ""


def test_a_closing_anew_lists_the_earlier_one_and_when_the_email_came_back(concluida, canales):
    quien = Acto(canales, CorreoSaliente.objects.get().enviado_en + UN_DIA)
    terminos.marcar_rebote(concluida.pk, acto=quien, visto=visto(concluida))

    datos = cerrar_expediente(concluida.pk, acto=quien).contenido

    assert [s.n for s in datos.sucesos] == list(range(1, len(datos.sucesos) + 1))
    assert [s.que for s in datos.sucesos][-3:] == [
        "Expediente cerrado",
        "El correo rebotó",
        "Constancia de los términos",
    ]
    assert datos.correos[0].rebotado_en == quien.ahora
    html = html_de("EXPEDIENTE", cierre(concluida).datos, "v1")
    assert f"rebotó el {timezone.localtime(quien.ahora):%d/%m/%Y %H:%M}" in html


def test_only_a_concluded_sale_is_closed_and_not_by_its_asesor(concluida, venta):
    with pytest.raises(PermisoDenegado):
        cerrar_expediente(concluida.pk, acto=Acto(concluida.asesor, AHORA))
    with pytest.raises(TransicionInvalida, match="glosada"):
        cerrar_expediente(venta.pk, acto=Acto(UsuarioFactory(rol=Rol.CANALES_VIRTUALES), AHORA))


def test_closing_waits_for_every_paper(concluida, canales):
    Documento.objects.filter(tipo="TERMINOS").update(archivo="")

    with pytest.raises(TransicionInvalida, match="Todavía se prepara: Términos"):
        cerrar_expediente(concluida.pk, acto=Acto(canales, AHORA))


@pytest.mark.parametrize("tipo", ["SOLICITUD", "ACTA_INSTALACION", "TERMINOS", "EXPEDIENTE"])
def test_a_changed_byte_of_any_paper_is_named_with_its_file(concluida, settings, tipo):
    papel = concluida.carpeta.papel(tipo)
    cambiar_un_byte(papel.archivo, settings.CARPETA_PRIVADA)

    (problema,) = verificar_expediente(concluida.pk).problemas

    assert problema.startswith(f"{papel}, versión 1: ")
    assert papel.archivo in problema


def test_a_changed_byte_of_the_acta_de_entrega_is_named(concluida, settings):
    acta = concluida.entregas.get().entrega.acta
    cambiar_un_byte(acta.archivo, settings.CARPETA_PRIVADA)

    (problema,) = verificar_expediente(concluida.pk).problemas

    assert problema.startswith(f"Acta de Entrega de Documentación {acta.codigo}")
    assert acta.archivo in problema


def test_a_changed_byte_of_what_the_email_carried_is_named(concluida, settings):
    correo = CorreoSaliente.objects.get(clave=f"terminos:{concluida.pk}:1")
    cambiar_un_byte(correo.adjuntos[0]["ruta"], settings.CARPETA_PRIVADA)

    assert f"adjunto del correo {correo.message_id}" in problemas(concluida)


def test_a_changed_event_is_named(concluida):
    tercero = Evento.objects.get(cadena=concluida.cadena, n=3)
    como_superusuario("UPDATE bitacora_evento SET tipo = 'otro' WHERE id = %s", tercero.pk)

    assert f"{concluida.cadena}: el evento 3 fue alterado." in problemas(concluida)


def test_a_deleted_event_is_named_in_the_middle_and_at_the_end(concluida):
    ultimo = Evento.objects.filter(cadena=concluida.cadena).order_by("-n")[0]
    como_superusuario("DELETE FROM bitacora_evento WHERE id = %s", ultimo.pk)
    assert problemas(concluida) == f"{cierre(concluida)}: no figura así en la bitácora."

    como_superusuario("DELETE FROM bitacora_evento WHERE cadena = %s AND n = 5", concluida.cadena)
    assert f"{concluida.cadena}: falta el evento 5." in problemas(concluida)
    assert "evento 5 de la venta: figura en el Expediente" in problemas(concluida)


def test_a_whole_chain_written_anew_is_caught_by_the_closing_file(concluida):
    """Every hash of the log agrees again; the closing file keeps those that were."""
    previo = ""
    for evento in Evento.objects.filter(cadena=concluida.cadena).order_by("n"):
        evento.tipo = "concluir" if evento.tipo == "aprobar" else evento.tipo
        evento.previo = previo
        evento.hash = previo = _hash(evento)
        como_superusuario(
            "UPDATE bitacora_evento SET tipo = %s, previo = %s, hash = %s WHERE id = %s",
            *(evento.tipo, evento.previo, evento.hash, evento.pk),
        )

    assert "bitácora" not in problemas(concluida)
    assert "evento 13 de la venta: no es el que figura en el Expediente" in problemas(concluida)


@pytest.mark.parametrize("tipo", ["CONTRATO", "EXPEDIENTE"])
def test_a_changed_snapshot_is_named(concluida, tipo):
    papel = concluida.carpeta.papel(tipo)
    como_superusuario(
        "UPDATE documentos_documento SET datos = jsonb_set(datos, '{titulo}', '\"Otro\"') "
        "WHERE id = %s",
        papel.pk,
    )

    assert f"{papel}, versión 1: sus datos no son los que se emitieron." in problemas(concluida)


def test_a_snapshot_changed_with_its_huella_is_caught_by_the_closing_file(concluida):
    papel = concluida.carpeta.papel("CONTRATO")
    como_superusuario(
        "UPDATE documentos_documento SET huella = repeat('0', 16) WHERE id = %s", papel.pk
    )

    assert f"{papel}, datos: no es el que figura" in problemas(concluida)


@pytest.mark.parametrize(
    ("tabla", "de"),
    [("documentos_documento", "COMODATO"), ("documentos_archivorecibido", "CARTA")],
)
def test_a_deleted_row_is_named(concluida, tabla, de):
    modelo = Documento if tabla.endswith("documento") else ArchivoRecibido
    fila = modelo.objects.get(carpeta=concluida.carpeta, tipo=de)
    nombre = str(fila) if de == "COMODATO" else f"carta de solicitud recibido N.º {fila.pk}"
    como_superusuario(f"DELETE FROM {tabla} WHERE id = %s", fila.pk)

    assert f"{nombre}" in problemas(concluida)
    assert "figura en el Expediente de la Venta" in problemas(concluida)
    assert "ya no está" in problemas(concluida)


def test_the_closing_file_itself_cannot_be_taken_away(concluida):
    papel = cierre(concluida)
    como_superusuario("DELETE FROM documentos_documento WHERE id = %s", papel.pk)

    assert problemas(concluida) == f"{papel}: figura en la bitácora y ya no está."


def test_the_command_says_whether_a_pdf_is_of_this_sale(concluida, tmp_path):
    pdf = abrir(cierre(concluida))
    (tmp_path / "suyo.pdf").write_bytes(pdf)
    (tmp_path / "otro.pdf").write_bytes(pdf[:-1] + b"x")
    salida = StringIO()

    call_command("verificar_expediente", concluida.pk, pdf=tmp_path / "suyo.pdf", stdout=salida)
    assert f"el archivo traído es {cierre(concluida)}" in salida.getvalue()
    assert sha256(pdf).hexdigest() in salida.getvalue()

    with pytest.raises(CommandError, match="1 alteración"):
        call_command("verificar_expediente", concluida.pk, pdf=tmp_path / "otro.pdf", stdout=salida)
    with pytest.raises(CommandError, match="escriba la ruta"):
        call_command("verificar_expediente", concluida.pk, pdf=tmp_path / "no.pdf")


def test_a_contract_of_before_is_known_as_it_is_served(concluida):
    contrato = concluida.carpeta.papel("CONTRATO")
    assert not contrato.con_anexo

    hecho = verificar_expediente(concluida.pk, pdf=ejemplar(contrato))

    assert hecho.integro
    assert hecho.piezas[-1].que == f"el archivo traído es {contrato}"


@pytest.mark.paso("11.2")
def test_canales_virtuales_opens_it_and_closes_it_anew(concluida, canales):
    mostrador = Client()
    mostrador.force_login(canales, backend="django.contrib.auth.backends.ModelBackend")

    respuesta = mostrador.post(f"/ventas/{concluida.pk}/expediente/", follow=True)

    assert respuesta.content == abrir(cierre(concluida))
