"""What Salud says of each part, to the monitor and to the administrator."""

from datetime import timedelta

import pytest
import time_machine
from django.db.models import F
from django.utils import timezone

from bluecom.cuentas.models import Rol
from bluecom.operacion.models import Latido, Revision
from bluecom.operacion.revisiones import CORREO, revisar_el_correo
from bluecom.operacion.salud import revisar
from bluecom.pendientes.models import Pendiente, Situacion
from tests.factories_cuentas import UsuarioFactory
from tests.operacion.conftest import RELOJ, TRABAJADOR

pytestmark = pytest.mark.usefixtures("sano")


def en_rojo() -> dict[str, str]:
    return {c.nombre: c.detalle for c in revisar(ahora=timezone.now()) if not c.bien}


def callar(nombre: str, *, minutos: float) -> None:
    Latido.objects.filter(nombre=nombre).update(visto_en=F("visto_en") - timedelta(minutes=minutos))


def test_anybody_learns_only_whether_the_system_is_well(client):
    respuesta = client.get("/salud/")

    assert (respuesta.status_code, respuesta.json()) == (200, {"estado": "ok"})


@pytest.mark.parametrize(
    ("segundos", "dicho"), [(-90, "1 min"), (30, " s del de la base"), (1, "")]
)
def test_a_machine_whose_clock_is_not_the_databases_says_by_how_much(segundos, dicho):
    with time_machine.travel(timezone.now() + timedelta(seconds=segundos)):
        hora = en_rojo().get("Hora", "")

    assert dicho in hora
    assert bool(hora) == bool(dicho)


def test_work_that_nobody_does_makes_the_system_unwell(client):
    hace_rato = timezone.now() - timedelta(minutes=6)
    Pendiente.objects.create(tipo="x", clave="x:1", creado_en=hace_rato, proximo_en=hace_rato)

    respuesta = client.get("/salud/")

    assert (respuesta.status_code, respuesta.json()) == (503, {"estado": "no ok"})


@pytest.mark.parametrize("nombre", [TRABAJADOR, RELOJ])
def test_on_an_idle_base_two_minutes_of_silence_are_red_and_named(nombre, client):
    callar(nombre, minutos=2)

    assert [n for n in en_rojo() if nombre in n]
    assert client.get("/salud/").status_code == 503


def test_one_minute_of_silence_is_not_an_alarm():
    callar(TRABAJADOR, minutos=1)

    assert en_rojo() == {}


def test_without_any_process_ever_each_kind_is_missed():
    Latido.objects.all().delete()

    assert en_rojo().keys() == {"Trabajadores", "Reloj"}


def test_a_process_that_went_for_good_is_missed_an_hour_while_another_lives():
    Latido.objects.create(nombre="celery@otra", clase="TRABAJADOR", visto_en=timezone.now())
    callar("celery@otra", minutos=30)
    assert "Trabajador celery@otra" in en_rojo()

    callar("celery@otra", minutos=31)

    assert en_rojo() == {}


def test_the_last_worker_is_missed_for_ever():
    callar(TRABAJADOR, minutos=600)

    assert f"Trabajador {TRABAJADOR}" in en_rojo()


def test_wishes_that_reach_no_worker_are_red():
    callar("recorrido", minutos=3)

    assert "Ninguna tarea llega" in en_rojo()["Del reloj a un trabajador"]


def test_a_worker_busy_with_owed_work_need_not_answer():
    callar("recorrido", minutos=3)
    ahora = timezone.now()
    Pendiente.objects.create(
        tipo="x",
        clave="x:1",
        creado_en=ahora,
        proximo_en=ahora,
        arrendado_hasta=ahora + timedelta(minutes=1),
    )

    assert en_rojo() == {}


def test_a_mail_server_that_does_not_answer_is_red(servidor_correo):
    servidor_correo.detener()
    revisar_el_correo(ahora=timezone.now())
    assert CORREO in en_rojo()

    servidor_correo.arrancar()
    revisar_el_correo(ahora=timezone.now())

    assert en_rojo() == {}


def test_what_a_night_found_is_for_people_and_not_for_the_monitor(client):
    Revision.objects.create(
        nombre="Bitácora", hecha_en=timezone.now(), problemas=["venta:7: falta el evento 3."]
    )

    (bitacora,) = (c for c in revisar(ahora=timezone.now()) if c.nombre == "Bitácora")

    assert bitacora.aviso
    assert "falta el evento 3" in bitacora.detalle
    assert client.get("/salud/").status_code == 200


def test_the_administrator_sees_the_findings_without_anybodys_address(client):
    ahora = timezone.now()
    Pendiente.objects.create(
        tipo="documentos:producir",
        clave="documentos:producir:7",
        situacion=Situacion.APARTADO,
        creado_en=ahora,
        proximo_en=ahora,
        ultimo_error="Apartar: falta alguien@correo.example",
    )
    client.force_login(UsuarioFactory(rol=Rol.ADMINISTRADOR))

    pagina = client.get("/salud/").content.decode()
    datos = client.get("/salud/?formato=json").json()

    assert "PostgreSQL" in pagina
    assert TRABAJADOR in pagina
    assert "Reponer" in pagina
    assert "correo.example" not in pagina
    assert {c["nombre"] for c in datos["comprobaciones"]} >= {"Base de datos", "Redis", CORREO}
