"""A call that could be of several records is of the one that the Jefe chooses (4.1)."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from bluecom.bitacora.models import Evento
from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acto import Acto, acto_del_sistema
from bluecom.cuentas.models import Rol
from bluecom.rechazo import Rechazo
from cartera.models import Llamada, LlamadaDeCentral
from indicadores.consultas import filas
from indicadores.conversaciones.cruzar import cruzar
from indicadores.conversaciones.decidir import exigir_quien_y_razon
from indicadores.conversaciones.elegir import elegir_registro, registros_posibles
from indicadores.conversaciones.emparejar import DeAsesor, DeCentral, emparejar, posibles
from indicadores.models import Cruce, RegistroElegido
from solicitudes.reglas.estados import Estado
from tests.cartera import cdr
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f

pytestmark = [pytest.mark.django_db, pytest.mark.paso("4.1", "III.2")]
DIA = datetime(2026, 11, 16, 9, 0, tzinfo=LA_PAZ)
FIN = datetime(2026, 11, 30, 23, 0, tzinfo=LA_PAZ)
MINUTO = timedelta(minutes=1)


def cargar(tramos):
    return cdr.importar(cdr.como_csv(tramos), acto=acto_del_sistema(FIN))


def detras():
    return list(filas("2026-11", "efectivas", ahora=FIN, filtros={}).consulta)


@pytest.fixture
def jefe():
    return Acto(UsuarioFactory(rol=Rol.JEFE_VENTAS), FIN)


@pytest.fixture
def empate():
    """A call, and a record three minutes before it and another three minutes after."""
    venta = f.venta(tomada_en=DIA - 5 * MINUTO, estado=Estado.FACTIBLE)
    suyo = {"contacto": venta.contacto, "agente": venta.asesor}
    antes = f.llamada(DIA - 3 * MINUTO, "NO_CONTESTA", **suyo)
    despues = f.llamada(DIA + 4 * MINUTO, "NO_CONTESTA", **suyo)
    assert antes.telefono == despues.telefono
    tramos = cdr.saliente(DIA, antes.telefono, 60, duration=60)
    cargar(tramos)
    return LlamadaDeCentral.objects.get(), antes, despues


def test_what_was_chosen_is_a_pair_and_the_rest_is_told_without_it():
    uno, otro = (DeCentral(n, "1", DIA, DIA, contestada=True) for n in (1, 2))
    registros = [DeAsesor(n, "1", DIA, True, 5) for n in (11, 12)]

    def margen(_: datetime) -> timedelta:
        return MINUTO

    assert emparejar([uno, otro], registros, margen).empatadas == {1, 2}
    assert emparejar([uno, otro], registros, margen, {1: 12}).pares == {1: 12, 2: 11}
    assert emparejar([uno], registros, margen, {1: 99}).pares == {}
    assert posibles(uno, registros, margen) == [11, 12]


def test_a_tie_is_of_the_record_that_is_chosen_however_often_it_is_looked_at(empate, jefe):
    central, antes, despues = empate
    assert central.llamada is None
    assert {r.pk for r in registros_posibles(central)} == {antes.pk, despues.pk}

    elegir_registro(central.pk, llamada_id=despues.pk, razon="Lo dijo el asesor", acto=jefe)
    cruzar({central.numero})

    central.refresh_from_db()
    assert central.llamada == despues
    assert [(fila.llamada, fila.regla) for fila in detras()] == [(despues, "segundos")]
    assert not Cruce.objects.get().empate
    evento = Evento.objects.get(tipo="elegir_registro")
    assert evento.datos["llamada"] == despues.pk
    assert "asesor" not in str(evento.datos)


def test_it_is_chosen_again_and_the_last_one_holds(empate, jefe):
    central, antes, despues = empate
    for registro in (despues, antes):
        elegir_registro(central.pk, llamada_id=registro.pk, razon="Lo dijo", acto=jefe)

    central.refresh_from_db()
    assert central.llamada == antes
    assert RegistroElegido.objects.count() == 1


def test_a_record_that_is_taken_back_leaves_the_call_to_the_other(empate, jefe):
    central, antes, despues = empate
    elegir_registro(central.pk, llamada_id=despues.pk, razon="Lo dijo", acto=jefe)
    Llamada.objects.filter(pk=despues.pk).update(anulada_en=FIN)

    cruzar({central.numero})

    central.refresh_from_db()
    assert central.llamada == antes


def test_what_was_chosen_outlives_the_file_and_the_late_leg_that_tells_its_linkedid(empate, jefe):
    central, _, despues = empate
    elegir_registro(central.pk, llamada_id=despues.pk, razon="Lo dijo", acto=jefe)
    tardio = cdr.fila(
        DIA, dst="s", channel="Local/x", uniqueid=central.uniqueid, linkedid="1763200000.77"
    )

    cargar([tardio])

    nueva = LlamadaDeCentral.objects.get()
    assert (nueva.grupo, nueva.llamada) == ("1763200000.77", despues)


def test_who_may_not_or_gives_no_reason_or_another_record_is_refused(empate, jefe):
    central, antes, _ = empate
    ajeno = f.llamada(DIA, "NO_CONTESTA")
    asesor = Acto(antes.agente, FIN)
    for llamada, razon, acto in (
        (antes, "Sí", jefe),
        (ajeno, "Lo dijo", jefe),
        (antes, "Lo dijo", asesor),
    ):
        with pytest.raises(Rechazo):
            elegir_registro(central.pk, llamada_id=llamada.pk, razon=razon, acto=acto)
    assert exigir_quien_y_razon(jefe, "  Lo   dijo ") == "Lo dijo"
    assert not RegistroElegido.objects.exists()


def test_by_its_page_with_what_was_typed_kept(client, empate, jefe):
    central, antes, _ = empate
    client.force_login(jefe.usuario)
    lista = client.get(reverse("mes_conversaciones", args=["2026-11"]) + "?lista=cdr-sin-marca")
    pagina = reverse("mes_elegir_registro", args=["2026-11", central.pk])
    assert pagina in lista.content.decode()

    mal = client.post(pagina, {"llamada": antes.pk, "razon": ""})
    assert mal.status_code == 422
    assert "Escriba por qué" in mal.content.decode()
    assert f'value="{antes.pk}" checked' in mal.content.decode()

    assert client.post(pagina, {"llamada": antes.pk, "razon": "Lo dijo"}).status_code == 302
    central.refresh_from_db()
    assert central.llamada == antes
