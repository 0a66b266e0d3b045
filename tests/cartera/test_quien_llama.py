"""The call of who rang in, and what taking an end back gives to his callback (4.1)."""

import pytest

from bluecom.cuentas.acto import Acto
from cartera.models import ContactoCartera, Llamada, Rellamada, TelefonoCliente
from cartera.servicios import anotar_que_llamo
from cartera.servicios.efectos import aplicar
from cartera.servicios.rellamadas import cerrar_la_de, devolver_la_cerrada
from tests.cartera.factories import ContactoCarteraFactory, LlamadaFactory
from tests.factories_cuentas import UsuarioFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("resultados"),
    pytest.mark.paso("4.1"),
]


def test_who_could_be_offered_nothing_leaves_a_conversation_and_no_end(ahora):
    asesor = UsuarioFactory()
    contacto = ContactoCarteraFactory(en_mano_de=asesor)

    llamada = anotar_que_llamo(contacto.pk, acto=Acto(asesor, ahora))

    assert (llamada.entrante, llamada.efectiva, llamada.termina_la_toma) == (True, True, False)
    assert llamada.resultado.desenlace == "" and not llamada.venta
    assert ContactoCartera.objects.get(pk=contacto.pk).intentos == 0


@pytest.mark.parametrize(("entrante", "intentos"), [(True, 0), (False, 1)])
def test_a_number_from_which_he_rings_is_good_and_only_our_dialling_is_an_attempt(
    entrante, intentos, ahora
):
    llamada = LlamadaFactory(entrante=entrante, telefono="+59170712345", inicio=ahora)

    aplicar(Llamada.objects.get(pk=llamada.pk))

    assert TelefonoCliente.objects.get(numero="+59170712345").calificacion == "BUENO"
    assert ContactoCartera.objects.get(pk=llamada.contacto_id).intentos == intentos


def test_only_the_callback_that_ended_without_a_call_at_that_instant_waits_again(ahora):
    contacto = ContactoCarteraFactory(situacion="RELLAMADA", proximo_en=ahora)
    cerrar_la_de(contacto, con=None, ahora=ahora)

    devolver_la_cerrada(contacto, en=ahora.replace(minute=59))
    assert Rellamada.objects.get().estado == "HECHA"
    devolver_la_cerrada(contacto, en=ahora)

    fila = Rellamada.objects.get()
    assert (fila.estado, fila.cerrada_en, fila.cerrada_por) == ("PENDIENTE", None, None)
