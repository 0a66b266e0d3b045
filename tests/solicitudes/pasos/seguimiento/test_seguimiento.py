"""A call after the acceptance is kept, changes nobody's place, and never counts as an offer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from cartera.errores import LlamadaRechazada
from cartera.models import ContactoCartera, Llamada
from indicadores import consultas
from solicitudes.finales.deshacer import deshacer
from solicitudes.finales.servicio import anular
from solicitudes.models import Venta
from solicitudes.pasos.corregir import corregir
from solicitudes.pasos.p04_llamada.formulario_llamada import llamadas_de
from solicitudes.pasos.p04_llamada.servicio import registrar_aceptacion, registrar_llamada
from solicitudes.pasos.seguimiento.servicio import registrar_seguimiento
from solicitudes.puerta.avanzar import avanzar
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.catalogo.precios import en_vigor
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("4.1")]
DESPUES = AHORA + timedelta(hours=3)
EN_CURSO = [Estado.ACEPTADA, Estado.EXPLICADA, Estado.GLOSADA, Estado.OBSERVADA, Estado.INSTALADA]


def seguir(venta, resultado="ATENDIO", ahora=DESPUES, **datos) -> Llamada:
    if resultado == "DESISTE":
        datos.setdefault("detalle", "DEMORA")
    return registrar_seguimiento(
        venta.pk, acto=Acto(venta.asesor, ahora), resultado=resultado, **datos
    )


def leida(venta, ahora=DESPUES) -> Venta:
    otra = Venta.objects.get(pk=venta.pk)
    otra.ahora = ahora
    return otra


def del_mes() -> tuple[int, int, int, int]:
    """Offers, effective ones, accepted ones and follow-ups, as the month shows them."""
    total = consultas.mes("2026-11", ahora=AHORA + timedelta(days=1)).total
    return (total.hechas, total.efectivas, total.aceptadas, total.seguimientos)


def recontado() -> tuple[int, int, int, int]:
    """The same, row by row."""
    vivas = list(Llamada.objects.filter(anulada_en=None))
    ofertas = [ll for ll in vivas if ll.proposito == "OFERTA"]
    con_venta = {v.llamada_id for v in Venta.objects.exclude(aceptada_en=None)}
    return (
        len(ofertas),
        sum(ll.efectiva for ll in ofertas),
        sum(ll.pk in con_venta for ll in ofertas),
        len(vivas) - len(ofertas),
    )


@pytest.mark.parametrize("estado", EN_CURSO)
def test_it_is_kept_from_any_step_after_the_acceptance_and_out_of_the_denominator(estado):
    venta = venta_en(estado)
    antes = del_mes()

    llamada = seguir(venta, nota="Pregunta cuándo van")

    assert (llamada.proposito, llamada.efectiva) == ("SEGUIMIENTO", True)
    assert del_mes() == (*antes[:3], antes[3] + 1) == recontado()
    assert llamadas_de(venta) == [llamada, venta.llamada]


@pytest.mark.parametrize("estado", [Estado.FACTIBLE, Estado.DESCARTADA, Estado.ANULADA])
def test_what_was_never_accepted_or_is_over_takes_none(estado):
    venta = venta_en(estado)

    with pytest.raises(TransicionInvalida, match="no se le anotan llamadas"):
        seguir(venta)


def test_nor_does_a_colleague_note_it():
    venta = venta_en(Estado.EXPLICADA)

    with pytest.raises(PermisoDenegado):
        registrar_seguimiento(
            venta.pk, acto=Acto(UsuarioFactory(rol=Rol.ASESOR), DESPUES), resultado="ATENDIO"
        )


def test_it_moves_neither_the_client_nor_whoever_is_in_hand():
    venta = venta_en(Estado.EXPLICADA)
    en_mano = venta_en(Estado.FACTIBLE, asesor=venta.asesor)
    antes = list(ContactoCartera.objects.order_by("pk").values())

    seguir(venta, "NO_CONTESTA")

    assert list(ContactoCartera.objects.order_by("pk").values()) == antes
    assert Venta.objects.en_mano_de(venta.asesor).get() == en_mano


@pytest.mark.parametrize("resultado", ["ACEPTA", "NO_ACEPTA", "VOLVER_A_LLAMAR", "NO_LLAMAR"])
def test_the_outcomes_of_an_offer_are_not_of_a_follow_up(resultado):
    venta = venta_en(Estado.EXPLICADA)

    with pytest.raises(LlamadaRechazada, match="Elija de la lista"):
        seguir(venta, resultado)


@pytest.mark.parametrize("resultado", ["ATENDIO", "DESISTE", "VUELVE_A_ACEPTAR"])
def test_nor_those_of_a_follow_up_of_an_offer(resultado):
    venta = venta_en(Estado.FACTIBLE)

    with pytest.raises(LlamadaRechazada, match="Elija de la lista"):
        registrar_llamada(venta.pk, acto=Acto(venta.asesor, AHORA), resultado=resultado)


def test_who_withdraws_is_not_registered_until_he_accepts_again():
    venta = venta_en(Estado.DETALLADA)
    seguir(venta, "DESISTE")

    with pytest.raises(TransicionInvalida, match=r"desistió en la llamada del 23/11/2026"):
        avanzar(venta.pk, "glosar", acto=Acto(venta.asesor, DESPUES))

    seguir(venta, "VUELVE_A_ACEPTAR", ahora=DESPUES + timedelta(minutes=5))

    assert leida(venta).ultimo_dicho().resultado_id == "VUELVE_A_ACEPTAR"


def test_nor_is_his_folder_printed():
    venta = venta_en(Estado.GLOSADA)
    seguir(venta, "DESISTE")

    with pytest.raises(TransicionInvalida, match="desistió"):
        avanzar(venta.pk, "imprimir", acto=Acto(venta.asesor, DESPUES))


def test_who_withdraws_has_to_say_why():
    venta = venta_en(Estado.EXPLICADA)

    with pytest.raises(LlamadaRechazada, match="«Desiste» pide su detalle"):
        seguir(venta, "DESISTE", detalle="")


@pytest.mark.parametrize("resultado", ["ATENDIO", "NO_CONTESTA", "NO_LLAMAR_MAS"])
def test_what_says_nothing_of_the_sale_takes_nothing_back(resultado):
    venta = venta_en(Estado.DETALLADA)

    seguir(venta, resultado)

    assert leida(venta).ultimo_dicho() == venta.llamada


def test_who_asks_to_be_called_no_more_is_offered_nothing_else():
    venta = venta_en(Estado.DETALLADA)

    seguir(venta, "NO_LLAMAR_MAS")

    assert leida(venta).numeros.pidio_no_llamar


def test_taking_back_the_withdrawal_gives_the_word_back_and_the_month_stays():
    venta = venta_en(Estado.DETALLADA)
    antes = del_mes()
    llamada = seguir(venta, "DESISTE")

    deshacer(venta.pk, llamada.pk, acto=Acto(venta.asesor, DESPUES + timedelta(minutes=1)))

    assert leida(venta).ultimo_dicho() == venta.llamada
    assert del_mes() == antes == recontado()


def test_a_corrected_acceptance_stands_on_its_first_call_in_its_own_month():
    venta = venta_en(Estado.EXPLICADA)
    seguir(venta, "DESISTE")
    corregir(
        venta.pk, acto=Acto(venta.asesor, DESPUES), paso=4,
        motivo=motivo("CORRECCION", "ERROR_DE_TIPEO"),
    )  # fmt: skip
    with pytest.raises(TransicionInvalida, match="no aceptó"):
        aceptar(venta)
    seguir(venta, "VUELVE_A_ACEPTAR", ahora=DESPUES + timedelta(minutes=1))

    assert aceptar(venta).llamada == venta.llamada
    assert del_mes() == (1, 1, 1, 2) == recontado()


def aceptar(venta) -> Venta:
    return registrar_aceptacion(
        venta.pk, acto=Acto(venta.asesor, DESPUES + timedelta(minutes=2)),
        condicion=en_vigor(), tecnologia="FIBRA", facturacion="PROPIA",
    )  # fmt: skip


def test_an_annulled_sale_keeps_its_follow_ups_and_its_call_in_the_month():
    venta = venta_en(Estado.GLOSADA)
    seguir(venta, "DESISTE")

    anular(
        venta.pk, acto=Acto(venta.asesor, DESPUES), motivo=motivo("ANULACION", "CLIENTE_DESISTE")
    )

    assert del_mes() == (1, 1, 1, 1) == recontado()


# --- on the page --------------------------------------------------------------------------------
def test_the_page_of_an_accepted_sale_leads_to_it_and_one_key_notes_it(client):
    venta = venta_en(Estado.EXPLICADA, ahora=timezone.now())
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")
    url = f"/ventas/{venta.pk}/seguimiento/"

    assert f'href="{url}" data-tecla="l"' in " ".join(
        client.get(venta.get_absolute_url()).content.decode().split()
    )
    pagina = client.get(url).content.decode()
    assert 'data-tecla="1"' in pagina
    assert 'value="NO_ACEPTA"' not in pagina
    assert "Llamó el cliente <kbd>E</kbd>" in pagina
    assert pagina.index('value="ATENDIO"') < pagina.index('value="NO_CONTESTA"')

    hecha = client.post(url, {"resultado": "ATENDIO", "entrante": "on", "nota": "Llamó él"})

    assert (hecha.status_code, hecha.url) == (302, url)
    assert Llamada.objects.get(entrante=True).nota == "Llamó él"
    assert "llamó el cliente" in client.get(url).content.decode()


def test_a_withdrawal_is_said_on_the_sale_its_page_and_the_clients(client):
    venta = venta_en(Estado.EXPLICADA, ahora=timezone.now())
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")
    url = f"/ventas/{venta.pk}/seguimiento/"

    sin_detalle = client.post(url, {"resultado": "DESISTE"})
    client.post(url, {"segunda": "DESISTE.DEMORA"})

    assert "pide su detalle" in sin_detalle.content.decode()
    for pagina in (venta.get_absolute_url(), url):
        assert "El cliente desistió" in client.get(pagina).content.decode()
    assert f"/ventas/{venta.pk}/anular/" in client.get(url).content.decode()
    suya = client.get(f"/clientes/{venta.cliente.pk}/").content.decode()
    assert "Seguimiento al" in suya
    assert "Desiste: se demora demasiado" in suya
    assert url in suya


def test_a_sale_that_takes_no_follow_up_says_so(client):
    venta = venta_en(Estado.FACTIBLE, ahora=timezone.now())
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")

    respuesta = client.get(f"/ventas/{venta.pk}/seguimiento/", follow=True)

    assert "no se le anotan llamadas" in respuesta.content.decode()
