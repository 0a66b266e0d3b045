"""A portfolio's file whose worker dies in the middle of writing it."""

import io
import os
import signal

import pytest
from django.db import transaction

from bluecom.celery import app
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.despertador import despertar
from bluecom.planillas.corridas import confirmar, pedir
from bluecom.planillas.models import Corrida, Renglon
from cartera.models import Cliente, ContactoCartera, Conteo, TelefonoCliente
from cartera.servicios import importar_cartera
from tests.apoyo.esperar import alguien_espera, esperar_a
from tests.apoyo.trabajador import Trabajador
from tests.cartera.sucia import sucia
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA


@pytest.mark.largo
@pytest.mark.paso("1.1")
def test_another_worker_finishes_it_to_the_same_rows(trabajador: Trabajador):
    contenido, clases = sucia()
    acto = Acto(UsuarioFactory(rol=Rol.SUPERVISOR), AHORA)
    dicho = _filas(importar_cartera(contenido, nombre="N", acto=acto, simular=True).corrida)
    corrida = pedir(
        io.BytesIO(contenido), tipo="cartera", nombre_del_archivo="n.csv", nombre="N", acto=acto
    )
    esperar_a(lambda: _va_por(corrida, "POR_CONFIRMAR"), 60)

    _senal(trabajador, signal.SIGSTOP)
    confirmar(corrida.pk, acto=acto)
    with transaction.atomic():
        Cliente.objects.create(nombres="Otra", ci_numero="6000000")  # who writes him waits here
        _senal(trabajador, signal.SIGCONT)
        esperar_a(alguien_espera, 60)
        trabajador.matar()
        transaction.set_rollback(True)
    with app.connection_for_write() as conexion:
        conexion.default_channel.client.flushdb()
    assert not ContactoCartera.objects.exists()
    trabajador.asegurar()
    esperar_a(lambda: _va_por(corrida, "HECHA"), 60)

    assert _filas(corrida) == dicho
    assert len(dicho) == len(clases)
    corrida.refresh_from_db()
    nuevas = corrida.conteos["nuevas"]
    assert nuevas == ContactoCartera.objects.count() == Cliente.objects.count()
    assert sum(Conteo.objects.values_list("n", flat=True)) == nuevas
    assert TelefonoCliente.objects.filter(cliente__contactos=None).count() == 0


def _filas(corrida: Corrida) -> list[tuple[int, str, str, str]]:
    columnas = ("linea", "resultado", "clase", "motivo")
    return list(Renglon.objects.filter(corrida=corrida).order_by("linea").values_list(*columnas))


def _va_por(corrida: Corrida, situacion: str) -> bool:
    despertar()
    corrida.refresh_from_db()
    return corrida.situacion == situacion


def _senal(trabajador: Trabajador, senal: signal.Signals) -> None:
    assert trabajador.proceso is not None
    os.killpg(trabajador.proceso.pid, senal)
