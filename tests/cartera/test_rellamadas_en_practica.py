"""Who practises is offered no real client, nor a real callback (4.1)."""

import pytest
from django.test import Client

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from cartera.consulta_rellamadas import SusRellamadas, de_su_dia, en_lista
from cartera.servicios import abrir_practica, cerrar_practica
from tests.cartera.factories import ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA

pytestmark = [pytest.mark.django_db, pytest.mark.paso("4.1")]
ESPERA = "espera a que usted termine su práctica"


@pytest.fixture
def ana():
    return UsuarioFactory(rol=Rol.ASESOR)


@pytest.fixture
def real(ana):
    contacto = ContactoCarteraFactory(situacion="RELLAMADA", proximo_en=AHORA, rellamada__para=ana)
    return contacto.rellamadas.get()


def pagina(ana, url: str) -> str:
    navegador = Client()
    navegador.force_login(ana, backend="django.contrib.auth.backends.ModelBackend")
    return navegador.get(url).content.decode()


def test_a_real_callback_says_that_it_waits_and_has_no_button(ana, real, time_machine):
    time_machine.move_to(AHORA)
    supervisor = UsuarioFactory(rol=Rol.SUPERVISOR)
    abrir_practica(ana, acto=Acto(supervisor, AHORA))

    for url in ("/cola/", "/rellamadas/", real.get_absolute_url()):
        visto = pagina(ana, url)
        assert ESPERA in visto
        assert "Llamar ahora" not in visto
    assert SusRellamadas(ana, AHORA).que_llego is None
    assert ESPERA not in pagina(supervisor, "/rellamadas/")
    assert {fila.nadie for fila in en_lista(de_su_dia(ana), AHORA)} == {""}


def test_once_the_practice_is_over_she_calls_it(ana, real, time_machine):
    time_machine.move_to(AHORA)
    acto = Acto(UsuarioFactory(rol=Rol.SUPERVISOR), AHORA)
    abrir_practica(ana, acto=acto)
    cerrar_practica(ana, acto=acto)

    assert "Llamar ahora" in pagina(ana, "/rellamadas/")
    assert SusRellamadas(ana, AHORA).que_llego == real
