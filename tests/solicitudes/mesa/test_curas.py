"""A newer file says that a wait is over: the clients return once, and undoing it has them wait."""

from datetime import datetime, timedelta

import pytest
import time_machine

from bluecom.bitacora.models import Evento
from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Aviso, Pendiente
from bluecom.pendientes.servicios import procesar_pendientes
from bluecom.planillas.models import Corrida
from cartera.models import ContactoCartera, Situacion, VueltaPorArchivo
from cartera.servicios import tomar_siguiente, unir
from cartera.servicios.archivos.vueltas import CURAR
from solicitudes.finales.servicio import descartar
from solicitudes.mesa.consulta_espera import en_espera_de
from solicitudes.mesa.curas import con_capacidad_ya, devolver_curados, sin_impedimento_ya
from solicitudes.mesa.espera import devolver_uno
from solicitudes.models import Venta
from solicitudes.pasos.p02_p03_consultas.respuestas import impedimentos_de, origen_de
from solicitudes.pasos.p02_p03_consultas.servicio import descartar_segun_archivo
from solicitudes.reglas.estados import Estado
from tests.cartera.archivos import deshacer_archivo, importar_archivo
from tests.cartera.factories import ClienteFactory, NoLlamarFactory
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("1.2", "2.1", "3.2")]

DESPUES = AHORA + timedelta(days=3)
"""Thursday the 26th."""
CABEZA = {
    "impedimentos": "CODIGO CLIENTE;IMPEDIMENTO;MOTIVO;FECHA",
    "capacidad": "ZONA;TECNOLOGIA;CAPACIDAD;FECHA",
}


@pytest.fixture
def jefa():
    return UsuarioFactory(rol=Rol.SUPERVISOR)


@pytest.fixture(autouse=True)
def a_esa_hora():
    with time_machine.travel(DESPUES, tick=False):
        yield


@pytest.fixture
def cargar(jefa):
    def _cargar(tipo: str, *filas: str, **como) -> Corrida:
        contenido = "\r\n".join([CABEZA[tipo], *filas]).encode("cp1252")
        corrida = importar_archivo(contenido, tipo=tipo, acto=Acto(jefa, DESPUES), **como)
        procesar_pendientes()
        corrida.refresh_from_db()
        return corrida

    return _cargar


def espera_por(ambito: str, codigo: str, *, zona: str = "Central") -> Venta:
    venta = venta_en(Estado.TOMADA if ambito == "IMPEDIMENTO" else Estado.VERIFICADA)
    descartar(venta.pk, acto=Acto(venta.asesor, AHORA), motivo=motivo(ambito, codigo))
    ContactoCartera.objects.filter(pk=venta.contacto_id).update(
        zona=zona, asignado_a=None, retenido_hasta=None
    )
    venta.contacto.refresh_from_db()
    return venta


def por_mora() -> Venta:
    return espera_por("IMPEDIMENTO", "MORA")


def sin_puertos(**como) -> Venta:
    return espera_por("SIN_CAPACIDAD", "SIN_PUERTOS", **como)


def como_esta(venta: Venta) -> tuple[str, datetime | None]:
    return ContactoCartera.objects.values_list("situacion", "proximo_en").get(pk=venta.contacto_id)


VUELVE = (Situacion.REINTENTO, DESPUES)
ESPERA = (Situacion.ESPERA, AHORA + timedelta(days=30))


def test_a_cured_client_returns_once_and_is_told_of_once(cargar, jefa):
    venta, otra = por_mora(), por_mora()

    corrida = cargar("impedimentos", f"{venta.cliente.codigo};NO;;25/11/2026")
    otra_vez = cargar("impedimentos", f"{venta.cliente.codigo};NO;;25/11/2026")

    assert (como_esta(venta), como_esta(otra)) == (VUELVE, ESPERA)
    assert (corrida.conteos["vuelven"], otra_vez.conteos.get("vuelven")) == (1, None)
    assert VueltaPorArchivo.objects.get().corrida == corrida
    aviso = Aviso.objects.get(usuario=jefa)
    assert aviso.texto.startswith("1 cliente vuelve a la cola")
    assert Evento.objects.filter(tipo="volver_a_la_cola").count() == 1


def test_who_is_not_to_be_called_returns_by_no_file_until_that_is_lifted(cargar):
    suyo, de_su_linea = por_mora(), sin_puertos()
    vetos = [
        NoLlamarFactory(cliente=suyo.cliente),
        NoLlamarFactory(cliente=None, numero=de_su_linea.contacto.linea),
    ]

    corrida = cargar("impedimentos", f"{suyo.cliente.codigo};NO;;25/11/2026")
    zona = cargar("capacidad", "Central;FIBRA;SI;25/11/2026")

    assert (como_esta(suyo), como_esta(de_su_linea)) == (ESPERA, ESPERA)
    assert not {"vuelven"} & {*corrida.conteos, *zona.conteos}
    for veto in vetos:
        veto.anulado_en = DESPUES
        veto.save()
    cargar("capacidad", "Norte;FIBRA;SI;25/11/2026")
    assert (como_esta(suyo), como_esta(de_su_linea)) == (VUELVE, VUELVE)


@pytest.mark.parametrize(
    "fila", ["{};NO;;22/11/2026", "{};NO;;23/11/2026", "{};SI;Mora;25/11/2026"]
)
def test_an_older_word_or_one_against_him_leaves_him_waiting(cargar, fila):
    venta = por_mora()

    cargar("impedimentos", fila.format(venta.cliente.codigo))

    assert como_esta(venta) == ESPERA


def test_a_file_of_the_same_day_with_an_hour_after_the_look_cures(cargar):
    venta = por_mora()

    cargar("impedimentos", f"{venta.cliente.codigo};NO;;23/11/2026 15:00")

    assert como_esta(venta) == VUELVE


def test_who_waits_by_what_a_file_said_is_cured_by_any_newer_file(cargar):
    venta = venta_en(Estado.TOMADA)
    cargar("impedimentos", f"{venta.cliente.codigo};SI;Mora;20/11/2026")
    venta.ahora = AHORA
    origen = origen_de(impedimentos_de(venta))
    descartar_segun_archivo(
        venta.pk,
        acto=Acto(venta.asesor, AHORA),
        motivo=motivo("IMPEDIMENTO", "MORA"),
        archivo=origen.clave,
    )

    cargar("impedimentos", f"{venta.cliente.codigo};NO;;22/11/2026")

    assert como_esta(venta) == VUELVE


def test_who_waits_for_capacity_is_not_returned_by_a_clean_word_on_impediments(cargar):
    venta = sin_puertos()

    cargar("impedimentos", f"{venta.cliente.codigo};NO;;25/11/2026")

    assert como_esta(venta) == ESPERA


def test_a_zone_that_got_capacity_returns_its_clients_and_no_others(cargar):
    aqui, lejos, por_otro = sin_puertos(), sin_puertos(zona="Norte"), por_mora()

    corrida = cargar("capacidad", "zona CENTRAL;FIBRA;SI;25/11/2026", "Norte;COBRE;SI;25/11/2026")

    assert (como_esta(aqui), como_esta(lejos), como_esta(por_otro)) == (VUELVE, ESPERA, ESPERA)
    assert corrida.conteos["vuelven"] == 1


def test_a_zone_that_had_capacity_when_he_was_refused_did_not_get_it(cargar):
    cargar("capacidad", "Central;FIBRA;SI;20/11/2026")
    venta = sin_puertos()

    cargar("capacidad", "Central;FIBRA;SI;25/11/2026")
    assert como_esta(venta) == ESPERA

    cargar("capacidad", "Central;FIBRA;NO;25/11/2026 09:00")
    cargar("capacidad", "Central;FIBRA;SI;26/11/2026")
    assert como_esta(venta) == VUELVE


def test_who_was_returned_by_a_person_is_not_returned_again(cargar, jefa):
    venta = por_mora()
    antes = DESPUES - timedelta(hours=1)
    devolver_uno(venta.contacto_id, acto=Acto(jefa, antes))

    cargar("impedimentos", f"{venta.cliente.codigo};NO;;25/11/2026")

    assert como_esta(venta) == (Situacion.REINTENTO, antes)
    assert not VueltaPorArchivo.objects.exists()


def test_undoing_the_file_has_whom_nobody_took_wait_again_until_his_day(cargar, jefa):
    venta = por_mora()
    corrida = cargar("impedimentos", f"{venta.cliente.codigo};NO;;25/11/2026")

    cuenta = deshacer_archivo(corrida, Acto(jefa, DESPUES))
    procesar_pendientes()

    assert cuenta == {"deshechas": 1, "quedan": 0, "esperan_de_nuevo": 1}
    assert como_esta(venta) == ESPERA


def test_undoing_the_file_leaves_whom_somebody_took(cargar, jefa):
    venta = por_mora()
    corrida = cargar("impedimentos", f"{venta.cliente.codigo};NO;;25/11/2026")
    asesor = UsuarioFactory()
    tomado = tomar_siguiente(acto=Acto(asesor, DESPUES))
    assert tomado.pk == venta.contacto_id

    deshacer_archivo(corrida, Acto(jefa, DESPUES))

    assert como_esta(venta)[0] == Situacion.EN_MANO


def test_undoing_one_of_two_files_that_cure_him_leaves_him_returned_by_the_other(cargar, jefa):
    venta = por_mora()
    primera = cargar("impedimentos", f"{venta.cliente.codigo};NO;;24/11/2026")
    segunda = cargar("impedimentos", f"{venta.cliente.codigo};NO;;25/11/2026")

    deshacer_archivo(primera, Acto(jefa, DESPUES))
    procesar_pendientes()

    assert como_esta(venta) == VUELVE
    assert VueltaPorArchivo.objects.get().corrida == segunda


@pytest.mark.paso("1.1")
def test_who_waits_under_one_of_two_joined_names_is_cured_by_what_was_said_of_the_other(
    cargar, jefa
):
    venta, otro = por_mora(), ClienteFactory(codigo="OTRO")
    unir(
        venta.cliente.pk,
        otro.pk,
        elegidos={"nombre": "uno", "ci": "uno", "codigo": "uno"},
        razon="Lo dijo",
        acto=Acto(jefa, DESPUES),
    )

    cargar("impedimentos", "OTRO;NO;;25/11/2026")

    assert como_esta(venta) == VUELVE


@pytest.mark.parametrize("tipo", ["impedimentos", "capacidad"])
@pytest.mark.parametrize("al_reves", [False, True])
def test_whom_two_files_cure_waits_again_once_both_are_undone(cargar, jefa, tipo, al_reves):
    venta = por_mora() if tipo == "impedimentos" else sin_puertos()
    suyo = ContactoCartera.objects.get(pk=venta.contacto_id).proximo_en
    de_el = f"{venta.cliente.codigo};NO;" if tipo == "impedimentos" else "Central;FIBRA;SI"
    primera = cargar(tipo, f"{de_el};25/11/2026")
    segunda = cargar(tipo, f"{de_el};25/11/2026", f"{de_el};24/11/2026")
    assert como_esta(venta) == VUELVE

    primero, despues = (segunda, primera) if al_reves else (primera, segunda)
    deshacer_archivo(primero, Acto(jefa, DESPUES))
    procesar_pendientes()
    assert como_esta(venta) == VUELVE
    assert VueltaPorArchivo.objects.get().corrida == despues

    deshacer_archivo(despues, Acto(jefa, DESPUES))
    procesar_pendientes()
    assert como_esta(venta) == ESPERA
    assert ContactoCartera.objects.get(pk=venta.contacto_id).proximo_en == suyo


def test_who_was_taken_meanwhile_is_left_to_whoever_has_him(cargar, jefa):
    venta = por_mora()
    fila = f"{venta.cliente.codigo};NO;"
    primera = cargar("impedimentos", f"{fila};25/11/2026")
    segunda = cargar("impedimentos", f"{fila};25/11/2026", f"{fila};24/11/2026")
    tomado = tomar_siguiente(acto=Acto(venta.asesor, DESPUES))

    for corrida in (primera, segunda):
        deshacer_archivo(corrida, Acto(jefa, DESPUES))
        procesar_pendientes()

    assert tomado is not None and tomado.pk == venta.contacto_id
    assert ContactoCartera.objects.get(pk=tomado.pk).situacion == Situacion.EN_MANO


@pytest.mark.paso("1.1")
def test_a_join_of_two_records_cures_at_once_whom_a_file_spoke_of_under_the_other_name(
    cargar, jefa
):
    venta, otro = por_mora(), ClienteFactory(codigo="OTRO")
    cargar("impedimentos", "OTRO;NO;;25/11/2026")
    assert como_esta(venta) == ESPERA

    unir(
        venta.cliente.pk,
        otro.pk,
        elegidos={"nombre": "uno", "ci": "uno", "codigo": "uno"},
        razon="Lo dijo",
        acto=Acto(jefa, DESPUES),
    )
    procesar_pendientes()

    assert como_esta(venta) == VUELVE


def test_a_file_of_the_practice_world_returns_no_real_client(cargar):
    venta = sin_puertos()

    cargar("capacidad", "Central;FIBRA;SI;25/11/2026", de_prueba=True)

    assert como_esta(venta) == ESPERA
    assert con_capacidad_ya(DESPUES, de_prueba=False) == []
    assert sin_impedimento_ya(DESPUES, de_prueba=True) == []


def test_looking_again_at_who_waits_finds_nobody_else(cargar):
    venta, otra = por_mora(), por_mora()
    assert en_espera_de(DESPUES, de_prueba=False).count() == 2
    cargar("impedimentos", f"{venta.cliente.codigo};NO;;25/11/2026")

    devolver_curados(Pendiente.objects.get(tipo=CURAR))

    assert [c.pk for c in en_espera_de(DESPUES, de_prueba=False)] == [otra.contacto_id]
    assert Aviso.objects.count() == 1


def test_a_file_that_was_loaded_says_the_day_in_la_paz(cargar):
    venta = por_mora()
    cargar("impedimentos", f"{venta.cliente.codigo};NO;;25/11/2026")

    assert venta.cliente.impedimentos.get().dicho_en == datetime(2026, 11, 25, tzinfo=LA_PAZ)
