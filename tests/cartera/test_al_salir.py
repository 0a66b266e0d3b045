"""Whoever closes an account is told which extension goes on in its name (4.1)."""

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.cuentas.servicios import guardar
from cartera.al_salir import decir_su_interno
from cartera.servicios import terminar_extension
from tests.cartera.factories import ExtensionFactory
from tests.factories_cuentas import UsuarioFactory, administrador
from tests.solicitudes.factories import AHORA

pytestmark = [pytest.mark.django_db, pytest.mark.paso("4.1")]


def test_the_administrator_who_closes_an_account_reads_which_extension_it_keeps():
    admin = Acto(administrador(), AHORA)
    suya = ExtensionFactory(usuario=UsuarioFactory(rol=Rol.ASESOR), numero="2014")
    persona = suya.usuario
    persona.is_active = False

    dicho = guardar(persona, acto=admin, campos=["is_active"])

    assert dicho == [f"{persona} conserva el interno 2014: termínelo en «Internos»."]
    terminar_extension(suya.pk, acto=admin)
    assert decir_su_interno(persona, admin) == ""


def test_who_goes_on_calling_keeps_his_extension_and_nobody_is_told():
    suya = ExtensionFactory(usuario=UsuarioFactory(rol=Rol.ASESOR), numero="2014")

    assert decir_su_interno(suya.usuario, Acto(administrador(), AHORA)) == ""
