"""What every answer carries: nothing kept, nothing foreign run, nobody's frame."""

import pytest

from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db
PAGINAS = ["/cola/", "/ventas/", "/entregas/", "/avisos/", "/buscar/", "/avisos/vivos/"]


@pytest.fixture
def cliente(client):
    client.force_login(UsuarioFactory(), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("pagina", PAGINAS)
def test_no_browser_keeps_the_page_of_a_person(cliente, pagina):
    assert cliente.get(pagina)["Cache-Control"] == "no-store, private"


def test_a_refusal_is_not_kept_either(cliente):
    respuesta = cliente.get("/recepcion/")

    assert respuesta.status_code == 403
    assert respuesta["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("pagina", ["/cola/", "/entrar/", "/no-existe/"])
def test_the_policy_lets_nothing_foreign_and_nothing_inline(cliente, pagina):
    politica = dict(
        parte.strip().split(" ", 1)
        for parte in cliente.get(pagina)["Content-Security-Policy"].split(";")
    )

    assert politica["default-src"] == "'none'"
    assert politica["script-src"] == politica["style-src"] == "'self'"
    assert politica["frame-ancestors"] == politica["object-src"] == "'none'"
    assert not any("unsafe" in valor or "http" in valor for valor in politica.values())


@pytest.mark.parametrize("pagina", PAGINAS[:4])
def test_no_page_carries_inline_code(cliente, pagina):
    contenido = cliente.get(pagina).content.decode()

    for prohibido in (" style=", " onclick=", " onload=", "<style", "javascript:"):
        assert prohibido not in contenido
    assert "<script>" not in contenido


def test_other_headers_close_the_rest(cliente):
    respuesta = cliente.get("/cola/")

    assert respuesta["X-Frame-Options"] == "DENY"
    assert respuesta["X-Content-Type-Options"] == "nosniff"
    assert respuesta["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in respuesta["Permissions-Policy"]


def test_the_session_cookie_is_out_of_reach_of_scripts(client):
    usuario = UsuarioFactory()
    client.post("/entrar/", {"username": usuario.username, "password": "clave-de-prueba-1"})

    galleta = client.cookies["sessionid"]
    assert galleta["httponly"]
    assert galleta["samesite"] == "Lax"


def test_a_form_without_its_token_is_refused(client):
    from django.test import Client

    estricto = Client(enforce_csrf_checks=True)
    estricto.force_login(UsuarioFactory(), backend="django.contrib.auth.backends.ModelBackend")

    assert estricto.post("/cola/siguiente/").status_code == 403
