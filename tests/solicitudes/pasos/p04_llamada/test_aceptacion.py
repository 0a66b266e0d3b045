"""Only a client who said yes becomes a sale, and the last word counts (4.1, 4.2)."""

from datetime import timedelta

import pytest

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from cartera.models import ResultadoLlamada
from solicitudes.models import CondicionComercial, Venta
from solicitudes.pasos.corregir import corregir
from solicitudes.pasos.p04_llamada.servicio import registrar_aceptacion, registrar_llamada
from solicitudes.pasos.seguimiento.servicio import registrar_seguimiento
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import AHORA, motivo, venta_en
from tests.solicitudes.segundo_producto import tambien

pytestmark = [pytest.mark.django_db, pytest.mark.paso("4.1", "4.2")]


def texto_de(respuesta):
    return respuesta.content.decode()


def llamar(venta, *resultados):
    for n, resultado in enumerate(resultados, start=1):
        cuando = AHORA + timedelta(minutes=n)
        registrar_llamada(
            venta.pk,
            acto=Acto(venta.asesor, cuando),
            resultado=resultado,
            detalle="PRECIO" if resultado == "NO_ACEPTA" else "",
            volver_en=AHORA + timedelta(days=1),
        )


def aceptar(venta):
    condiciones = CondicionComercial.objects.vigentes(hoy(AHORA))
    return registrar_aceptacion(
        venta.pk,
        acto=Acto(venta.asesor, AHORA + timedelta(minutes=9)),
        condicion=condiciones.get(plan__codigo="FTTH-50", campania="CARTA"),
        tecnologia="FIBRA",
        facturacion="PROPIA",
    )


@pytest.mark.parametrize("resultado", ["NO_ACEPTA", "VOLVER_A_LLAMAR", "YA_TIENE_SERVICIO"])
def test_an_effective_call_in_which_the_client_did_not_accept_is_no_sale(resultado):
    venta = venta_en(Estado.FACTIBLE)
    llamar(venta, resultado)

    with pytest.raises(TransicionInvalida, match="descartada"):
        aceptar(venta)

    assert Venta.objects.get(pk=venta.pk).estado == Estado.DESCARTADA


def test_the_last_word_of_the_client_counts():
    venta = venta_en(Estado.FACTIBLE)

    llamar(venta, "ACEPTA", "NO_ACEPTA")

    with pytest.raises(TransicionInvalida, match="descartada"):
        aceptar(venta)


def test_an_effective_call_that_left_the_taking_open_is_no_yes_either():
    ResultadoLlamada.objects.filter(pk="CORTADA").update(efectiva=True)
    venta = venta_en(Estado.FACTIBLE)
    llamar(venta, "ACEPTA", "CORTADA")

    with pytest.raises(TransicionInvalida, match="«Se cortó la llamada»: el cliente no aceptó"):
        aceptar(venta)


@pytest.mark.parametrize("resultado", ["NO_CONTESTA", "NUMERO_EQUIVOCADO", "NO_ESTA"])
def test_who_said_yes_and_is_not_reached_again_stays_in_hand_and_accepted(resultado):
    venta = venta_en(Estado.FACTIBLE)
    llamar(venta, "ACEPTA", resultado)

    assert aceptar(venta).estado == Estado.ACEPTADA


def corregir_el_paso_4(venta):
    corregir(
        venta.pk,
        acto=Acto(venta.asesor, AHORA + timedelta(minutes=5)),
        paso=4,
        motivo=motivo("CORRECCION", "ERROR_DE_TIPEO"),
    )


def desistir(venta):
    registrar_seguimiento(
        venta.pk,
        acto=Acto(venta.asesor, AHORA + timedelta(minutes=1)),
        resultado="DESISTE",
        detalle="DEMORA",
    )


def test_no_later_edit_of_the_catalogue_makes_a_refusal_an_acceptance():
    venta = venta_en(Estado.EXPLICADA)
    desistir(venta)
    ResultadoLlamada.objects.filter(pk="DESISTE").update(venta=True, desenlace="")
    corregir_el_paso_4(venta)

    with pytest.raises(TransicionInvalida, match="no aceptó"):
        aceptar(venta)


def test_after_the_acceptance_no_call_is_an_offer():
    venta = venta_en(Estado.EXPLICADA)
    corregir_el_paso_4(venta)

    with pytest.raises(TransicionInvalida, match="como seguimiento"):
        llamar(venta, "NO_ACEPTA")

    assert aceptar(venta).aceptada_en is not None


def test_a_sister_sale_stands_on_the_call_of_the_first():
    venta = venta_en(Estado.ACEPTADA)
    hermana = tambien(venta)

    assert hermana.ultimo_dicho() == venta.llamada


def test_after_a_refusal_the_primary_action_is_the_next_client(client):
    venta = venta_en(Estado.FACTIBLE)
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")
    llamar(venta, "NO_ACEPTA")

    pagina = client.get(venta.get_absolute_url()).content.decode()

    primaria = pagina[pagina.index("acciones__primaria") :]
    assert "Siguiente cliente" in primaria
    assert 'action="/cola/siguiente/"' in pagina
    assert "Registrar aceptación" not in primaria
