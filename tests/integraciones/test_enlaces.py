"""Steps 2 and 3: the client is opened in the other system by one key, once its address is known."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from bluecom.integraciones.enlaces import enlace_a
from bluecom.variables import Variables
from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import venta_en

DE = {"codigo": "C 7/1", "linea": "44251234"}


@pytest.mark.parametrize(
    ("patron", "adonde"),
    [
        ("", ""),
        ("https://smartflex.example/c/{codigo}", "https://smartflex.example/c/C%207%2F1"),
        ("https://cc.example/?l={linea}&c={codigo}", "https://cc.example/?l=44251234&c=C%207%2F1"),
    ],
)
def test_the_address_has_what_is_known_of_the_client_in_its_place(settings, patron, adonde):
    settings.ENLACES = {"smartflex": patron}

    assert enlace_a("smartflex", **DE) == adonde


def test_a_client_without_code_is_not_looked_for_by_one(settings):
    settings.ENLACES = {"smartflex": "https://smartflex.example/c/{codigo}"}

    assert enlace_a("smartflex", codigo="", linea="44251234") == ""


@pytest.mark.parametrize(
    "patron", ["javascript:alert('{codigo}')", "https://sin-hueco.example/", "{codigo}"]
)
def test_an_address_that_leads_to_no_client_is_refused_at_the_start(monkeypatch, patron):
    monkeypatch.setenv("SMARTFLEX_URL", patron)

    with pytest.raises(ImproperlyConfigured, match="SMARTFLEX_URL"):
        Variables().enlace("SMARTFLEX_URL")


@pytest.mark.django_db
@pytest.mark.paso("2.1", "3.1")
@pytest.mark.parametrize(
    ("estado", "dato"), [(Estado.TOMADA, "codigo"), (Estado.VERIFICADA, "linea")]
)
def test_the_page_copies_and_opens_what_its_system_is_asked_for(client, settings, estado, dato):
    settings.ENLACES = {
        "smartflex": "https://smartflex.example/{codigo}",
        "contact_center": "https://cc.example/{linea}",
    }
    venta = venta_en(estado)
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")
    linea = venta.contacto.linea.removeprefix("+591")
    suyo = {"codigo": venta.cliente.codigo, "linea": linea}[dato]

    pagina = client.get(venta.get_absolute_url()).content.decode()

    assert f'data-copiar="{suyo}" data-copiar-siguiente' in pagina
    assert f'.example/{suyo}"' in pagina
