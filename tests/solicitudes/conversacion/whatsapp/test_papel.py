"""The letter's form goes to the client as a file, by the same owed sending as a text (6.2)."""

import pytest
from django.utils import timezone

from bluecom.cuentas.acto import Acto
from bluecom.integraciones.errores import SistemaNoResponde
from bluecom.integraciones.whatsapp.cloud import Cloud
from bluecom.integraciones.whatsapp.graph import Formulario
from bluecom.integraciones.whatsapp.puerto import NoSale, Papel, Persona, Saliente
from bluecom.pendientes.models import Pendiente, Situacion
from bluecom.pendientes.servicios import procesar_pendientes
from documentos.almacen import almacen
from documentos.servicios import ejemplar
from solicitudes.conversacion.envios import CON_LA_CARTA, enviar_carta
from solicitudes.models import Mensaje, Oferta
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.apoyo.graph import contar, mensaje
from tests.solicitudes.factories import venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("6.2")]
BACKEND = "django.contrib.auth.backends.ModelBackend"
CARTA = Saliente(Persona("BO.1"), "Su carta", nuestro="1", papel=Papel(b"%PDF-", "Carta.pdf"))


@pytest.fixture
def venta(graph):
    """Its client wrote just now."""
    venta = venta_en(Estado.EXPLICADA)
    contar(mensaje("abre", bsuid="BO.1", numero="59170712345", en=int(timezone.now().timestamp())))
    return venta


def enviada() -> Mensaje:
    return Mensaje.objects.get(asunto="Carta")


def otra_vez() -> None:
    debidos = Pendiente.objects.filter(situacion=Situacion.DEBIDO)
    debidos.update(proximo_en=timezone.now())
    procesar_pendientes()


def test_the_very_file_that_is_kept_goes_with_the_text_beneath(client, graph, venta):
    client.force_login(venta.asesor, backend=BACKEND)
    assert "Enviar la carta para imprimir" in _conversacion(client, venta)

    client.post(f"/ventas/{venta.pk}/conversacion/carta/")
    for _ in range(2):
        otra_vez()

    [subido] = graph.subidos
    assert ejemplar(enviada().documento) in subido
    assert graph.pedidos[-1]["document"] == {
        "id": "subido1",
        "filename": "Modelo de carta de solicitud.pdf",
        "caption": CON_LA_CARTA,
    }
    assert enviada().estado == "ENVIADO"
    pagina = _conversacion(client, venta)
    assert "Modelo de carta de solicitud</a> · versión 1" in pagina
    assert f'href="/ventas/{venta.pk}/papeles/CARTA_MODELO/?version=1"' in pagina, "that very one"


def _conversacion(client, venta) -> str:
    return client.get(f"/ventas/{venta.pk}/conversacion/").content.decode()


def test_outside_the_window_no_file_goes(graph):
    venta = venta_en(Estado.EXPLICADA)

    with pytest.raises(TransicionInvalida, match="ventana"):
        enviar_carta(venta.pk, acto=Acto(venta.asesor, timezone.now()))


def test_what_failed_while_it_went_up_reached_nobody_and_goes_later_once(graph, venta):
    enviar_carta(venta.pk, acto=Acto(venta.asesor, timezone.now()))
    graph.dia = "roto al subir"
    otra_vez()
    otra_vez()
    assert (enviada().estado, graph.pedidos) == ("POR_SALIR", [])

    graph.dia = "bueno"
    otra_vez()
    otra_vez()

    assert (enviada().estado, len(graph.pedidos)) == ("ENVIADO", 1)


def test_a_letter_that_says_something_else_by_now_does_not_go_and_the_new_one_does(graph, venta):
    acto = Acto(venta.asesor, timezone.now())
    enviar_carta(venta.pk, acto=acto)
    graph.dia = "roto al subir"
    otra_vez()
    otra_vez()
    Oferta.objects.filter(venta=venta).update(
        condiciones={**venta.oferta.condiciones, "tarifa": "199.00"}
    )
    enviar_carta(venta.pk, acto=acto)

    graph.dia = "bueno"
    for _ in range(3):
        otra_vez()

    de_antes, nueva = Mensaje.objects.filter(asunto="Carta").order_by("pk")
    assert (de_antes.estado, nueva.estado) == ("RETIRADO", "ENVIADO")
    [subido] = graph.subidos
    assert ejemplar(nueva.documento) in subido


def test_a_file_that_was_altered_is_sent_to_nobody(graph, venta):
    enviar_carta(venta.pk, acto=Acto(venta.asesor, timezone.now()))
    Pendiente.objects.filter(tipo="whatsapp:enviar").update(situacion="HECHO")
    procesar_pendientes()
    almacen().delete(enviada().documento.archivo)
    Pendiente.objects.filter(tipo="whatsapp:enviar").update(situacion="DEBIDO")

    otra_vez()

    assert (enviada().estado, graph.pedidos) == ("FALLO", [])


def test_a_no_to_the_file_is_a_no_and_a_breakdown_is_later(graph):
    graph.dia, graph.codigo_de_error = "niega subidas", 100
    with pytest.raises(NoSale):
        Cloud().enviar(CARTA)

    graph.dia = "roto al subir"
    with pytest.raises(SistemaNoResponde) as error:
        Cloud().enviar(CARTA)
    assert error.value.reintentable


def test_a_form_names_its_file_and_holds_it_whole():
    tipo, cuerpo = Formulario({"a": "b"}, b"\r\n--x\r\n", "Carta.pdf", "application/pdf").cuerpo()

    borde = tipo.rpartition("boundary=")[2].encode()
    assert cuerpo.count(b"--" + borde) == 3
    assert b'filename="Carta.pdf"\r\nContent-Type: application/pdf\r\n\r\n\r\n--x\r\n' in cuerpo
