"""A process that dies or freezes: its work goes on, and what kills each time is set aside."""

from collections.abc import Iterator
from datetime import timedelta
from threading import Event, Thread

import pytest
from django.db import connection
from django.utils import timezone

from bluecom.cuentas.models import Rol
from bluecom.pendientes import oficios
from bluecom.pendientes.errores import Reintentar
from bluecom.pendientes.models import Aviso, Pendiente, Situacion
from bluecom.pendientes.servicios import deber, procesar_pendientes, reponer
from tests.apoyo.esperar import esperar_a
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def oficio(monkeypatch) -> Iterator[list[str]]:
    """One kind of effect that notes what it did."""
    hechos: list[str] = []
    monkeypatch.setattr(oficios, "_oficios", dict(oficios._oficios))
    oficios.manejador("prueba:bien", que="un papel")(lambda p: hechos.append(p.clave))
    return hechos


def _deber(tipo: str = "bien", clave: str = "una") -> Pendiente:
    return deber(f"prueba:{tipo}", clave, ahora=timezone.now())


def _morir(veces: int) -> None:
    """So many processes took it and never came back."""
    Pendiente.objects.update(
        arriendos_perdidos=veces - 1, arrendado_hasta=timezone.now() - timedelta(seconds=1)
    )


def test_what_killed_its_process_too_often_is_set_aside_and_told(oficio, settings):
    jefe, administradora = UsuarioFactory(rol=Rol.JEFE_VENTAS), UsuarioFactory(rol="ADMINISTRADOR")
    _deber()
    otra = _deber(clave="otra")
    Pendiente.objects.exclude(pk=otra.pk).update(
        arriendos_perdidos=settings.ARRIENDOS_PERDIDOS_MAXIMOS - 1,
        arrendado_hasta=timezone.now() - timedelta(seconds=1),
    )

    procesar_pendientes()

    mala = Pendiente.objects.get(clave="una")
    assert (mala.situacion, oficio) == (Situacion.APARTADO, ["otra"])
    assert mala.ultimo_error == "El proceso que lo hacía terminó de golpe 3 veces."
    dichos = dict(Aviso.objects.values_list("usuario", "url"))
    assert dichos == {jefe.pk: "/dia/", administradora.pk: "/salud/"}
    texto = "El sistema no pudo con un papel y lo apartó: El proceso que lo hacía terminó de golpe"
    assert Aviso.objects.first().texto.startswith(texto)


def test_one_death_is_an_accident_and_the_work_goes_on(oficio):
    _deber()
    _morir(1)

    procesar_pendientes()

    assert oficio == ["una"]


def test_put_back_by_a_person_it_is_tried_again(oficio, settings):
    _deber()
    _morir(settings.ARRIENDOS_PERDIDOS_MAXIMOS)
    procesar_pendientes()

    reponer(Pendiente.objects.get())
    procesar_pendientes()

    assert oficio == ["una"]


def test_what_takes_long_but_deserves_few_tries_is_not_tried_for_days(oficio):
    @oficios.manejador("prueba:eterno")
    def eterno(pendiente: Pendiente) -> None:
        oficio.append(pendiente.clave)
        raise Reintentar("Pasó de su límite de tiempo.", veces=3)

    _deber("eterno")
    for _ in range(5):
        procesar_pendientes()
        Pendiente.objects.update(proximo_en=timezone.now())

    assert oficio == ["una"] * 3
    assert Pendiente.objects.get().situacion == Situacion.APARTADO


def _en_otro_proceso() -> None:
    try:
        procesar_pendientes()
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_who_lives_keeps_its_work_however_long_it_takes(oficio, settings):
    settings.ARRIENDO_SEGUNDOS = 0
    empezado, seguir = Event(), Event()

    @oficios.manejador("prueba:larga")
    def larga(pendiente: Pendiente) -> None:
        oficio.append(pendiente.clave)
        empezado.set()
        seguir.wait(20)

    _deber("larga")
    hilo = Thread(target=_en_otro_proceso)
    hilo.start()
    assert empezado.wait(20)

    assert procesar_pendientes() == 0

    seguir.set()
    hilo.join(20)
    assert oficio == ["una"]
    assert Pendiente.objects.get().situacion == Situacion.HECHO


@pytest.mark.django_db(transaction=True)
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_who_freezes_in_the_middle_loses_its_work_to_another(oficio, settings):
    settings.ARRIENDO_SEGUNDOS, settings.SEGUNDOS_DE_SILENCIO = 0, 0.2
    helado = Event()

    @oficios.manejador("prueba:helada")
    def helada(pendiente: Pendiente) -> None:
        if not oficio:
            oficio.append("helada")
            helado.wait(60)
        else:
            oficio.append("hecha por otro")

    _deber("helada")
    hilo = Thread(target=_en_otro_proceso)
    hilo.start()
    esperar_a(lambda: oficio)

    esperar_a(lambda: procesar_pendientes() and len(oficio) == 2)

    helado.set()
    hilo.join(20)
    fila = Pendiente.objects.get()
    assert (fila.situacion, fila.arriendos_perdidos) == (Situacion.HECHO, 1)
    assert oficio == ["helada", "hecha por otro"]
