"""A form sent after the session ended: nothing written, nothing typed lost."""

import pytest
from django.test import Client

from bluecom.cuentas.models import Rol
from solicitudes.models import Nota
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import venta_en

pytestmark = pytest.mark.django_db


def test_what_was_sent_without_a_session_is_in_the_page_that_says_so():
    venta = venta_en(Estado.ENTREGADA)

    respuesta = Client().post(
        f"/revision/{venta.pk}/nota/", {"texto": "falta «la» firma", "una_vez": "f" * 22}
    )

    pagina = respuesta.content.decode()
    assert respuesta.status_code == 401
    assert "Su sesión terminó" in pagina
    assert 'name="texto" value="falta «la» firma"' in pagina
    assert f'name="una_vez" value="{"f" * 22}"' in pagina
    assert respuesta["Cache-Control"] == "no-store, private"
    assert not Nota.objects.exists()


def test_sent_again_once_signed_in_it_is_done():
    venta = venta_en(Estado.ENTREGADA)
    cliente, datos = Client(), {"texto": "falta la firma", "una_vez": "f" * 22}
    cliente.post(f"/revision/{venta.pk}/nota/", datos)

    cliente.force_login(
        UsuarioFactory(rol=Rol.CANALES_VIRTUALES),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    cliente.post(f"/revision/{venta.pk}/nota/", datos)

    assert Nota.objects.get().texto == "falta la firma"


@pytest.mark.parametrize(
    ("ruta", "datos"),
    [
        ("/cola/siguiente/", {}),
        ("/cuenta/contrasena/", {"old_password": "secreta-1", "new_password1": "secreta-2"}),
    ],
)
def test_what_says_nothing_or_is_secret_leads_to_the_sign_in(ruta, datos):
    respuesta = Client().post(ruta, datos)

    assert respuesta.status_code == 302
    assert respuesta.url.startswith("/entrar/")


def test_a_script_reads_a_status_and_no_page():
    venta = venta_en(Estado.ENTREGADA)

    respuesta = Client().post(
        f"/revision/{venta.pk}/nota/", {"texto": "x"}, headers={"HX-Request": "true"}
    )

    assert (respuesta.status_code, respuesta["X-Sesion"]) == (401, "terminada")
