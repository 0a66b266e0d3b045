import csv
import io
import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from bluecom.bolivia.errores import DatoInvalido
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.models import Pendiente
from bluecom.pendientes.servicios import procesar_pendientes
from bluecom.planillas.corridas import (
    abandonar,
    confirmar,
    desistir,
    linea_alcanzada,
)
from bluecom.planillas.corridas import (
    pedir as pedir_corrida,
)
from bluecom.planillas.models import Contenido, Corrida
from bluecom.planillas.rechazos import por_corregir
from cartera.caras.cartera import CARA
from cartera.demo import archivo_demo, crear_cartera_demo
from cartera.models import Cartera, Cliente, ContactoCartera
from cartera.servicios import tomar_siguiente
from tests.cartera.factories import filas_csv
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db

BUENA = {"TELEFONO": "4251201", "NOMBRE": "Ana", "CODIGO": "C1", "CI": "5100001"}
MALA = BUENA | {"TELEFONO": "123", "NOMBRE": "=Eva", "CODIGO": "C2", "CI": "5100002"}


@pytest.fixture
def pedir(ahora):
    def _pedir(contenido, **cambios):
        datos = {"tipo": "cartera", "nombre_del_archivo": "n.csv", "nombre": "N"} | cambios
        return pedir_corrida(io.BytesIO(contenido), acto=Acto(UsuarioFactory(), ahora), **datos)

    return _pedir


@pytest.fixture
def leer(pedir):
    def _leer(contenido, **cambios):
        importacion = pedir(contenido, **cambios)
        procesar_pendientes()
        importacion.refresh_from_db()
        return importacion

    return _leer


@pytest.fixture
def cargar(leer, ahora):
    def _cargar(contenido):
        importacion = leer(contenido)
        confirmar(importacion.pk, acto=Acto(importacion.pedida_por, ahora))
        procesar_pendientes()
        importacion.refresh_from_db()
        return importacion

    return _cargar


def test_a_file_is_read_first_and_writes_nothing_until_confirmed(pedir):
    importacion = pedir(filas_csv(BUENA, MALA))
    assert (linea_alcanzada(importacion), importacion.situacion) == (0, "LEYENDO")

    procesar_pendientes()

    importacion.refresh_from_db()
    assert importacion.situacion == "POR_CONFIRMAR"
    assert importacion.conteos["nuevas"] == 1 and importacion.conteos["rechazadas"] == 1
    assert linea_alcanzada(importacion) == importacion.total
    assert not Cartera.objects.exists()


def test_what_was_confirmed_is_loaded_as_foretold_and_its_bytes_go(leer, ahora):
    importacion = leer(filas_csv(BUENA, MALA))
    anunciado = importacion.conteos
    persona = UsuarioFactory(rol="SUPERVISOR")

    for _ in range(2):
        confirmar(importacion.pk, acto=Acto(persona, ahora))
    procesar_pendientes()
    confirmar(importacion.pk, acto=Acto(persona, ahora))
    procesar_pendientes()

    importacion.refresh_from_db()
    assert (importacion.situacion, Contenido.objects.count()) == ("HECHA", 0)
    assert importacion.objeto_id == Cartera.objects.get().pk
    assert importacion.conteos == anunciado
    assert Cartera.objects.get().cargada_por == persona


def test_a_file_left_aside_is_never_loaded(leer, ahora):
    importacion = leer(filas_csv(BUENA))

    desistida = desistir(importacion.pk, ahora=ahora)

    assert (desistida.situacion, Contenido.objects.count()) == ("DESISTIDA", 0)
    with pytest.raises(DatoInvalido, match="cárguelo de nuevo"):
        confirmar(importacion.pk, acto=Acto(UsuarioFactory(), ahora))


def test_a_refusal_at_the_door_owes_nothing(pedir):
    with pytest.raises(DatoInvalido, match="columnas"):
        pedir(b"hola\n")
    assert not Corrida.objects.exists()


def test_a_refusal_by_the_worker_is_shown(leer):
    importacion = leer(filas_csv(BUENA), nombre=" ")

    assert (importacion.situacion, Contenido.objects.count()) == ("RECHAZADA", 0)
    assert "nombre" in importacion.motivo


def test_the_rows_to_put_right_are_a_file_that_can_be_imported_again(cargar):
    texto = por_corregir(cargar(filas_csv(BUENA, MALA)), list(CARA.clases)).decode("utf-8-sig")

    filas = list(csv.DictReader(io.StringIO(texto), delimiter=";"))
    assert [f["NOMBRE"] for f in filas] == ["'=Eva"]
    assert list(filas[0]) == ["MOTIVO", *BUENA]
    assert filas[0]["MOTIVO"].startswith("Línea 3: «123» no es una línea fija")
    segunda = cargar(texto.replace("123;", "4251202;", 1).encode())
    assert (segunda.conteos["nuevas"], segunda.conteos["rechazadas"]) == (1, 0)
    assert set(Cliente.objects.values_list("nombres", flat=True)) == {"Ana", "Eva"}, (
        "as if it had been right at once"
    )


def test_what_is_sent_again_as_it_was_is_refused_again_for_the_same(leer):
    largo = f'"Peña{chr(10) * 21}"'
    malas = (
        BUENA | {"NOMBRE": '"Ana'}, BUENA | {"NOMBRE": "A\0na"}, BUENA | {"NOMBRE": "x" * 2001},
        BUENA | {"TELEFONO": "=1+1"}, BUENA | {"CI": "-5", "TELEFONO": '="4251202"'},
        BUENA | {"NOMBRE": largo},
    )  # fmt: skip
    contenido, motivos = filas_csv(*malas), []
    for _ in range(2):
        corrida = leer(contenido)
        contenido = por_corregir(corrida, ["rechazada"])
        motivos.append([renglon.motivo for renglon in corrida.renglones.order_by("linea")])

    assert len(motivos[0]) == len(malas) and motivos[0] == motivos[1]
    assert not ContactoCartera.objects.exists()


def test_a_second_correction_has_one_reason_and_loses_no_cell(leer):
    filas = b"NOMBRE;MOTIVO;TELEFONO;CI\r\nEva;viejo;+591;\tCI;sobra\r\nLuz;viejo"
    corrida = leer(filas)

    texto = por_corregir(corrida, list(CARA.clases)).decode("utf-8-sig")

    sobra, falta = texto.splitlines()[1:]
    assert sobra.startswith("Línea 2: Sobra una celda") and sobra.endswith(";Eva;'+591;'\tCI;sobra")
    assert falta.startswith("Línea 3: Faltan 2 celdas") and falta.endswith(";Luz")


def test_the_command_reports_in_json(tmp_path, capsys):
    archivo = tmp_path / "cartera.csv"
    archivo.write_bytes(filas_csv(BUENA, MALA))

    call_command("importar", "cartera", archivo, "--nombre", "N", "--simular", "--json")

    informe = json.loads(capsys.readouterr().out)
    assert list(informe) == [
        "leidas", "nuevas", "actualizadas", "sin_cambios", "duplicadas", "conflictos",
        "no_elegibles", "rechazadas", "omitidas", "filas",
    ]  # fmt: skip
    assert informe["filas"][0] == {"linea": 2, "clase": "nueva", "motivo": ""}
    assert not Cartera.objects.exists()


def test_the_command_speaks_to_people(tmp_path, capsys):
    archivo = tmp_path / "cartera.csv"
    archivo.write_bytes(filas_csv(BUENA, MALA))

    call_command("importar", "cartera", archivo, "--nombre", "N")

    assert "línea 3: rechazada." in capsys.readouterr().out
    assert Cartera.objects.get().nombre == "N"


def test_the_command_is_told_where_repetitions_are_looked_for(tmp_path, capsys):
    archivo = tmp_path / "cartera.csv"
    archivo.write_bytes(filas_csv(BUENA))
    call_command("importar", "cartera", archivo, "--nombre", "N")

    call_command("importar", "cartera", archivo, "--nombre", "Otra")
    assert "Ya está por llamar en la cartera «N»." in capsys.readouterr().out
    call_command("importar", "cartera", archivo, "--nombre", "Otra", "--alcance", "CARTERA")
    assert "nuevas: 1" in capsys.readouterr().out
    with pytest.raises(CommandError, match="POR_LLAMAR, TODO, CARTERA"):
        call_command("importar", "cartera", archivo, "--nombre", "Otra", "--alcance", "X")


def test_the_commands_exit_status_tells_refused_from_wrong_usage(tmp_path):
    vacio = tmp_path / "vacio.csv"
    vacio.write_bytes(b"")

    with pytest.raises(CommandError, match="vacío") as rechazo:
        call_command("importar", "cartera", vacio, "--nombre", "N", "--json")
    with pytest.raises(CommandError, match="No se puede leer") as uso:
        call_command("importar", "cartera", tmp_path / "no_hay.csv", "--nombre", "N")
    assert (rechazo.value.returncode, uso.value.returncode) == (1, 2)


def test_the_demo_portfolio_is_clean_believable_and_loaded_once(ahora):
    supervisor = UsuarioFactory(rol="SUPERVISOR")

    cartera = crear_cartera_demo(acto=Acto(supervisor, ahora))
    assert crear_cartera_demo(acto=Acto(supervisor, ahora + timedelta(days=1))) == cartera

    assert ContactoCartera.objects.count() == 40
    assert Cliente.objects.filter(tipo="EMPRESA").count() == 1
    assert all(c.servicios_requeridos for c in ContactoCartera.objects.all())
    assert tomar_siguiente(acto=Acto(UsuarioFactory(), ahora)).orden == 2
    assert archivo_demo("Otra", 1).count(b"\r\n") == 2


def test_a_file_that_the_system_could_not_read_does_not_go_on_promising(pedir, settings):
    importacion = pedir(filas_csv(BUENA))
    settings.ARRIENDOS_PERDIDOS_MAXIMOS = 0  # as if its processes had died

    procesar_pendientes()

    importacion.refresh_from_db()
    assert importacion.situacion == "RECHAZADA"
    assert importacion.motivo.startswith("El sistema no pudo con este archivo. El proceso que lo")
    assert not Contenido.objects.exists()


def test_what_is_tried_again_is_not_refused(pedir):
    importacion = pedir(filas_csv(BUENA))

    abandonar(Pendiente.objects.get())

    importacion.refresh_from_db()
    assert importacion.situacion == "LEYENDO"
