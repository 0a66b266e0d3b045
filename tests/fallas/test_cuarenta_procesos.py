"""A whole room at work: forty processes, one of them killed, a supervisor who re-assigns."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.urls import reverse

from bluecom.bitacora.models import Evento
from bluecom.bitacora.servicios import verificar_todas
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.embebido.procesos import morir_con_el_padre
from bluecom.rechazo import Rechazo
from cartera.models import Cartera, ContactoCartera, Llamada, Situacion
from cartera.servicios.asignar import mover
from solicitudes.mesa.reasignar import reasignar
from solicitudes.models import Motivo, Venta
from solicitudes.reglas.estados import EN_MANO
from tests.apoyo.esperar import esperar_a
from tests.cartera.factories import CarteraFactory, ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory
from tests.fallas import cuarenta

PERSONAS = 40
CLIENTES = 80
PACIENCIA = "120"
"""Seconds for somebody else's lock: forty processes on two cores are slow, not stuck."""


class Sala:
    """The processes of the asesores, by whose they are, and what the supervisor does meanwhile."""

    def __init__(self, proceso: "subprocess.Popen[str]", asesores: list[Usuario]) -> None:
        self.proceso = proceso
        reverse("cola")  # the addresses are read before a notice needs one, with a sale locked
        self.asesores = {a.pk: a for a in asesores}
        assert proceso.stdout is not None
        parejas = proceso.stdout.readline().split()
        self.hijos = {int(a): int(h) for a, h in (pareja.split(":") for pareja in parejas)}
        self.supervisor = UsuarioFactory(rol=Rol.SUPERVISOR)
        self.motivo = Motivo.objects.filter(ambito="REASIGNACION")[0]
        self.reasignadas = 0
        self.azar = random.Random(40)
        self.muerta: Usuario | None = None
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = '{PACIENCIA}s'")

    def acto(self) -> Acto:
        return Acto(self.supervisor, cuarenta.ahora())

    def termino(self) -> bool:
        return self.proceso.poll() is not None

    def matar_a_quien_tiene_cliente(self) -> None:
        """-9, in the middle of whatever it does; the client stays in the hand of a dead one."""
        venta = esperar_a(self._una_en_mano, 180)
        os.kill(self.hijos[venta.asesor_id], signal.SIGKILL)
        self.muerta = self.asesores[venta.asesor_id]

    def _una_en_mano(self) -> Venta | None:
        """Once the room is at work: somebody has promised to call back."""
        if not ContactoCartera.objects.filter(situacion=Situacion.RELLAMADA).exists():
            return None
        return Venta.objects.filter(estado__in=EN_MANO, aceptada_en=None).first()

    def pasar_una(self, de: Usuario | None = None) -> None:
        """A client in hand to anybody alive; who has one already cannot get it."""
        en_mano = Venta.objects.filter(estado__in=EN_MANO, aceptada_en=None)
        venta = en_mano.filter(asesor=de).first() if de else en_mano.order_by("?").first()
        vivos = [a for a in self.asesores.values() if a != self.muerta]
        otros = [a for a in vivos if venta and a.pk != venta.asesor_id]
        for a in self.azar.sample(otros, min(5, len(otros))):
            with suppress(Rechazo):
                reasignar(venta.pk, acto=self.acto(), a=a, motivo=self.motivo)
                self.reasignadas += 1
                return

    def repartir_lo_de_la_muerta(self) -> None:
        """All that is hers: whom she had in hand, and her callbacks."""
        ausente = self.muerta
        assert ausente is not None
        self.pasar_una(ausente)
        for cartera in Cartera.objects.all():
            with suppress(Rechazo):
                mover(cartera.pk, de=ausente, a=None, acto=self.acto())


@contextmanager
def _sala(asesores: list[Usuario]) -> Iterator[Sala]:
    cuarenta.EMPIEZA = time.time()
    base = urlsplit(os.environ["DATABASE_URL"])._replace(
        path=f"/{connection.settings_dict['NAME']}"
    )
    entorno = os.environ | {
        "DATABASE_URL": base.geturl(),
        "DJANGO_SETTINGS_MODULE": "bluecom.settings",
        "EMPIEZA": str(cuarenta.EMPIEZA),
        "ESPERA_DE_CANDADOS": PACIENCIA,
    }
    orden = [sys.executable, "-m", "tests.fallas.cuarenta", *(str(a.pk) for a in asesores)]
    with subprocess.Popen(
        orden,
        env=entorno,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=morir_con_el_padre(signal.SIGKILL),
    ) as proceso:
        try:
            yield Sala(proceso, asesores)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(proceso.pid, signal.SIGKILL)
            with connection.cursor() as cursor:
                cursor.execute("RESET lock_timeout")


@pytest.mark.largo
@pytest.mark.paso("1.2", "4.1")
@pytest.mark.django_db(transaction=True)
def test_of_forty_processes_one_of_them_killed_no_client_is_had_twice_nor_lost():
    asesores = UsuarioFactory.create_batch(PERSONAS, rol=Rol.ASESOR)
    for cartera in CarteraFactory.create_batch(2):
        ContactoCarteraFactory.create_batch(CLIENTES // 2, cartera=cartera)

    with _sala(asesores) as sala:
        sala.matar_a_quien_tiene_cliente()

        def todo_hecho() -> bool:
            sala.pasar_una()
            sala.repartir_lo_de_la_muerta()
            return sala.termino()

        esperar_a(todo_hecho, 270)
        codigos = sala.proceso.communicate()[0].split()

    assert sorted(codigos) == ["0"] * (PERSONAS - 1) + ["9"]
    assert sala.reasignadas
    _nadie_dos_veces()
    _nadie_perdido()
    _ninguna_rellamada_olvidada()


def _nadie_dos_veces() -> None:
    """The takings of one client follow each other; of an act there is one Evento."""
    for contacto in ContactoCartera.objects.all():
        tomas = list(contacto.ventas.order_by("tomada_en", "pk"))
        for antes, despues in pairwise(tomas):
            assert antes.cerrada_en is not None and antes.cerrada_en <= despues.tomada_en
            assert antes.aceptada_en is None
    assert Evento.objects.filter(tipo="tomar").count() == Venta.objects.count()
    assert list(verificar_todas()) == []


def _nadie_perdido() -> None:
    """Each client of the portfolio was sold or refused, with the calls that say so.

    What was taken back says nothing, and the log has each once.
    """
    deshechas = Llamada.objects.exclude(anulada_en=None)
    assert deshechas.exists()
    assert Evento.objects.filter(tipo="deshacer_llamada").count() == deshechas.count()
    contactos = list(ContactoCartera.objects.all())
    assert len(contactos) == CLIENTES
    assert {c.situacion for c in contactos} <= {Situacion.VENDIDO, Situacion.CERRADO}
    for contacto in contactos:
        dichas = list(contacto.llamadas.vigentes().order_by("inicio", "pk"))
        assert contacto.intentos == len(dichas) > 0
        assert (contacto.situacion == Situacion.VENDIDO) == dichas[-1].venta
        assert not any(llamada.venta for llamada in dichas[:-1])


def _ninguna_rellamada_olvidada() -> None:
    """Whoever asked to be called later was called later, not before his hour."""
    pedidas = Llamada.objects.filter(resultado="VOLVER_A_LLAMAR")
    assert pedidas.exists()
    for pedida in pedidas:
        despues = Llamada.objects.filter(contacto=pedida.contacto_id, pk__gt=pedida.pk).first()
        assert despues is not None
        assert despues.inicio >= pedida.inicio + cuarenta.timedelta(minutes=3)
