"""The client's numbers on the pages: at hand, dialled by one press, and never against his wish."""

from datetime import timedelta

import pytest
from django.utils import timezone

from bluecom.cuentas.models import Rol
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.guardas import no_pidio_que_no_llamen
from tests.cartera.factories import NoLlamarFactory, TelefonoClienteFactory
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("4.1")]
BACKEND = "django.contrib.auth.backends.ModelBackend"
MOVIL = "+59170712345"
NO_LO_LLAME = "No lo llame:"
SOLO_DE_ESTA = "Pidió que no se lo llame: hable con él solo de esta venta."


@pytest.fixture
def abrir(client):
    def _abrir(venta, url=""):
        client.force_login(venta.asesor, backend=BACKEND)
        return client.get(url or venta.get_absolute_url()).content.decode()

    return _abrir


def venta_de(estado):
    return venta_en(estado, ahora=timezone.now() - timedelta(minutes=5))


def enlace(numero) -> str:
    return f'href="tel:{numero}"'


def test_the_card_has_the_line_the_portfolio_s_mobiles_and_what_the_client_gave(abrir):
    venta = venta_de(Estado.DOCUMENTADA)
    TelefonoClienteFactory(cliente=venta.cliente, numero="+59171700001", calificacion="FUERA")
    ficha = venta.ficha
    ficha.celular_whatsapp, ficha.referencia_2 = MOVIL, "+59144257788"
    ficha.save()

    pagina = abrir(venta)

    for numero in (venta.contacto.linea, MOVIL, "+59144257788", "+59171700001"):
        assert enlace(numero) in pagina
    assert "Fuera de servicio" in pagina and "WhatsApp" in pagina
    assert 'data-copiar="717 00001"' in pagina


def test_the_client_s_page_has_the_same_numbers(client):
    venta = venta_de(Estado.DOCUMENTADA)
    TelefonoClienteFactory(cliente=venta.cliente, numero=MOVIL, calificacion="OTRA_PERSONA")
    venta.ficha.referencia_2 = "+59144257788"
    venta.ficha.save()
    client.force_login(UsuarioFactory(rol=Rol.SUPERVISOR), backend=BACKEND)

    pagina = client.get(f"/clientes/{venta.cliente.pk}/").content.decode()

    for numero in (venta.contacto.linea, MOVIL, "+59144257788"):
        assert enlace(numero) in pagina
    assert "Atiende otra persona" in pagina


def test_step_4_offers_each_number_to_be_picked_with_what_is_known_of_it(abrir):
    venta = venta_de(Estado.FACTIBLE)
    TelefonoClienteFactory(cliente=venta.cliente, numero=MOVIL, calificacion="EQUIVOCADO")

    pagina = abrir(venta)

    assert pagina.count('data-para="id_telefono"') == 2
    assert "Celular · Equivocado" in pagina


@pytest.mark.parametrize(("calificacion", "valor"), [("BUENO", MOVIL), ("SIN_CALIFICAR", "")])
def test_step_5_proposes_the_mobile_at_which_the_client_answered(client, calificacion, valor):
    venta = venta_de(Estado.ACEPTADA)
    TelefonoClienteFactory(cliente=venta.cliente, numero=MOVIL, calificacion=calificacion)
    client.force_login(venta.asesor, backend=BACKEND)

    respuesta = client.get(venta.get_absolute_url())

    assert respuesta.context["form"].initial["celular_whatsapp"] == valor
    pagina = respuesta.content.decode()
    assert ("pregúntele si ahí tiene WhatsApp" in pagina) is bool(valor)
    assert 'data-para="id_celular_whatsapp"' in pagina


# --- do not call ---------------------------------------------------------------------------------
@pytest.mark.parametrize("estado", [Estado.TOMADA, Estado.VERIFICADA, Estado.FACTIBLE])
def test_who_asked_not_to_be_called_is_told_before_dialling_and_no_number_dials(estado, abrir):
    venta = venta_de(estado)
    TelefonoClienteFactory(cliente=venta.cliente, numero=MOVIL)
    NoLlamarFactory(numero=venta.contacto.linea)

    pagina = abrir(venta)

    assert pagina.count(NO_LO_LLAME) == (2 if estado == Estado.FACTIBLE else 1)
    assert 'href="tel:' not in pagina and "data-numero" not in pagina
    assert SOLO_DE_ESTA not in pagina


def test_one_forbidden_number_is_not_dialled_and_the_others_are(abrir):
    venta = venta_de(Estado.FACTIBLE)
    TelefonoClienteFactory(cliente=venta.cliente, numero=MOVIL)
    NoLlamarFactory(numero=MOVIL)

    pagina = abrir(venta)

    assert enlace(MOVIL) not in pagina and enlace(venta.contacto.linea) in pagina
    assert "No llamar" in pagina and NO_LO_LLAME not in pagina
    assert "Probar el" not in pagina


def test_of_an_accepted_sale_it_warns_and_does_not_bar(abrir):
    venta = venta_de(Estado.ACEPTADA)
    TelefonoClienteFactory(cliente=venta.cliente, numero=MOVIL)
    NoLlamarFactory(cliente=venta.cliente)

    pagina = abrir(venta)

    assert SOLO_DE_ESTA in pagina and NO_LO_LLAME not in pagina
    assert 'data-para="id_celular_whatsapp"' in pagina
    assert enlace(venta.contacto.linea) in pagina


def test_what_he_accepted_before_asking_is_corrected_as_anything_else():
    venta = venta_de(Estado.ACEPTADA)
    NoLlamarFactory(cliente=venta.cliente)

    assert no_pidio_que_no_llamen(venta)
    venta.aceptada_en = None
    assert not no_pidio_que_no_llamen(venta)


def test_the_client_s_page_dials_nobody_who_asked_not_to_be_called(client):
    venta = venta_de(Estado.TOMADA)
    NoLlamarFactory(cliente=venta.cliente)
    client.force_login(UsuarioFactory(rol=Rol.SUPERVISOR), backend=BACKEND)

    pagina = client.get(f"/clientes/{venta.cliente.pk}/").content.decode()

    assert NO_LO_LLAME in pagina and 'href="tel:' not in pagina
