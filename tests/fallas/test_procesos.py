"""Processes that die or freeze in the middle: the rows say what is owed."""

import json
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from bluecom.bitacora.models import Evento
from bluecom.cache import CacheTolerante
from bluecom.celery import app
from bluecom.cuentas.acto import Acto
from bluecom.pendientes import despertador
from bluecom.pendientes.correo import encolar_correo
from bluecom.pendientes.despertador import despertar
from bluecom.pendientes.models import CorreoSaliente, EstadoCorreo, Pendiente, Situacion
from bluecom.pendientes.servicios import deber, procesar_pendientes
from documentos.models import Documento
from solicitudes.models import Venta
from solicitudes.pasos.p09_glosa.servicio import glosar
from solicitudes.reglas.estados import Estado
from tests.apoyo.esperar import esperar_a
from tests.apoyo.trabajador import Trabajador
from tests.solicitudes.factories import AHORA, papeles_listos, venta_en


def _glosar(venta: Venta) -> None:
    glosar(venta.pk, acto=Acto(venta.asesor, AHORA), numero_smartflex=str(700_000 + venta.pk))


def _sin_hacer() -> int:
    return Pendiente.objects.filter(situacion=Situacion.DEBIDO).count()


@pytest.mark.largo
@pytest.mark.paso("10.1")
def test_a_worker_killed_in_the_middle_still_leaves_its_papers(trabajador: Trabajador):
    venta = venta_en(Estado.DETALLADA)
    _senal(trabajador, signal.SIGSTOP)
    _glosar(venta)
    with transaction.atomic():
        list(venta.carpeta.documentos.select_for_update())  # whoever makes one waits here
        _senal(trabajador, signal.SIGCONT)
        esperar_a(lambda: Pendiente.objects.filter(arrendado_hasta__isnull=False).exists())
        trabajador.matar()
    _borrar_el_corredor()
    assert not Documento.objects.filter(producido_en__isnull=False).exists()

    trabajador.asegurar()

    def listos() -> bool:
        despertar()
        return _sin_hacer() == 0

    esperar_a(listos, 60)
    papeles = list(venta.carpeta.papeles().filter(tipo__in=["SOLICITUD", "CONTRATO", "COMODATO"]))
    assert len(papeles) == 3
    assert all(papel.listo for papel in papeles)


def _borrar_el_corredor() -> None:
    """The broker forgets everything too: only the rows are left."""
    with app.connection_for_write() as conexion:
        conexion.default_channel.client.flushdb()


def _senal(trabajador: Trabajador, senal: signal.Signals) -> None:
    assert trabajador.proceso is not None
    os.killpg(trabajador.proceso.pid, senal)


@contextmanager
def _redis_congelado() -> Iterator[None]:
    """SIGSTOP: it accepts connections and never answers, the worst of failures."""
    import conftest

    proceso = conftest._servidores.redis.proceso
    assert proceso is not None
    os.kill(proceso.pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(proceso.pid, signal.SIGCONT)
        CacheTolerante._abierto_hasta = despertador._callar_hasta = 0.0
        cache.clear()


@pytest.mark.paso("2.1")
@pytest.mark.django_db(transaction=True)
def test_with_redis_frozen_a_step_is_taken_and_the_page_answers():
    venta = venta_en(Estado.TOMADA)
    cliente = Client()
    cliente.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")
    ruta = f"/ventas/{venta.pk}/pasos/2/"

    with _redis_congelado():
        formulario = cliente.get(ruta)
        datos = {"servicios": venta.servicios_requeridos}
        respuesta = cliente.post(ruta, datos)

    assert (formulario.status_code, respuesta.status_code) == (200, 302)
    assert Venta.objects.get(pk=venta.pk).estado == Estado.VERIFICADA


@pytest.mark.paso("9.1")
@pytest.mark.django_db(transaction=True)
def test_with_redis_frozen_the_papers_are_owed_all_the_same():
    venta = venta_en(Estado.DETALLADA)

    with _redis_congelado():
        _glosar(venta)

    assert Venta.objects.get(pk=venta.pk).estado == Estado.GLOSADA
    papeles = venta.carpeta.papeles()
    claves = {f"documentos:producir:{papel.pk}" for papel in papeles}
    debidos = Pendiente.objects.filter(situacion=Situacion.DEBIDO)
    assert papeles.count() == 3
    assert claves <= set(debidos.values_list("clave", flat=True))


def _deber(cuantos: int) -> None:
    for n in range(cuantos):
        deber("prueba:nada", f"prueba:{n}", ahora=timezone.now())


@pytest.mark.paso("10")
@pytest.mark.django_db(transaction=True)
def test_a_batch_wakes_a_worker_once_for_each_transaction():
    _borrar_el_corredor()

    with transaction.atomic():
        _deber(20)

    with app.connection_for_read() as conexion:
        assert conexion.default_channel.client.llen("celery") == 1
    _borrar_el_corredor()


@pytest.mark.django_db(transaction=True)
def test_a_wake_up_survives_the_savepoint_that_did_not():
    _borrar_el_corredor()

    with transaction.atomic():
        with suppress(ZeroDivisionError), transaction.atomic():
            _deber(1)
            raise ZeroDivisionError
        _deber(1)

    with app.connection_for_read() as conexion:
        assert conexion.default_channel.client.llen("celery") == 1
    _borrar_el_corredor()


@pytest.mark.paso("10")
@pytest.mark.django_db(transaction=True)
def test_with_redis_frozen_a_batch_waits_for_it_once(caplog):
    with _redis_congelado():
        _deber(20)

    dichos = [r for r in caplog.records if "corredor de tareas" in r.getMessage()]
    assert len(dichos) == 1
    assert _sin_hacer() == 20


@pytest.mark.largo
@pytest.mark.paso("11.2")
def test_a_worker_sends_the_mail_once_the_server_is_up(trabajador, _servidor_correo):
    _servidor_correo.como_nuevo()
    _servidor_correo.detener()
    correo = encolar_correo(
        "prueba:trabajador",
        para="cliente@correo.example",
        asunto="Términos",
        texto="Adjuntamos…",
        ahora=timezone.now(),
    )

    def en(estado: str) -> bool:
        return CorreoSaliente.objects.get(pk=correo.pk).estado == estado

    esperar_a(lambda: en(EstadoCorreo.REINTENTANDO))
    _servidor_correo.arrancar()

    def enviado() -> bool:
        despertar()
        return en(EstadoCorreo.ENVIADO)

    esperar_a(enviado, 30)
    assert len(_servidor_correo.mensajes) == 1


@pytest.mark.largo
@pytest.mark.paso("11.2")
def test_a_worker_killed_in_mid_dialogue_leaves_a_mail_that_goes_out_under_one_message_id(
    trabajador, _servidor_correo
):
    """Nobody knows whether the server took it: it is sent again, and whoever gets both can tell."""
    _servidor_correo.como_nuevo()
    estados = []

    def morir() -> None:
        estados.append(CorreoSaliente.objects.get().estado)
        connection.close()
        trabajador.matar()
        _servidor_correo.al_llegar = None

    _servidor_correo.al_llegar = morir
    correo = encolar_correo(
        "prueba:muerto", para="c@correo.example", asunto="T", texto="…", ahora=timezone.now()
    )
    esperar_a(lambda: trabajador.proceso.poll() is not None)
    _borrar_el_corredor()
    assert estados == [EstadoCorreo.SALIENDO]

    Pendiente.objects.update(arrendado_hasta=timezone.now() - timedelta(seconds=1))
    trabajador.asegurar()

    def enviado() -> bool:
        despertar()
        return CorreoSaliente.objects.get().estado == EstadoCorreo.ENVIADO

    esperar_a(enviado, 30)
    nombres = [mensaje["Message-ID"] for mensaje in _servidor_correo.mensajes]
    assert nombres
    assert set(nombres) == {correo.message_id}
    assert correo.sucesos.filter(clase="SALIO").count() == 1


@pytest.mark.largo
@pytest.mark.paso("11.2")
def test_terms_whose_worker_dies_after_the_server_took_them_conclude_their_sale_once(
    trabajador, _servidor_correo
):
    """The mail server down and back, the worker killed with the mail handed over, Redis emptied."""
    _servidor_correo.como_nuevo()
    _servidor_correo.detener()
    venta = venta_en(Estado.INSTALADA)
    papeles_listos(venta)

    def el_correo_esta(estado: EstadoCorreo) -> Callable[[], bool]:
        def esta() -> bool:
            despertar()
            return CorreoSaliente.objects.filter(terminos__venta=venta, estado=estado).exists()

        return esta

    esperar_a(el_correo_esta(EstadoCorreo.REINTENTANDO), 60)

    def morir() -> None:
        connection.close()
        trabajador.matar()
        _servidor_correo.al_llegar = None

    _servidor_correo.al_llegar = morir
    _servidor_correo.arrancar()

    def murio() -> bool:
        despertar()
        return trabajador.proceso.poll() is not None

    esperar_a(murio, 60)
    esperar_a(lambda: len(_servidor_correo.mensajes) == 1)
    assert Venta.objects.get(pk=venta.pk).estado == Estado.INSTALADA
    _borrar_el_corredor()
    Pendiente.objects.update(arrendado_hasta=timezone.now() - timedelta(seconds=1))
    trabajador.asegurar()
    esperar_a(el_correo_esta(EstadoCorreo.ENVIADO), 60)

    def concluyo() -> bool:
        despertar()
        return Venta.objects.get(pk=venta.pk).estado == Estado.CONCLUIDA

    esperar_a(concluyo, 60)
    assert len(_servidor_correo.mensajes) == 2
    assert {m["Message-ID"] for m in _servidor_correo.mensajes} == {
        venta.envios.get().correo.message_id
    }
    assert Evento.objects.filter(cadena=venta.cadena, tipo="concluir").count() == 1
    assert Venta.objects.get(pk=venta.pk).constancia == "ENVIADA"


@pytest.mark.largo
@pytest.mark.paso("11.2")
def test_a_walk_beside_a_living_worker_ends_as_it_does_alone(trabajador, tmp_path, settings):
    """Both take the same rows; the walk waits for those that the worker holds."""
    settings.EMBEBIDO = True
    luego = timezone.now() + timedelta(hours=1)
    ajeno = encolar_correo("ajeno", para="a@b.example", asunto="x", texto="y", ahora=luego)
    Pendiente.objects.update(proximo_en=luego)

    for _ in range(3):
        salida = StringIO()
        call_command("recorrido", "--json", "--salida", str(tmp_path), stdout=salida)
        assert json.loads(salida.getvalue())["estado"] == "CONCLUIDA"

    assert Pendiente.objects.get(clave="correo:ajeno").proximo_en == luego
    ajeno.refresh_from_db()
    assert ajeno.estado == EstadoCorreo.EN_COLA


@pytest.mark.django_db
def test_without_any_worker_the_sweep_does_what_is_owed(mailoutbox):
    encolar_correo(
        "prueba:barrido", para="a@b.example", asunto="x", texto="y", ahora=timezone.now()
    )

    assert procesar_pendientes() == 1
    assert len(mailoutbox) == 1
