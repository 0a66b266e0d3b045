"""What a script reads when the session it was drawn with is no longer there."""

import pytest
from django.test import Client

from bluecom.cuentas.models import Usuario
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db
CLAVE = "clave-de-prueba-1"
GUIONES = [
    {"HX-Request": "true"},
    {"X-Requested-With": "XMLHttpRequest"},
    {"Sec-Fetch-Dest": "empty", "Sec-Fetch-Mode": "cors"},
]


@pytest.fixture
def estricto() -> Client:
    """A browser that checks the token of each form, as the real one does."""
    return Client(enforce_csrf_checks=True)


def _entrar(cliente: Client, usuario: Usuario) -> None:
    ficha = _ficha_de(cliente, "/entrar/")
    datos = {"username": usuario.username, "password": CLAVE, "csrfmiddlewaretoken": ficha}
    assert cliente.post("/entrar/", datos).status_code == 302


def _ficha_de(cliente: Client, pagina: str) -> str:
    return str(cliente.get(pagina).context["csrf_token"])


@pytest.mark.parametrize("cabeceras", GUIONES)
@pytest.mark.parametrize("ruta", ["/ventas/1/archivos/", "/ventas/1/pasos/6/borrador/", "/cola/"])
def test_without_a_session_a_script_reads_that_it_ended(client, ruta, cabeceras):
    respuesta = client.post(ruta, headers=cabeceras)

    assert respuesta.status_code == 401
    assert respuesta["X-Sesion"] == "terminada"
    assert respuesta["Content-Type"].startswith("text/plain")
    assert "Su sesión terminó" in respuesta.content.decode()


def test_a_person_is_still_sent_to_sign_in(client):
    respuesta = client.get("/cola/", headers={"Sec-Fetch-Dest": "document"})

    assert respuesta.url == "/entrar/?next=/cola/"


def test_the_administration_answers_a_script_likewise(client):
    assert client.get("/admin/", headers=GUIONES[0]).status_code == 401


def test_who_still_owes_the_second_factor_has_no_session_for_a_script(client, settings):
    settings.EXIGIR_SEGUNDO_FACTOR = True
    client.force_login(UsuarioFactory(rol="SUPERVISOR"))

    assert client.get("/avisos/vivos/", headers=GUIONES[0])["X-Sesion"] == "terminada"


def test_after_signing_in_again_an_old_form_takes_a_new_token_and_goes_on(estricto):
    """Another tab signed in: what was typed in this one is sent with the token of now."""
    persona = UsuarioFactory()
    _entrar(estricto, persona)
    vieja = _ficha_de(estricto, "/avisos/")
    _entrar(Client(), persona)
    otra_pestana = _ficha_de(estricto, "/avisos/")
    estricto.post("/salir/", {"csrfmiddlewaretoken": otra_pestana})
    _entrar(estricto, persona)
    enviar = {"path": "/avisos/leidos/", "headers": {"HX-Request": "true"}}

    vencida = estricto.post(data={"csrfmiddlewaretoken": vieja}, **enviar)
    ficha = estricto.get("/entrar/ficha/", headers={"HX-Request": "true"})
    despues = estricto.post(data={"csrfmiddlewaretoken": ficha.content.decode()}, **enviar)

    assert (vencida.status_code, vencida["X-Sesion"]) == (403, "otra-ficha")
    assert ficha["X-Persona"] == str(persona.pk)
    assert ficha["Cache-Control"] == "no-store, private"
    assert despues.status_code in {200, 204, 302}


def test_an_old_token_without_a_session_says_that_the_session_ended(estricto):
    respuesta = estricto.post("/avisos/leidos/", headers={"HX-Request": "true"})

    assert (respuesta.status_code, respuesta["X-Sesion"]) == (401, "terminada")


def test_a_person_with_an_old_form_reads_a_page(estricto):
    estricto.force_login(UsuarioFactory())

    respuesta = estricto.post("/avisos/leidos/")

    assert respuesta.status_code == 403
    assert "La página caducó" in respuesta.content.decode()


def test_there_is_no_token_without_a_session(client):
    assert client.get("/entrar/ficha/", headers=GUIONES[0]).status_code == 401
    assert client.get("/entrar/ficha/").status_code == 302


def test_a_page_says_whose_it_is(client):
    persona = UsuarioFactory()
    client.force_login(persona)

    assert f'data-persona="{persona.pk}"' in client.get("/avisos/").content.decode()
