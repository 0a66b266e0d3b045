"""The jefes read who looked at what clients sent; nobody sees any of it by that."""

from datetime import timedelta

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from documentos.servicios import registrar_vista
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("6.2")]
URL = "/quien-vio/"


@pytest.fixture
def venta():
    return venta_en(Estado.DOCUMENTADA)


@pytest.fixture
def jefe(client):
    persona = UsuarioFactory(rol=Rol.JEFE_SERVICIO)
    client.force_login(persona, backend="django.contrib.auth.backends.ModelBackend")
    return persona


def _mirar(venta, quien, cuando, que="DOSIER"):
    archivo = venta.carpeta.archivo(que)
    registrar_vista(venta.carpeta_id, que=que, archivo=archivo, acto=Acto(quien, cuando))


def _leidas(client, **pedido):
    return [(v.usuario, v.mirado()) for v in client.get(URL, pedido).context["pagina"]]


def test_each_look_says_who_what_when_and_of_which_sale_newest_first(client, jefe, venta, ahora):
    assert "Nadie miró nada todavía" in client.get(URL).content.decode()
    _mirar(venta, venta.asesor, ahora, "CI_ANVERSO")
    revisora = UsuarioFactory(rol=Rol.CANALES_VIRTUALES)
    _mirar(venta, revisora, ahora + timedelta(hours=1))

    assert _leidas(client) == [(revisora, "carpeta completa"), (venta.asesor, "anverso del C.I.")]
    pagina = client.get(URL).content.decode()
    assert f'href="/ventas/{venta.pk}/"' in pagina
    assert "Anverso del C.I." in pagina
    assert "/archivos/" not in pagina


def test_they_are_found_by_person_and_by_sale(client, jefe, venta, ahora):
    otra, revisora = venta_en(Estado.DOCUMENTADA), UsuarioFactory(rol=Rol.CANALES_VIRTUALES)
    _mirar(venta, venta.asesor, ahora)
    _mirar(venta, revisora, ahora)
    _mirar(otra, revisora, ahora)

    suyas = [(revisora, "carpeta completa")]
    assert _leidas(client, venta=otra.pk) == suyas
    assert _leidas(client, quien=revisora.pk) == suyas * 2
    assert _leidas(client, quien=revisora.pk, venta=venta.pk) == suyas
    assert _leidas(client, quien=jefe.pk) == []


@pytest.mark.parametrize("pedido", [{"venta": "x"}, {"venta": "0"}, {"quien": "999999"}])
def test_what_cannot_be_asked_is_said_and_shows_nothing(client, jefe, venta, ahora, pedido):
    _mirar(venta, venta.asesor, ahora)

    respuesta = client.get(URL, pedido)

    assert respuesta.status_code == 400
    assert "Eso no se puede buscar" in respuesta.content.decode()
    assert not respuesta.context["pagina"].object_list


@pytest.mark.parametrize("cuantas", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(
    client, jefe, venta, ahora, cuantas, django_assert_num_queries
):
    for _ in range(cuantas):
        _mirar(venta, venta.asesor, ahora, "CARTA")

    with django_assert_num_queries(7):
        client.get(URL)


def test_the_next_page_keeps_what_was_asked(client, jefe, venta, ahora):
    for _ in range(51):
        _mirar(venta, venta.asesor, ahora)

    pagina = client.get(URL, {"venta": venta.pk}).content.decode()

    assert f"?venta={venta.pk}&amp;page=2" in pagina


@pytest.mark.parametrize(
    ("rol", "llega"),
    [
        (Rol.JEFE_VENTAS, True),
        (Rol.JEFE_SERVICIO, True),
        (Rol.SUPERVISOR, False),
        (Rol.ADMINISTRADOR, False),
    ],
)
def test_the_log_leads_there_the_jefes_and_nobody_else(client, rol, llega):
    client.force_login(UsuarioFactory(rol=rol), backend="django.contrib.auth.backends.ModelBackend")

    assert (URL in client.get("/bitacora/").content.decode()) is llega
    assert client.get(URL).status_code == (200 if llega else 403)
