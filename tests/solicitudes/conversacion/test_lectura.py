"""Before hanging up, what was noted is read back, from what stands in the fields of step 5."""

import pytest
from django.urls import reverse

from solicitudes.models import CondicionComercial
from solicitudes.pasos.p05_explicacion.formulario import FichaForm
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.glosa import datos_de_glosa
from solicitudes.reglas.guion import guion_de, interlocutor
from tests.solicitudes.conversacion.personas import EMPRESA, REPRESENTANTE, TERCERA
from tests.solicitudes.factories import venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("5")]
TODO = {
    "misma_direccion": "on",
    "vivienda": "CASA",
    "pisos": "2",
    "caracteristicas": "PORTON CAFE",
    "referencia_1": "4251234",
    "referencia_2": "707-12345",
    "pasar_en": "EN LA TARDE",
    "preguntar_por": "ROSA DE LA CRUZ",
    "celular_whatsapp": "70712345",
    "correo": "rosa@correo.example",
    "puntos": "1",
}


@pytest.fixture
def venta(client):
    venta = venta_en(Estado.ACEPTADA)
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")
    return venta


@pytest.fixture
def escribir(client, venta):
    """Keep a draft as the page does, and return what it says again."""

    def guardar(**cambios):
        url = reverse("guardar_borrador", args=[venta.pk, 5])
        return client.post(url, TODO | cambios).content.decode()

    return guardar


def test_all_that_was_noted_is_read_back_with_offer_and_price(venta, escribir, client):
    escribir()

    leido = " ".join(client.get(venta.get_absolute_url()).context["lectura"])

    assert leido.startswith(f"Le repito lo que anoté, {venta.cliente.nombre_hablado}, para que")
    for dicho in (
        "Es Fibra 50 Mbps: cuesta Bs 149,00 por mes y la instalación no tiene costo.",
        "Le llega en una factura aparte.",
        "El tiempo mínimo de permanencia es de 18 meses. Si lo deja antes, paga Bs 30,00 por cada",
        f"Se instala en {venta.contacto.direccion}. Es una casa de 2 pisos.",
        "Características: PORTON CAFE.",
        "Cuándo pasar: EN LA TARDE. Preguntamos por Rosa de la Cruz.",
        "Teléfono de referencia: 44251234 y 70712345. Su WhatsApp: 70712345.",
        "Su correo electrónico: rosa@correo.example.",
    ):
        assert dicho in leido
    assert leido.endswith("¿Está todo bien?")
    assert "None" not in leido


def test_it_is_said_again_with_each_draft(escribir):
    assert "Su WhatsApp: 70712345." in escribir()
    assert "Su WhatsApp: 76543210." in escribir(celular_whatsapp="765 43210")


@pytest.mark.parametrize("campo", ["vivienda", "referencia_1", "pasar_en", "correo"])
def test_while_something_is_left_to_ask_nothing_is_read_back(escribir, campo):
    dicho = escribir(**{campo: ""})

    assert 'id="lectura"' in dicho
    assert "Le repito" not in dicho


def test_who_has_no_mail_hears_so_and_another_address_is_the_one_read(escribir):
    dicho = escribir(
        correo="", sin_correo="on", misma_direccion="", direccion_dictada="CALLE JUNIN 45."
    )

    assert "No tiene correo electrónico." in dicho
    assert "Se instala en CALLE JUNIN 45. Es una casa" in dicho


def test_what_is_half_typed_is_read_as_it_was_typed(escribir):
    dicho = escribir(celular_whatsapp="7071", pisos="dos", puntos="")

    assert "Su WhatsApp: 7071." in dicho
    assert "Es una casa. Car" in dicho


@pytest.mark.parametrize(
    ("cliente", "oferta", "por"),
    [
        (
            {"nombres": "JUAN", "apellido_paterno": "PAZ", "apellido_materno": ""},
            TERCERA,
            "Juan Paz",
        ),
        (EMPRESA, REPRESENTANTE, "IMPORTADORA ANDINA S.R.L."),
    ],
)
def test_who_asks_for_another_hears_for_whom(cliente, oferta, por):
    venta = venta_en(Estado.EXPLICADA, cliente=cliente, oferta=oferta)

    leido = FichaForm(venta).lectura()

    assert "Ana Paz Rocha" in leido[0]
    assert leido[1].startswith(f"Usted lo solicita por {por.rstrip('.')}. Es Fibra")


def test_a_company_is_asked_for_by_the_name_of_its_person():
    venta = venta_en(Estado.ACEPTADA, cliente=EMPRESA, oferta=REPRESENTANTE)
    assert FichaForm(venta).initial["preguntar_por"] == "ANA PAZ ROCHA"

    explicada = venta_en(
        Estado.EXPLICADA, cliente=EMPRESA | {"nit": "1020304051"}, oferta=REPRESENTANTE
    )
    assert datos_de_glosa(explicada)["preguntar_por"] == "ANA PAZ ROCHA"


@pytest.mark.paso("4.2")
def test_the_first_call_to_a_company_is_not_to_a_person_of_that_name():
    venta = venta_en(Estado.FACTIBLE, cliente=EMPRESA)
    condicion = CondicionComercial.objects.filter(plan__codigo="FTTH-50")[0]

    assert interlocutor(venta) == "la empresa IMPORTADORA ANDINA S.R.L."
    assert "¿Hablo con la empresa IMPORTADORA" in " ".join(guion_de(venta, condicion, []))


def test_each_tick_of_the_page_is_described_by_its_words(venta, client):
    pagina = client.get(venta.get_absolute_url()).content.decode()

    assert 'aria-describedby="id_informado_0_dicho"' in pagina
    assert "«Fibra 50 Mbps cuesta Bs 149,00 por mes. Le llega en una factura aparte.»" in pagina
    assert "el plazo es hasta 5 días hábiles.»" in pagina
    assert "avise con 30 días de anticipación.»" in pagina
