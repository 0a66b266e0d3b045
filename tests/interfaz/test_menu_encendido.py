"""The menu says where one is: each page of a role lights exactly one of its entries."""

import pytest
from django.urls import reverse

from bluecom.cuentas.models import Rol
from bluecom.interfaz.navegacion import POR_ROL, navegacion_de
from solicitudes.reglas.estados import Estado
from tests.acceso.matriz import MATRIZ
from tests.acceso.mundo import patrones
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import venta_en

DE_NADIE = {
    *("inicio", "ficha", "segundo_factor", "cuenta", "cambiar_clave"),  # of one's own account
    "avisos_preferencias",
    *("buscar", "avisos", "avisos_vivos", "aviso"),  # the right end of the bar
    *("exportacion", "exportacion_avance", "exportacion_archivo"),  # of whatever list
    *("qr", "correcciones", "constancia"),  # opened from a paper, read from a gloss, a paper
}
VALORES = {"tipo": "CONTRATO", "token": "x", "producto": "DUO", "facturacion": "PROPIA"}
VALORES |= {"mes": "2026-11", "cifra": "registradas"}


def encendidas(html: str) -> list[str]:
    barra = html.split('aria-label="Principal"')[1].split("</nav>")[0]
    return [
        enlace.split("</a>")[0].split("<span>")[1].split("</span>")[0]
        for enlace in barra.split("<a ")[1:]
        if "aria-current" in enlace
    ]


@pytest.mark.parametrize("rol", POR_ROL)
def test_each_page_lights_one_entry_of_its_menu(rol):
    apagadas = {}
    for nombre, fila in MATRIZ.items():
        if fila.metodo != "GET" or nombre in DE_NADIE or rol not in fila.roles:
            continue
        partes = patrones()[nombre].pattern.converters
        ruta = reverse(nombre, kwargs={parte: VALORES.get(parte, 7) for parte in partes})
        actuales = [enlace.texto for enlace in navegacion_de(rol, ruta=ruta) if enlace.actual]
        if len(actuales) != 1:
            apagadas[nombre] = actuales

    assert apagadas == {}


@pytest.mark.django_db
def test_who_can_do_nothing_in_a_page_is_shown_no_bar_of_actions(client):
    venta = venta_en(Estado.DESCARTADA)
    client.force_login(
        UsuarioFactory(rol=Rol.SUPERVISOR), backend="django.contrib.auth.backends.ModelBackend"
    )

    assert 'class="acciones"' not in client.get(venta.get_absolute_url()).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("estado", "donde"), [(Estado.FACTIBLE, "Mesa"), (Estado.EXPLICADA, "Mis ventas")]
)
def test_the_sale_in_hand_is_of_the_mesa(estado, donde, client):
    venta = venta_en(estado)
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")

    for pagina in ("", "descartar/", "nombre/"):
        html = client.get(f"{venta.get_absolute_url()}{pagina}").content.decode()
        assert encendidas(html) == [donde]
