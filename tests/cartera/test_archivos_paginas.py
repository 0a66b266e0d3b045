"""The three files by page and by command: the same report, columns asked once, rows put right."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from bluecom.archivos.caras import cara_llamada
from bluecom.bitacora.models import Evento
from bluecom.cuentas.models import Rol
from bluecom.pendientes.servicios import procesar_pendientes
from bluecom.planillas.models import Corrida
from cartera.models import CapacidadZona, ImpedimentoDicho, NoLlamar
from tests.cartera.factories import ClienteFactory
from tests.factories_cuentas import UsuarioFactory
from tests.planillas.libros import libro

pytestmark = [pytest.mark.django_db, pytest.mark.paso("2.1", "3.2", "4.1")]

COMO = "django.contrib.auth.backends.ModelBackend"
IMPEDIMENTOS = "CODIGO CLIENTE;IMPEDIMENTO;MOTIVO;FECHA\r\nA1;SI;Mora;20/11/2026\r\nA1;si;;x\r\n"
ARCHIVOS = {
    "impedimentos": IMPEDIMENTOS,
    "capacidad": "ZONA;TECNOLOGIA;CAPACIDAD;FECHA\r\nCentral;Fibra;SI;20/11/2026\r\nSur;x;SI;1\r\n",
    "no_llamar": "TELEFONO;FECHA\r\n4251234;20/11/2026\r\n12;20/11/2026\r\n",
}
HECHOS = {"impedimentos": ImpedimentoDicho, "capacidad": CapacidadZona, "no_llamar": NoLlamar}


@pytest.fixture
def supervisora(client):
    supervisora = UsuarioFactory(rol=Rol.SUPERVISOR)
    client.force_login(supervisora, backend=COMO)
    ClienteFactory(codigo="A1")
    return supervisora


def traer(client, tipo: str, contenido: bytes, nombre: str = "archivo.csv") -> Corrida:
    subido = SimpleUploadedFile(nombre, contenido)
    respuesta = client.post(reverse("traer_archivo", args=[tipo]), {"archivo": subido})
    assert respuesta.status_code == 302, respuesta.content.decode()
    procesar_pendientes()
    return Corrida.objects.first()


def hacer(client, corrida: Corrida, que: str) -> str:
    client.post(reverse(f"corrida_{que}", args=[corrida.pk]))
    procesar_pendientes()
    corrida.refresh_from_db()
    return client.get(reverse("corrida", args=[corrida.pk])).content.decode()


@pytest.mark.parametrize("tipo", ARCHIVOS)
def test_a_file_is_seen_loaded_and_undone_by_its_pages(client, supervisora, tipo):
    corrida = traer(client, tipo, ARCHIVOS[tipo].encode())
    assert (corrida.situacion, HECHOS[tipo].objects.count()) == ("POR_CONFIRMAR", 0)
    pagina = client.get(reverse("corrida", args=[corrida.pk])).content.decode()
    assert cara_llamada(tipo).verbo in pagina

    cargada = hacer(client, corrida, "confirmar")
    assert "1 fila dice" in cargada
    assert HECHOS[tipo].objects.count() == 1
    assert Evento.objects.filter(cadena=f"archivo:{corrida.pk}", tipo="cargar_archivo").exists()

    deshecha = hacer(client, corrida, "deshacer")
    assert "Deshecho el" in deshecha
    assert not (
        NoLlamar.objects.vigentes() if tipo == "no_llamar" else HECHOS[tipo].objects.all()
    ).exists()
    assert Evento.objects.filter(cadena=f"archivo:{corrida.pk}", tipo="deshacer_archivo").exists()


@pytest.mark.parametrize("tipo", ARCHIVOS)
def test_command_and_page_give_the_same_report(client, supervisora, tipo, tmp_path):
    archivo = tmp_path / "archivo.csv"
    archivo.write_bytes(ARCHIVOS[tipo].encode())
    dicho = io.StringIO()

    call_command("importar", tipo, archivo, "--simular", "--json", stdout=dicho)
    corrida = traer(client, tipo, archivo.read_bytes())

    informe = json.loads(dicho.getvalue())
    assert informe["leidas"] == 2
    assert {c: n for c, n in informe.items() if c in corrida.conteos} == corrida.conteos
    assert [fila["motivo"] for fila in informe["filas"]] == list(
        corrida.renglones.values_list("motivo", flat=True)
    )


def test_the_jefe_reads_from_which_list_a_number_comes(client, supervisora):
    hacer(client, traer(client, "no_llamar", ARCHIVOS["no_llamar"].encode()), "confirmar")
    client.force_login(UsuarioFactory(rol=Rol.JEFE_VENTAS), backend=COMO)

    pagina = client.get(reverse("no_llamar")).content.decode()

    assert "20/11/2026 · lista de archivo.csv («archivo.csv», línea 2), la cargó" in pagina


def test_what_is_put_right_keeps_its_own_reason_column(client, supervisora):
    corrida = traer(client, "impedimentos", IMPEDIMENTOS.encode())

    por_corregir = client.get(reverse("corrida_rechazos", args=[corrida.pk])).content
    arreglado = por_corregir.decode("utf-8-sig").replace(";x\r\n", ";21/11/2026\r\n")
    otra = traer(client, "impedimentos", arreglado.encode())

    assert por_corregir.decode("utf-8-sig").startswith("RECHAZO;CODIGO CLIENTE;IMPEDIMENTO;MOTIVO")
    assert (otra.conteos["nuevas"], otra.conteos["rechazadas"]) == (1, 0)


def test_an_unknown_header_is_asked_and_a_workbook_is_read_too(client, supervisora):
    ajeno = traer(client, "no_llamar", "Abonado A;Cuándo\r\n4251234;20/11/2026\r\n".encode())
    assert ajeno.situacion == "POR_RECONOCER"

    de_excel = libro(["ZONA", "TECNOLOGIA", "CAPACIDAD", "FECHA"], ["Sur", "HFC", 4, "20/11/2026"])
    assert traer(client, "capacidad", de_excel, "archivo.xlsx").conteos["nuevas"] == 1
