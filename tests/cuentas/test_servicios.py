"""What is done to an account, by the services themselves."""

from datetime import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from bluecom.bitacora.models import Evento
from bluecom.cuentas import servicios
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Sesion, Usuario
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def jefa() -> Usuario:
    return UsuarioFactory(rol=Rol.ADMINISTRADOR)


@pytest.fixture
def persona() -> Usuario:
    return UsuarioFactory()


def _abrir(persona: Usuario) -> str:
    cliente = Client()
    cliente.force_login(persona)
    return str(cliente.session.session_key)


def _tipos(persona: Usuario) -> list[str]:
    return list(
        Evento.objects.filter(cadena=f"usuario:{persona.pk}").values_list("tipo", flat=True)
    )


def test_guardar_writes_only_what_the_form_changed(jefa, persona, ahora: datetime):
    """A password that its person changed meanwhile is not put back."""
    vieja = Usuario.objects.get(pk=persona.pk)
    servicios.cambiar_clave(persona, "otra-mia-y-larga-9", sesion=None, ahora=ahora)
    vieja.rol = Rol.SUPERVISOR

    servicios.guardar(vieja, acto=Acto(jefa, ahora), campos=["rol"])

    persona.refresh_from_db()
    assert persona.rol == Rol.SUPERVISOR
    assert persona.check_password("otra-mia-y-larga-9")


def test_guardar_ends_the_sessions_of_who_is_deactivated_and_of_nobody_else(
    jefa, persona, ahora: datetime
):
    _abrir(persona)
    suya = _abrir(jefa)
    persona.is_active = False

    servicios.guardar(persona, acto=Acto(jefa, ahora), campos=["is_active"])

    assert [sesion.pk for sesion in Sesion.objects.all()] == [suya]


@pytest.mark.parametrize("cambios", [{"rol": Rol.ASESOR}, {"is_active": False}])
def test_who_stopped_being_an_administrator_meanwhile_changes_nobody(
    jefa, persona, ahora: datetime, cambios
):
    Usuario.objects.filter(pk=jefa.pk).update(**cambios)
    persona.rol = Rol.SUPERVISOR

    with pytest.raises(PermissionDenied):
        servicios.guardar(persona, acto=Acto(jefa, ahora), campos=["rol"])
    with pytest.raises(PermissionDenied):
        servicios.dar_clave(persona, acto=Acto(jefa, ahora))
    with pytest.raises(PermissionDenied):
        servicios.quitar_segundo_factor([persona], acto=Acto(jefa, ahora))

    assert _tipos(persona) == []


def test_dar_clave_asks_for_another_at_the_next_entry(jefa, persona, ahora: datetime):
    _abrir(persona)

    servicios.dar_clave(persona, acto=Acto(jefa, ahora))

    persona.refresh_from_db()
    assert persona.debe_cambiar_clave
    assert not Sesion.objects.exists()
    assert _tipos(persona) == ["dar_contrasena"]


def test_cambiar_clave_leaves_the_session_it_was_written_in(persona, ahora: datetime):
    esta, _otra = _abrir(persona), _abrir(persona)

    servicios.cambiar_clave(persona, "otra-mia-y-larga-9", sesion=esta, ahora=ahora)

    assert [sesion.pk for sesion in Sesion.objects.all()] == [esta]
    assert _tipos(persona) == ["cambiar_contrasena"]


def test_a_telephone_is_enrolled_and_taken_away_once(jefa, persona, ahora: datetime):
    telefono = TOTPDevice.objects.create(user=persona, name="teléfono", confirmed=False)

    servicios.registrar_segundo_factor(telefono, acto=Acto(persona, ahora))
    primera = servicios.quitar_segundo_factor([persona], acto=Acto(jefa, ahora))
    segunda = servicios.quitar_segundo_factor([persona], acto=Acto(jefa, ahora))

    assert (primera, segunda) == ([persona], [])
    assert _tipos(persona) == ["registrar_segundo_factor", "quitar_segundo_factor"]


def test_cerrar_sesiones_counts_what_it_ends(persona):
    esta, otra, _tercera = _abrir(persona), _abrir(persona), _abrir(persona)
    marca = Sesion.objects.get(pk=otra).marca

    assert servicios.cerrar_sesiones(persona, salvo=esta, cual=marca) == 1
    assert servicios.cerrar_sesiones(persona, salvo=esta, cual="de nadie") == 0
    assert servicios.cerrar_sesiones(persona, salvo=esta) == 1
    assert servicios.cerrar_sesiones(persona) == 1
