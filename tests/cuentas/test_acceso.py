"""Who may open a page: nobody without login, and only the roles it names."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import RequestFactory

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.models import Rol
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db


def pagina(request) -> HttpResponse:
    return HttpResponse(str(usuario_de(request).pk))


def abrir(vista, quien) -> HttpResponse:
    pedido = RequestFactory().get("/mes/")
    pedido.user = quien
    return vista(pedido)


@pytest.mark.parametrize("rol", Rol.values)
def test_a_page_opens_to_the_roles_it_names_and_to_no_other(rol):
    vista = requiere_rol(Rol.SUPERVISOR, Rol.JEFE_VENTAS)(pagina)
    quien = UsuarioFactory(rol=rol)

    if rol in (Rol.SUPERVISOR, Rol.JEFE_VENTAS):
        assert abrir(vista, quien).content == str(quien.pk).encode()
    else:
        with pytest.raises(PermissionDenied):
            abrir(vista, quien)


def test_a_superuser_of_another_role_stays_out():
    with pytest.raises(PermissionDenied):
        abrir(requiere_rol(Rol.SUPERVISOR)(pagina), UsuarioFactory(is_superuser=True))


def test_a_page_of_everybody_asks_for_a_login():
    vista = requiere_rol()(pagina)

    assert abrir(vista, AnonymousUser()).url == "/entrar/?next=/mes/"
    assert abrir(vista, UsuarioFactory(rol=Rol.ADMINISTRADOR)).status_code == 200


def test_a_page_tells_the_matrix_its_roles():
    assert requiere_rol(Rol.ASESOR)(pagina).roles == (Rol.ASESOR,)
