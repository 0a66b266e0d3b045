"""What falls between two acts on one month: a close, an annulment, its report (III.2)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection, transaction

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import acto_del_sistema
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Pendiente, Situacion
from bluecom.pendientes.servicios import procesar_pendientes
from bluecom.rechazo import YaDecidido
from indicadores import consultas
from indicadores.cierre.ajustes import ajustes
from indicadores.cierre.servicio import no_reabrir, pedir_reapertura, reabrir
from indicadores.models import Cierre, Figura, InformeMensual
from solicitudes.finales.servicio import anular
from solicitudes.reglas.estados import Estado
from tests.apoyo.candados import cuantos_esperan
from tests.apoyo.esperar import esperar_a
from tests.cartera import cdr
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f
from tests.indicadores.cierres import DIA, MES, TERMINADO, cerrado, de, reabierto
from tests.solicitudes.factories import motivo

pytestmark = [pytest.mark.paso("III.2")]
A_LA_VEZ = pytest.mark.django_db(transaction=True)
LUEGO = TERMINADO + timedelta(hours=1)


def aparte(hacer: Callable[[], object]) -> Callable[[], object]:
    """In a thread, with a connection of its own."""

    def hecho() -> object:
        try:
            return hacer()
        finally:
            connection.close()

    return hecho


def los_ajustes(cierre: Cierre) -> dict[str, tuple[int, int]]:
    return {a.figura: (a.entrarian.n, a.saldrian.n) for a in ajustes(cierre, ahora=LUEGO)}


@A_LA_VEZ
def test_of_two_jefes_who_sign_at_once_one_signs_and_the_other_hears_who_did():
    f.venta(DIA)
    primero, segundo = de(Rol.JEFE_VENTAS), de(Rol.JEFE_VENTAS)
    with ThreadPoolExecutor(1) as hilos:
        with transaction.atomic():
            cierre = cerrado(acto=primero)
            pedido = hilos.submit(aparte(lambda: cerrado(acto=segundo)))
            esperar_a(lambda: cuantos_esperan() == 1)
        with pytest.raises(YaDecidido, match=f"lo cerró {primero.usuario}"):
            pedido.result(timeout=20)

    assert Cierre.objects.get() == cierre
    assert InformeMensual.objects.count() == 1
    assert Evento.objects.filter(tipo="cerrar_mes").count() == 1


@A_LA_VEZ
def test_a_call_that_comes_in_while_the_month_is_signed_is_an_adjustment():
    venta = f.venta(tomada_en=DIA, estado=Estado.FACTIBLE)
    archivo = cdr.como_csv(cdr.saliente(DIA + timedelta(minutes=1), venta.contacto.linea, 60))
    with ThreadPoolExecutor(1) as hilos:
        with transaction.atomic():
            cierre = cerrado()
            acto = acto_del_sistema(TERMINADO)
            pedido = hilos.submit(aparte(lambda: cdr.importar(archivo, acto=acto)))
            esperar_a(lambda: cuantos_esperan() == 1)
        pedido.result(timeout=20)

    assert consultas.mes(MES, ahora=LUEGO).oficial.d == 0
    assert los_ajustes(cierre) == {Figura.EFECTIVAS: (1, 0), Figura.HECHAS: (1, 0)}


@A_LA_VEZ
def test_a_sale_that_was_being_annulled_while_the_month_was_signed_is_an_adjustment():
    """Signed before the annulment was there: the figure keeps it, whatever its hour says."""
    venta, desiste = f.venta(DIA), motivo("ANULACION", "CLIENTE_DESISTE")
    acto, firma = de(Rol.JEFE_VENTAS, TERMINADO - timedelta(seconds=1)), de(Rol.JEFE_VENTAS)
    with ThreadPoolExecutor(1) as hilos, transaction.atomic():
        anular(venta.pk, acto=acto, motivo=desiste)
        cierre = hilos.submit(aparte(lambda: cerrado(acto=firma))).result(timeout=20)

    assert consultas.mes(MES, ahora=LUEGO).oficial.n == 1
    assert los_ajustes(cierre) == {Figura.REGISTRADAS: (0, 1)}


@A_LA_VEZ
def test_of_two_answers_to_one_reopening_the_second_changes_nothing():
    cierre = cerrado()
    pedir_reapertura(cierre.pk, razon="Llegó el CDR que faltaba.", acto=de(Rol.JEFE_VENTAS))
    si, no = de(Rol.JEFE_SERVICIO), de(Rol.JEFE_SERVICIO)
    razon = "El CDR no cambia la cifra."
    with ThreadPoolExecutor(1) as hilos:
        with transaction.atomic():
            reabrir(cierre.pk, acto=si)
            pedido = hilos.submit(aparte(lambda: no_reabrir(cierre.pk, razon=razon, acto=no)))
            esperar_a(lambda: cuantos_esperan() == 1)
        with pytest.raises(YaDecidido):
            pedido.result(timeout=20)

    assert not Cierre.objects.vigentes().exists()


@pytest.mark.django_db
def test_a_report_that_is_asked_again_after_its_mail_left_is_neither_made_nor_mailed_again():
    UsuarioFactory(rol=Rol.JEFE_VENTAS, email="ventas@comteco.example")
    f.venta(DIA)
    cerrado()
    with time_machine.travel(TERMINADO, tick=False):
        procesar_pendientes()
    hecho = InformeMensual.objects.get()

    Pendiente.objects.filter(tipo="indicadores:informe").update(
        situacion=Situacion.DEBIDO, hecho_en=None, proximo_en=TERMINADO
    )
    f.llamada(DIA)
    with time_machine.travel(LUEGO, tick=False):
        procesar_pendientes()

    otra_vez = InformeMensual.objects.get()
    assert (otra_vez.sha256, otra_vez.planilla_sha256) == (hecho.sha256, hecho.planilla_sha256)
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_annulled_after_a_close_it_leaves_the_figure_only_with_the_next_one():
    venta = f.venta(DIA)
    primero = cerrado()
    anular(venta.pk, acto=de(Rol.JEFE_VENTAS, LUEGO), motivo=motivo("ANULACION", "CLIENTE_DESISTE"))
    assert los_ajustes(primero) == {Figura.REGISTRADAS: (0, 1)}

    reabierto(primero)
    segundo = cerrado(acto=de(Rol.JEFE_VENTAS, LUEGO))

    assert (primero.cifras["numerador"], segundo.cifras["numerador"]) == (1, 0)
    assert los_ajustes(segundo) == {}
