"""The call's page by the requests that the browser sends: one act, and on to the next client."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cartera.models import ContactoCartera, DetalleLlamada, Llamada, NoLlamar, ResultadoLlamada
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from tests.cartera.factories import ContactoCarteraFactory, TelefonoClienteFactory
from tests.solicitudes.factories import venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("4.1")]
OTRO = "+59170712345"


@pytest.fixture
def venta(client):
    venta = venta_en(Estado.FACTIBLE, ahora=timezone.now() - timedelta(minutes=5))
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")
    return venta


@pytest.fixture
def otro(venta):
    return ContactoCarteraFactory(cartera=venta.contacto.cartera, asignado_a=venta.asesor)


@pytest.fixture
def pulsar(client, venta):
    def _pulsar(**datos):
        return client.post(f"/ventas/{venta.pk}/llamada/", datos)

    return _pulsar


def estado(venta) -> str:
    return Venta.objects.get(pk=venta.pk).estado


def test_one_act_records_ends_and_opens_the_next_client(venta, otro, pulsar):
    respuesta = pulsar(resultado="YA_TIENE_SERVICIO", nota="con otra empresa")

    siguiente = Venta.objects.get(contacto=otro)
    assert respuesta.url == siguiente.get_absolute_url()
    assert (estado(venta), estado(siguiente)) == (Estado.DESCARTADA, Estado.TOMADA)
    llamada = Llamada.objects.get()
    assert (llamada.nota, llamada.desenlace) == ("con otra empresa", "CERRADO")
    assert ContactoCartera.objects.get(pk=venta.contacto_id).situacion == "CERRADO"


def test_with_nobody_left_the_queue_says_so_and_offers_the_way_back(client, venta, pulsar):
    respuesta = pulsar(resultado="YA_TIENE_SERVICIO")

    assert respuesta.url == "/cola/"
    pagina = client.get("/cola/").content.decode()
    assert "No quedan clientes por llamar" in pagina
    assert "No se lo vuelve a llamar por esta cartera." in pagina
    deshacer = f"/ventas/{venta.pk}/llamada/{Llamada.objects.get().pk}/deshacer/"
    assert f'action="{deshacer}"' in pagina

    assert client.post(deshacer).url == venta.get_absolute_url()
    assert estado(venta) == Estado.FACTIBLE
    assert 'action="' + deshacer not in client.get("/cola/").content.decode()


def test_a_refusal_asks_why_and_is_not_recorded_without_it(venta, pulsar):
    respuesta = pulsar(resultado="NO_ACEPTA")

    pagina = respuesta.content.decode()
    assert respuesta.status_code == 422
    assert "«No acepta» pide su detalle" in pagina
    assert respuesta.context["llamada_form"].pregunta == "NO_ACEPTA"
    assert not Llamada.objects.exists()

    pulsar(segunda="NO_ACEPTA.PRECIO")
    assert Llamada.objects.get().dicho == "No acepta: el precio"


@pytest.mark.parametrize("segunda", ["NO_ACEPTA.NADA", "NO_ACEPTA.", "NADA", "NADA.PRECIO"])
def test_a_second_key_that_is_on_no_page_writes_nothing(segunda, venta, pulsar):
    pulsar(segunda=segunda)

    assert not Llamada.objects.exists()
    assert estado(venta) == Estado.FACTIBLE


def test_a_detail_put_away_meanwhile_is_asked_again(venta, pulsar):
    DetalleLlamada.objects.filter(codigo="PRECIO").update(activo=False)

    pulsar(segunda="NO_ACEPTA.PRECIO")

    assert not Llamada.objects.exists()


def test_do_not_call_needs_its_second_key(venta, pulsar):
    respuesta = pulsar(resultado="NO_LLAMAR")

    assert respuesta.status_code == 422
    assert "Confirme «Pide que no lo llamen más»" in respuesta.content.decode()
    assert not NoLlamar.objects.exists() and not Llamada.objects.exists()

    pulsar(segunda="NO_LLAMAR")
    assert NoLlamar.objects.exists()
    assert estado(venta) == Estado.DESCARTADA


# --- the numbers of the client --------------------------------------------------------------------
def test_who_has_another_number_may_be_tried_on_it_at_once(client, venta, pulsar):
    TelefonoClienteFactory(cliente=venta.cliente, numero=OTRO)
    pagina = client.get(venta.get_absolute_url())
    assert "Probar el 707 12345" in pagina.content.decode()

    respuesta = pulsar(otro="NO_CONTESTA", telefono=venta.contacto.linea)

    assert respuesta.url == venta.get_absolute_url()
    assert estado(venta) == Estado.FACTIBLE
    despues = client.get(venta.get_absolute_url())
    assert despues.context["llamada_form"]["telefono"].value() == "70712345"
    assert "Probar el" not in despues.content.decode()


def test_a_number_that_is_bad_is_not_proposed(client, venta):
    TelefonoClienteFactory(cliente=venta.cliente, numero=OTRO, calificacion="EQUIVOCADO")

    assert "Probar el" not in client.get(venta.get_absolute_url()).content.decode()


def test_a_refusal_does_not_go_on_with_another_number(venta, pulsar):
    TelefonoClienteFactory(cliente=venta.cliente, numero=OTRO)

    pulsar(otro="YA_TIENE_SERVICIO")

    assert estado(venta) == Estado.DESCARTADA


@pytest.mark.parametrize(
    ("resultado", "calificacion"),
    [
        ("NUMERO_EQUIVOCADO", "EQUIVOCADO"),
        ("FUERA_DE_SERVICIO", "FUERA"),
        ("NO_ESTA", "OTRA_PERSONA"),
        ("YA_TIENE_SERVICIO", "BUENO"),
    ],
)
def test_the_outcome_says_what_the_number_is(resultado, calificacion, venta, pulsar):
    pulsar(resultado=resultado)

    (telefono,) = venta.cliente.telefonos.all()
    assert telefono.calificacion == calificacion


def test_somebody_else_at_the_line_does_not_spoil_a_number_known_to_be_good(venta, pulsar):
    TelefonoClienteFactory(cliente=venta.cliente, numero=venta.contacto.linea, calificacion="BUENO")

    pulsar(resultado="NO_ESTA")

    assert venta.cliente.telefonos.get().calificacion == "BUENO"


# --- the catalogue, edited between page and press ------------------------------------------------
def campo(client, venta) -> str:
    return client.get(venta.get_absolute_url()).context["llamada_form"]["catalogo"].value()


def test_a_key_that_now_does_something_else_is_said_and_writes_nothing(client, venta, pulsar):
    visto = campo(client, venta)
    ResultadoLlamada.objects.filter(pk="YA_TIENE_SERVICIO").update(
        desenlace="REINTENTO", espera_minutos=60
    )

    respuesta = pulsar(resultado="YA_TIENE_SERVICIO", catalogo=visto, nota="ya tiene")

    pagina = respuesta.content.decode()
    assert respuesta.status_code == 422
    assert "Ahora: «8 · Ya tiene el servicio → lo reintenta en 1 h y trae el siguiente»" in pagina
    assert 'value="ya tiene"' in pagina
    assert not Llamada.objects.exists()

    otra_vez = respuesta.context["llamada_form"]["catalogo"].value()
    pulsar(resultado="YA_TIENE_SERVICIO", catalogo=otra_vez)
    assert Llamada.objects.get().desenlace == "REINTENTO"


def test_an_outcome_put_away_meanwhile_is_recorded_by_nobody(client, venta, pulsar):
    visto = campo(client, venta)
    ResultadoLlamada.objects.filter(pk="YA_TIENE_SERVICIO").update(activo=False)

    for datos in ({"catalogo": visto}, {}):
        assert pulsar(resultado="YA_TIENE_SERVICIO", **datos).status_code == 422

    assert not Llamada.objects.exists()


def test_a_change_of_words_elsewhere_keeps_nobody(client, venta, pulsar):
    visto = campo(client, venta)
    ResultadoLlamada.objects.filter(pk="YA_TIENE_SERVICIO").update(orden=99, tecla="8")

    pulsar(resultado="CORTADA", catalogo=visto)

    assert Llamada.objects.get().resultado_id == "CORTADA"


# --- two tabs -----------------------------------------------------------------------------------
def test_the_second_tab_of_a_taking_that_ended_doubles_nothing(client, venta, otro, pulsar):
    pulsar(segunda="NO_ACEPTA.PRECIO")
    despues = pulsar(resultado="YA_TIENE_SERVICIO")

    assert despues.url == venta.get_absolute_url()
    assert Llamada.objects.count() == 1
    assert Venta.objects.filter(contacto=otro).count() == 1
    pagina = client.get(venta.get_absolute_url()).content.decode()
    assert "Siguiente cliente" in pagina and "Deshacer" in pagina
    assert "No acepta: el precio" in pagina  # beside «Descartada», in what happened


def test_what_the_client_decides_is_not_marked_before_he_decides(client, venta):
    pagina = client.get(venta.get_absolute_url())

    form = pagina.context["form"]
    dicho = {campo: form[campo].value() for campo in ("condicion", "facturacion", "es_titular")}
    assert not any(dicho.values())
    assert form["tecnologia"].value() == "FIBRA"
    assert "Registrar aceptación" not in pagina.content.decode()


def test_the_yes_of_a_client_registers_no_terms_that_he_was_not_asked(client, venta, pulsar):
    pulsar(resultado="ACEPTA")

    respuesta = client.post(f"/ventas/{venta.pk}/pasos/4/", {"tecnologia": "FIBRA"})

    assert respuesta.status_code == 422
    assert set(respuesta.context["form"].errors) == {"condicion", "facturacion", "es_titular"}
    assert estado(venta) == Estado.FACTIBLE


def test_a_company_is_asked_for_its_representative_alone(client):
    venta = venta_en(
        Estado.FACTIBLE,
        ahora=timezone.now(),
        cliente={"tipo": "EMPRESA", "razon_social": "Comercial Uno", "nit": "1020304050",
                 "ci_numero": "", "ci_expedido": ""},
    )  # fmt: skip
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")

    form = client.get(venta.get_absolute_url()).context["form"]

    assert form.fields["es_titular"].choices == [("no", "Su representante")]
    assert form["es_titular"].value() == "no"
