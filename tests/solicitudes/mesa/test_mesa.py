"""What the agent does at the desk, by the same requests that the browser sends."""

from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any
from urllib.parse import quote

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from bluecom.cuentas.acto import Acto
from cartera.models import Cartera, Llamada
from solicitudes.mesa.consulta_cola import que_sigue
from solicitudes.models import CondicionComercial, Mensaje, Venta
from solicitudes.papeles import datos as datos_de_papeles
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.listas import ITEMS_6_3
from tests.cartera.factories import ContactoCarteraFactory
from tests.documentos.imagenes import foto_ci
from tests.solicitudes.factories import motivo, recibir_todo, venta_en, venta_propuesta

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def ahora_mismo() -> Any:
    """The pages read the wall clock: sales begin an hour ago."""
    return timezone.now() - timedelta(hours=1)


def en(cliente: Client, estado: str, **datos: Any) -> Venta:
    venta = venta_en(estado, **datos)
    cliente.force_login(venta.asesor, backend=BACKEND)
    return venta


@pytest.mark.paso("1.2")
def test_siguiente_opens_the_next_client_and_none_left_is_said(client, ahora_mismo):
    venta = en(client, Estado.ACEPTADA, ahora=ahora_mismo)
    contacto = ContactoCarteraFactory(asignado_a=venta.asesor)

    respuesta = client.post("/cola/siguiente/")
    nueva = Venta.objects.get(contacto=contacto)
    assert respuesta.headers["Location"] == f"/ventas/{nueva.pk}/"
    assert client.get("/mesa/").headers["Location"] == f"/ventas/{nueva.pk}/"

    client.post(
        f"/ventas/{nueva.pk}/saltar/",
        {"motivo": motivo("SALTO", "SALTADO").pk, "pausar": "si"},
    )
    assert "No quedan clientes" in client.post("/cola/siguiente/", follow=True).content.decode()


@pytest.mark.paso("1.2")
def test_outside_the_calling_hours_the_queue_says_once_until_when(client):
    with time_machine.travel(datetime(2026, 11, 29, 15, tzinfo=UTC), tick=False):  # a Sunday
        venta = en(client, Estado.ACEPTADA, ahora=timezone.now() - timedelta(hours=1))
        ContactoCarteraFactory(asignado_a=venta.asesor)
        Cartera.objects.update(siempre_abierta=False)

        dicho = client.post("/cola/siguiente/", follow=True).content.decode()

    assert dicho.count("se reparte de nuevo") == 1
    assert "No quedan clientes" not in dicho


@pytest.mark.paso("4.1")
def test_no_acceptance_without_an_effective_call_and_nothing_typed_is_lost(client, ahora_mismo):
    venta = en(client, Estado.FACTIBLE, ahora=ahora_mismo)
    condicion = CondicionComercial.objects.get(plan__codigo="FTTH-100", campania="CARTA")
    datos = {
        "condicion": condicion.pk,
        "tecnologia": "FIBRA",
        "facturacion": "AL_TELEFONO",
        "telefono_factura": "4251234",
        "es_titular": "on",
    }

    respuesta = client.post(f"/ventas/{venta.pk}/pasos/4/", datos)

    pagina = respuesta.content.decode()
    assert respuesta.status_code == 422
    assert "llamada efectiva a este cliente" in pagina
    assert 'value="4251234"' in pagina
    assert not hasattr(Venta.objects.get(pk=venta.pk), "oferta")


@pytest.mark.paso("4.2")
@pytest.mark.parametrize(
    ("cambio", "dice"),
    [
        ({"facturacion": "AL_TELEFONO"}, "Escriba el teléfono al que se factura."),
        ({"es_titular": "no"}, "Escriba el nombre de quien solicita."),
        ({"es_titular": ""}, "Pregunte si solicita el titular."),
        ({"facturacion": ""}, "Pregunte cómo quiere la factura."),
        ({"condicion": ""}, "Elija la oferta que el cliente acepta."),
        ({"tecnologia": "SATELITE"}, "Escoja una opción válida"),
    ],
)
def test_the_offer_says_beside_the_field_what_to_write(cambio, dice, client, ahora_mismo):
    venta = en(client, Estado.FACTIBLE, ahora=ahora_mismo)
    condicion = CondicionComercial.objects.get(plan__codigo="FTTH-50", campania="CARTA")
    datos = {
        "condicion": condicion.pk,
        "tecnologia": "FIBRA",
        "facturacion": "PROPIA",
        "es_titular": "on",
    }

    respuesta = client.post(f"/ventas/{venta.pk}/pasos/4/", datos | cambio)

    assert respuesta.status_code == 422
    assert dice in respuesta.content.decode()


@pytest.mark.paso("4.1")
def test_a_wrong_number_beside_the_outcome_keeps_what_was_typed(client, ahora_mismo):
    venta = en(client, Estado.FACTIBLE, ahora=ahora_mismo)
    escrito = {"resultado": "NO_CONTESTA", "telefono": "444690x9", "nota": "Hablé con la esposa"}

    respuesta = client.post(f"/ventas/{venta.pk}/llamada/", escrito)

    pagina = respuesta.content.decode()
    assert respuesta.status_code == 422
    assert "444690x9" in pagina
    assert "Hablé con la esposa" in pagina
    assert respuesta.context["llamada_form"]["telefono"].errors
    assert not Llamada.objects.exists()


@pytest.mark.paso("6.2")
def test_a_photo_by_script_answers_with_its_part_of_the_page(client, ahora_mismo):
    venta = en(client, Estado.EXPLICADA, ahora=ahora_mismo)
    foto = SimpleUploadedFile("ci.jpg", foto_ci())

    respuesta = client.post(
        f"/ventas/{venta.pk}/archivos/",
        {"tipo": "CI_ANVERSO", "archivo": foto},
        headers={"HX-Request": "true"},
    )

    pagina = respuesta.content.decode()
    assert 'id="recibidos"' in pagina
    assert "Falta recibir: reverso del C.I., carta de solicitud (6.2)." in pagina
    assert venta.carpeta.archivo("CI_ANVERSO") is not None


@pytest.mark.paso("6.2")
@pytest.mark.parametrize("contenido", [b"", b"no es una foto"])
def test_a_bad_photo_gets_a_sentence_and_keeps_nothing(contenido, client, ahora_mismo):
    venta = en(client, Estado.EXPLICADA, ahora=ahora_mismo)
    archivo = SimpleUploadedFile("ci.jpg", contenido)

    respuesta = client.post(
        f"/ventas/{venta.pk}/archivos/",
        {"tipo": "CI_ANVERSO", "archivo": archivo},
        headers={"HX-Request": "true"},
    )

    assert respuesta.status_code == 422
    assert venta.carpeta.archivo("CI_ANVERSO") is None


@pytest.mark.paso("6.1")
def test_the_request_to_the_client_is_noted_and_the_sale_waits(client, ahora_mismo):
    venta = en(client, Estado.EXPLICADA, ahora=ahora_mismo)

    respuesta = client.post(f"/ventas/{venta.pk}/pedir/", follow=True)

    assert Mensaje.objects.get(venta=venta).asunto == "Pedido de C.I. y carta"
    assert venta.cliente.nombre_completo in respuesta.content.decode()


@pytest.mark.paso("6.3")
def test_what_was_observed_goes_back_as_one_message(client, ahora_mismo):
    venta = en(client, Estado.EXPLICADA, ahora=ahora_mismo)
    datos = {"motivo_FIRMA": "falta la firma", "motivo_CI_LEGIBLE": "movida"}

    respuesta = client.post(f"/ventas/{venta.pk}/pedir-de-nuevo/", datos, follow=True)
    client.post(f"/ventas/{venta.pk}/pedir/")

    mensaje = Mensaje.objects.get(venta=venta)
    pagina = respuesta.content.decode()
    assert "Firma del solicitante: falta la firma" in mensaje.texto
    assert quote("falta la firma") in pagina
    assert mensaje.texto in unescape(pagina)
    assert Venta.objects.get(pk=venta.pk).estado == Estado.EXPLICADA


@pytest.mark.paso("6.3")
def test_to_ask_again_something_must_be_observed_and_nothing_typed_is_lost(client, ahora_mismo):
    venta = en(client, Estado.EXPLICADA, ahora=ahora_mismo)

    respuesta = client.post(f"/ventas/{venta.pk}/pedir-de-nuevo/", {"ci": "76543"})

    pagina = respuesta.content.decode()
    assert respuesta.status_code == 422
    assert "Escriba qué se observa en algún ítem" in pagina
    assert "76543" in pagina
    assert not Mensaje.objects.filter(venta=venta).exists()


@pytest.mark.paso("6.3")
def test_another_ci_than_the_portfolio_s_is_asked_about_and_then_rules(client, ahora_mismo):
    venta = en(client, Estado.EXPLICADA, ahora=ahora_mismo)
    recibir_todo(venta, acto=Acto(venta.asesor, ahora_mismo))
    datos = {f"ok_{codigo}": "on" for codigo in ITEMS_6_3} | {
        "ci": "7654321 LP",
        "ci_clase": "ANTERIOR",
        "ci_indefinido": "on",
        "carta_fecha": timezone.localdate().isoformat(),
    }
    direccion = f"/ventas/{venta.pk}/pasos/6/"

    preguntado = client.post(direccion, datos)
    confirmado = client.post(direccion, datos | {"ci_confirmado": "on"})

    venta = Venta.objects.get(pk=venta.pk)
    assert preguntado.status_code == 422
    (frase,) = preguntado.context["form"].errors["ci"]
    assert venta.cliente.ci_texto in frase
    assert "7654321 LP" in frase
    assert 'name="ci_confirmado"' in preguntado.content.decode()
    assert confirmado.status_code == 302
    assert venta.identificacion == "C.I. 7654321 LP"
    carta = datos_de_papeles.carta(venta, Acto(venta.asesor, ahora_mismo))
    assert carta.solicitante.titular.ci == "7654321 LP"


@pytest.mark.paso("8.1")
def test_the_address_is_shown_live_with_its_case(client, ahora_mismo):
    venta = en(client, Estado.REGISTRADA, ahora=ahora_mismo)
    campos = {"caso": "2", "via": "la paz", "numero": "2030", "cruce_1": "lanza"}

    respuesta = client.post(f"/ventas/{venta.pk}/direccion/", campos)

    assert "LA PAZ - 2030 ESQUINA LANZA" in respuesta.content.decode()


@pytest.mark.paso("9.1")
def test_the_gloss_is_shown_live_with_the_last_word(client, ahora_mismo):
    venta = en(client, Estado.DETALLADA, ahora=ahora_mismo)

    respuesta = client.post(f"/ventas/{venta.pk}/glosa/", {"adicional": "perro bravo"})

    assert "PERRO BRAVO" in respuesta.content.decode()


def test_a_callback_needs_its_hour(client, ahora_mismo):
    venta = en(client, Estado.FACTIBLE, ahora=ahora_mismo)
    manana = timezone.localtime() + timedelta(days=1)
    url = f"/ventas/{venta.pk}/llamada/"

    sin_hora = client.post(url, {"resultado": "VOLVER_A_LLAMAR"})
    con_hora = client.post(
        url, {"segunda": "VOLVER_A_LLAMAR", "volver_en": manana.strftime("%Y-%m-%dT%H:%M")}
    )

    assert "Escriba el día y la hora" in sin_hora.content.decode()
    assert con_hora.status_code == 302
    cola = client.get("/cola/").content.decode()
    assert f"Se lo llama el {manana:%d/%m} desde las {manana:%H:%M}." in cola
    venta.contacto.refresh_from_db()
    assert venta.contacto.situacion == "RELLAMADA"


@pytest.mark.parametrize("hora", ["2020-01-01T10:00", "9999-12-31T21:00", "0001-01-01T00:00"])
def test_a_callback_at_an_hour_that_cannot_be_is_said_and_kept_on_the_page(
    hora, client, ahora_mismo
):
    venta = en(client, Estado.FACTIBLE, ahora=ahora_mismo)
    datos = {"segunda": "VOLVER_A_LLAMAR", "volver_en": hora, "nota": "en reunión"}

    respuesta = client.post(f"/ventas/{venta.pk}/llamada/", datos)

    pagina = respuesta.content.decode()
    assert respuesta.status_code == 422
    assert "rellamada" in " ".join(respuesta.context["llamada_form"].errors["volver_en"])
    assert "en reunión" in pagina
    assert Venta.objects.get(pk=venta.pk).estado == Estado.FACTIBLE


def test_every_done_step_is_read_in_place(client, ahora_mismo):
    venta = en(client, Estado.IMPRESA, ahora=ahora_mismo)

    for numero in range(1, 12):
        pagina = client.get(f"/ventas/{venta.pk}/pasos/{numero}/")
        assert pagina.status_code == 200
        assert "todavía no está hecho" not in pagina.content.decode()


def test_a_folder_on_its_way_does_not_hold_up_the_next_client(db):
    venta = venta_propuesta()

    sigue = que_sigue(venta.asesor, venta.vence_en)

    assert sigue["verbo"] == "Siguiente cliente"


@pytest.mark.parametrize(
    ("faltan", "texto"),
    [
        (1, "vence en menos de dos horas"),
        (0, "vence en menos de dos horas"),
        (-1, "Venció el plazo"),
    ],
)
def test_a_folder_to_hand_over_comes_first_and_the_next_client_may_be_taken(db, faltan, texto):
    venta = venta_en(Estado.IMPRESA)

    sigue = que_sigue(venta.asesor, venta.vence_en - timedelta(hours=faltan))

    assert (sigue["venta"], sigue["puede_tomar"]) == (venta, True)
    assert texto in sigue["texto"]


def test_the_queue_names_what_waits_and_what_is_to_hand_over(client, ahora_mismo):
    venta = en(client, Estado.EXPLICADA, ahora=ahora_mismo)
    impresa = venta_en(Estado.IMPRESA, ahora=ahora_mismo, asesor=venta.asesor)

    lista = venta_en(Estado.DOCUMENTADA, ahora=ahora_mismo, asesor=venta.asesor)

    respuesta = client.get("/cola/")

    pagina = respuesta.content.decode()
    assert "anverso del C.I." in pagina
    assert [fila["venta"] for fila in respuesta.context["esperando"]] == [venta]
    assert [fila["venta"] for fila in respuesta.context["por_seguir"]] == [lista]
    assert impresa.cliente.nombre_completo in pagina
