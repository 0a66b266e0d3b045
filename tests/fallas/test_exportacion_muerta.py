"""A long list whose worker dies with its file already written."""

import os
import signal

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from bluecom.bitacora.models import Evento
from bluecom.bitacora.servicios import anotar
from bluecom.celery import app
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.listados.exportar import EN_EL_ACTO, exportar
from bluecom.listados.listado import Pedido
from bluecom.listados.models import Exportacion
from bluecom.pendientes.despertador import despertar
from bluecom.pendientes.models import Aviso
from bluecom.planillas.salida import Formato
from cartera.listados import LLAMADAS
from cartera.models import Llamada
from tests.apoyo.esperar import alguien_espera, esperar_a
from tests.apoyo.trabajador import Trabajador
from tests.cartera.factories import ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory

CUANTAS = EN_EL_ACTO + 500


@pytest.mark.largo
@pytest.mark.paso("4.1")
def test_another_worker_makes_it_once_with_all_its_rows(trabajador: Trabajador):
    jefe = UsuarioFactory(rol=Rol.JEFE_VENTAS)
    _llamadas(CUANTAS)
    acto = Acto(jefe, timezone.now())
    _senal(trabajador, signal.SIGSTOP)
    hallado = LLAMADAS.hallar(Pedido(jefe, acto.ahora, {}))
    pedida = exportar(LLAMADAS, hallado, Formato.CSV, acto=acto)
    assert isinstance(pedida, Exportacion)
    with transaction.atomic():
        anotar(f"usuario:{jefe.pk}", "exportar", acto=acto, datos={})  # what is written last waits
        _senal(trabajador, signal.SIGCONT)
        esperar_a(alguien_espera, 60)
        trabajador.matar()
        transaction.set_rollback(True)
    with app.connection_for_write() as conexion:
        conexion.default_channel.client.flushdb()
    pedida.refresh_from_db()
    assert (pedida.archivo, pedida.terminada_en) == ("", None)

    trabajador.asegurar()
    esperar_a(lambda: _terminada(pedida), 60)

    assert (pedida.problema, pedida.filas) == ("", CUANTAS)
    lineas = default_storage.open(pedida.archivo).read().decode("utf-8-sig").splitlines()
    numeros = [linea.split(";")[0] for linea in lineas[1:]]
    assert len(numeros) == len(set(numeros)) == CUANTAS
    assert Evento.objects.filter(tipo="exportar").count() == 1
    assert Aviso.objects.filter(usuario=jefe).count() == 1


def _llamadas(cuantas: int) -> None:
    contacto, agente = ContactoCarteraFactory(), UsuarioFactory()
    Llamada.objects.bulk_create(
        Llamada(
            contacto=contacto,
            agente=agente,
            telefono=contacto.linea,
            inicio=timezone.now(),
            resultado_id="NO_CONTESTA",
            efectiva=False,
        )
        for _ in range(cuantas)
    )


def _terminada(pedida: Exportacion) -> bool:
    despertar()
    pedida.refresh_from_db()
    return pedida.terminada_en is not None


def _senal(trabajador: Trabajador, senal: signal.Signals) -> None:
    assert trabajador.proceso is not None
    os.killpg(trabajador.proceso.pid, senal)
