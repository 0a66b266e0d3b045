"""Step 11.2: the letter of each product by versions; what was issued keeps its own."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.rechazo import Rechazo
from bluecom.vigencias.servicios import aprobar
from solicitudes.canales.terminos import servicio
from solicitudes.canales.terminos.formulario_texto import TextoDeTerminosForm
from solicitudes.canales.terminos.version import (
    anterior,
    objeciones,
    ordenar,
    proponer,
    version_de,
)
from solicitudes.models import Producto, TextoDeTerminos, Venta
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.texto_de_terminos import DE_FABRICA
from tests.factories_cuentas import UsuarioFactory, administrador
from tests.solicitudes.canales.terminos.envios import enviar, ultimo, visto
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.2")]
OTRO = DE_FABRICA.replace("Le enviamos", "Gracias por elegirnos. Le enviamos")
UN_DIA = timedelta(days=1)


@pytest.fixture
def instalada() -> Venta:
    return venta_en(Estado.INSTALADA)


def nuevo(producto, texto=OTRO, ahora=AHORA):
    desde = hoy(ahora) + UN_DIA
    return TextoDeTerminos(
        producto_id=producto, texto=texto, vigente_desde=desde, razon="Lo pide COMTECO"
    )


def firmado(producto, texto=OTRO):
    fila = proponer(nuevo(producto, texto), acto=Acto(administrador(), AHORA))
    return aprobar(fila, acto=Acto(administrador(), AHORA))


def test_another_text_rules_from_its_day_and_for_its_product_alone(instalada):
    producto = instalada.oferta.producto_id
    ajeno = Producto.objects.exclude(pk=producto).first().pk
    assert firmado(producto).numero == 2

    manana = hoy(AHORA) + UN_DIA
    dias = [TextoDeTerminos.del_dia(producto, dia).numero for dia in (hoy(AHORA), manana)]
    assert dias == [1, 2]
    assert TextoDeTerminos.del_dia(ajeno, manana).texto == DE_FABRICA


def test_what_is_sent_again_says_what_was_sent_and_what_is_issued_anew_says_the_new(
    instalada, canales, mailoutbox
):
    venta = enviar(instalada)
    firmado(venta.oferta.producto_id)
    ellos = Acto(canales, AHORA + 2 * UN_DIA)

    servicio.reenviar(venta.pk, acto=ellos, visto=visto(venta))
    venta = enviar(venta)
    with transaction.atomic():
        venta = Venta.objects.select_for_update().get(pk=venta.pk)
        servicio.deber_terminos(venta, acto=ellos, cambia=["La fecha de activación."])
    venta = enviar(venta)

    assert [envio.texto for envio in venta.envios.order_by("vez")] == [1, 1, 2]
    assert ["Gracias por elegirnos" in correo.body for correo in mailoutbox] == [False, False, True]
    assert version_de(venta, ultimo(venta).documento, acto=ellos) == 2


def test_a_text_without_what_the_client_has_to_read_is_refused_to_form_and_service(instalada):
    producto = instalada.oferta.producto_id
    sin_enlace = nuevo(producto, OTRO.replace("{enlace}", ""))

    with pytest.raises(Rechazo, match=r"falta \{enlace\}"):
        proponer(sin_enlace, acto=Acto(administrador(), AHORA))
    datos = {"producto": producto, "razon": "x", "texto": sin_enlace.texto}
    form = TextoDeTerminosForm(datos | {"vigente_desde": "2100-01-01"})
    assert not form.is_valid()
    assert "falta {enlace}" in str(form.errors)


def test_the_same_text_is_no_version(instalada):
    fila = nuevo(instalada.oferta.producto_id, DE_FABRICA + "\u200b ")
    ordenar(fila)

    assert anterior(fila).texto == DE_FABRICA
    assert objeciones(fila, hoy(AHORA)) == ["Es lo mismo que rige la víspera: cambie algo."]


def test_who_proposes_does_not_approve_and_the_page_shows_what_changes(instalada, client):
    jefa = UsuarioFactory(rol=Rol.ADMINISTRADOR)
    client.force_login(jefa)
    fila = proponer(nuevo(instalada.oferta.producto_id), acto=Acto(jefa, AHORA))

    with pytest.raises(Rechazo, match="otro administrador"):
        aprobar(fila, acto=Acto(jefa, AHORA))
    pagina = client.get(fila.get_absolute_url())
    assert b"Gracias" in pagina.content
    lista = client.get(reverse("admin:solicitudes_textodeterminos_changelist"))
    assert fila.producto.nombre in lista.content.decode()
    otra = reverse("admin:solicitudes_textodeterminos_add")
    assert b"{enlace}" in client.get(otra, {"producto": fila.producto_id}).content
