"""The administrator's pages of the checklists."""

from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from solicitudes.models import ListaDeControl
from solicitudes.reglas.control import EXPLICACION, RECIBIDOS, REVISION
from tests.factories_cuentas import administrador
from tests.solicitudes.listas.versiones import filas, propuesta

pytestmark = pytest.mark.django_db


def direccion(acto, *args):
    return reverse(f"admin:solicitudes_listadecontrol_{acto}", args=args)


def manana():
    return hoy(timezone.now()) + timedelta(days=1)


def escrito(control, items, **otros):
    """What the page of a proposal sends."""
    enviado = {
        "vigente_desde": f"{manana():%Y-%m-%d}",
        "razon": "Lo pide COMTECO",
        "cuantos": str(len(items)),
    }
    for n, item in enumerate(items):
        for campo, valor in {"orden": n + 1, **item}.items():
            if valor not in (None, False):
                enviado[f"item-{n}-{campo}"] = valor
    return enviado | otros


@pytest.fixture
def yo(client):
    usuario = administrador()
    client.force_login(usuario, backend="django.contrib.auth.backends.ModelBackend")
    return usuario


def proponer(client, control, items, **otros):
    return client.post(
        f"{direccion('add')}?lista={control.clave}", escrito(control, items, **otros)
    )


@pytest.mark.parametrize("control", [EXPLICACION, RECIBIDOS, REVISION])
def test_each_list_is_written_item_by_item_and_previewed(client, yo, control):
    pagina = client.get(f"{direccion('add')}?lista={control.clave}")
    assert [i["nombre"].value() for i in pagina.context["form"].items][-3:] == [None] * 3

    nuevo = {"codigo": "", "nombre": "Algo más", "mira": ["CARTA"], "lleva": "7.direccion_cobro"}
    hecha = proponer(client, control, [*filas(control), nuevo])

    fila = ListaDeControl.objects.get()
    assert hecha["Location"] == fila.get_absolute_url()
    assert fila.items[-1]["nombre"] == "Algo más"
    assert list(fila.lista.items)[:-1] == list(control.iniciales)
    if control is REVISION:
        nuevo = list(fila.lista.items.values())[-1]
        assert (nuevo.paso, nuevo.campos) == (7, ("direccion_cobro",))
    vista = client.get(fila.get_absolute_url()).content.decode()
    assert f"Cómo se verá en el paso {control.numeral}" in vista
    assert "Algo más" in vista


def test_the_places_that_were_typed_are_the_order_of_the_list(client, yo):
    items = filas(EXPLICACION)
    items[3]["orden"] = 1
    items[0]["orden"] = 2

    proponer(client, EXPLICACION, items)

    assert [i["codigo"] for i in ListaDeControl.objects.get().items] == [
        "TERMINOS",
        "ENVIO",
        "REGISTRO",
        "INSTALACION",
    ]


def test_an_item_is_retired_by_its_box_and_one_that_stays_has_none(client, yo):
    pagina = client.get(f"{direccion('add')}?lista=RECIBIDOS").content.decode()
    assert "No se retira: lo nombra el procedimiento (6.3)" in pagina
    items = filas(EXPLICACION)
    items[1]["retirar"] = "on"

    proponer(client, EXPLICACION, items)

    assert "REGISTRO" not in {i["codigo"] for i in ListaDeControl.objects.get().items}


@pytest.mark.parametrize(
    ("otros", "dicho"),
    [
        ({"item-0-nombre": " "}, "quedó sin frase"),
        ({"vigente_desde": "2020-01-01"}, "desde mañana"),
        ({"razon": ""}, "obligatorio"),
        ({"item-0-orden": "cero"}, "Escriba el lugar en números"),
        ({}, "Es lo mismo"),
    ],
)
def test_what_forbids_it_is_said_with_what_was_typed_still_there(client, yo, otros, dicho):
    items = filas(EXPLICACION, cambian={"TERMINOS": "Le llega un correo"} if otros else {})

    respuesta = proponer(client, EXPLICACION, items, **otros)

    pagina = unescape(respuesta.content.decode())
    assert respuesta.status_code == 422
    assert dicho in pagina
    assert "Le llega un correo" in pagina or not otros
    assert not ListaDeControl.objects.exists()


def test_a_second_person_approves_what_another_proposed(client, yo):
    fila = propuesta(EXPLICACION, filas(EXPLICACION, sin="ENVIO"), manana(), ahora=timezone.now())
    sin_elegir = client.get(direccion("add"), follow=True).content.decode()
    assert "Esperan a otro administrador" in sin_elegir
    assert f"{direccion('add')}?lista=EXPLICACION" in sin_elegir

    client.post(direccion("aprobar", fila.pk))

    fila.refresh_from_db()
    assert (fila.aprobada_por, fila.situacion) == (yo, "APROBADA")
    desde_ella = client.get(f"{direccion('add')}?de={fila.pk}").context["form"]
    assert len(desde_ella.items) == 3 + 3


def test_of_two_who_propose_at_once_the_second_is_told(client, yo):
    propuesta(EXPLICACION, filas(EXPLICACION, sin="ENVIO"), manana(), ahora=timezone.now())

    respuesta = proponer(client, EXPLICACION, filas(EXPLICACION, sin="REGISTRO"))

    assert "Ya hay una versión por aprobar" in respuesta.content.decode()
