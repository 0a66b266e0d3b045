"""Callbacks on the pages: taken from the list, opened with what was promised, changed (4.1)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from cartera.models import ContactoCartera, Llamada, Rellamada
from solicitudes.finales.deshacer import deshacer
from solicitudes.finales.reservas import liberar_reservas
from solicitudes.finales.siguiente import llamar_ahora, tomar
from solicitudes.models import Motivo, Venta
from solicitudes.pasos.p04_llamada.servicio import registrar_llamada
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.cartera.factories import ContactoCarteraFactory, RellamadaFactory
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("4.1")]
UN_MINUTO = timedelta(minutes=1)


@pytest.fixture
def ana():
    return UsuarioFactory(first_name="Ana")


@pytest.fixture
def dentro(client, ana):
    client.force_login(ana)
    return client


def prometida(para, cuando=None, **datos) -> Rellamada:
    contacto = ContactoCarteraFactory(
        situacion="RELLAMADA", proximo_en=cuando or timezone.now(), rellamada__para=para,
        rellamada__nota="Después del almuerzo", **datos,
    )  # fmt: skip
    return contacto.rellamadas.get()


def test_from_the_list_its_client_opens_with_what_was_promised(dentro, ana):
    fila = prometida(ana)
    assert "Después del almuerzo" in dentro.get(reverse("cola")).content.decode()

    respuesta = dentro.post(reverse("rellamada_llamar", args=[fila.pk]), follow=True)

    pagina = respuesta.content.decode()
    assert Venta.objects.get().contacto == fila.contacto
    assert "Pidió que lo llamen" in pagina and "Después del almuerzo" in pagina
    assert str(fila.pedida_por) in pagina


def test_with_another_client_in_hand_it_waits(ana):
    fila = prometida(ana, AHORA)
    venta_en(Estado.TOMADA, asesor=ana)

    with pytest.raises(TransicionInvalida, match="termine antes"):
        llamar_ahora(fila.pk, acto=Acto(ana, AHORA))


def test_a_colleagues_does_not_exist_and_one_out_of_reach_says_why(dentro, ana):
    ajena, propia = prometida(UsuarioFactory()), prometida(ana)
    ContactoCartera.objects.filter(pk=propia.contacto_id).update(es_elegible=False)

    assert dentro.post(reverse("rellamada_llamar", args=[ajena.pk])).status_code == 404
    pagina = dentro.post(reverse("rellamada_llamar", args=[propia.pk]), follow=True)
    assert "no se puede tomar ahora" in pagina.content.decode()


@pytest.mark.parametrize(
    ("acto", "bien", "mal"),
    [
        ("reprogramar", {"cuando": "2999"}, {"cuando": ""}),
        ("anular", {"motivo": "Era otro"}, {"motivo": ""}),
        ("pasar", {"a": ""}, {"a": "9999999"}),
    ],
)
def test_the_floor_changes_it_and_what_forbids_it_is_said_in_place(client, ana, acto, bien, mal):
    client.force_login(UsuarioFactory(rol=Rol.SUPERVISOR))
    fila = prometida(ana)
    url = reverse(f"rellamada_{acto}", args=[fila.pk])
    if acto == "reprogramar":
        bien = {"cuando": f"{timezone.localtime() + timedelta(days=1):%Y-%m-%dT%H:%M}"}

    assert client.post(url, mal).status_code == 422
    assert client.post(url, bien).status_code == 302
    assert client.get(fila.get_absolute_url()).status_code == 200


def test_the_floor_sees_first_what_passed_its_hour(client, ana):
    client.force_login(UsuarioFactory(rol=Rol.SUPERVISOR))
    tarde, luego = prometida(ana, AHORA), prometida(ana, timezone.now() + timedelta(hours=1))

    contexto = client.get(reverse("rellamadas")).context

    assert [f.rellamada for f in contexto["vencidas"]] == [tarde]
    assert [f.rellamada for f in contexto["otras"]] == [luego]


def test_the_list_costs_the_same_with_one_and_with_three(dentro, ana, django_assert_num_queries):
    cartera = prometida(ana).contacto.cartera
    dentro.get(reverse("rellamadas"))
    with django_assert_num_queries(7):
        dentro.get(reverse("rellamadas"))
    for _ in range(2):
        prometida(ana, cartera=cartera)

    with django_assert_num_queries(7):
        dentro.get(reverse("rellamadas"))


def pide(venta, ahora=AHORA) -> Llamada:
    return registrar_llamada(
        venta.pk, acto=Acto(venta.asesor, ahora), resultado="VOLVER_A_LLAMAR",
        volver_en=ahora + timedelta(hours=2),
    )  # fmt: skip


def test_taken_back_the_answered_one_waits_again_and_the_new_was_never_asked():
    venta = venta_en(Estado.FACTIBLE)
    ContactoCartera.objects.filter(pk=venta.contacto_id).update(
        situacion_previa="RELLAMADA", proximo_en=AHORA
    )
    antigua = RellamadaFactory(contacto=venta.contacto, cuando=AHORA, para=venta.asesor)
    antes = Rellamada.objects.values().get()

    llamada = pide(venta)
    assert dict(Rellamada.objects.values_list("estado", "llamada")) == {
        "HECHA": None, "PENDIENTE": llamada.pk,
    }  # fmt: skip
    deshacer(venta.pk, llamada.pk, acto=Acto(venta.asesor, AHORA + UN_MINUTO))

    assert Rellamada.objects.filter(pk=antigua.pk).values().get() == antes
    assert Rellamada.objects.get(llamada=llamada).estado == "DESHECHA"


def test_expired_after_a_callback_was_taken_it_is_due_to_its_own_person_again():
    venta = venta_en(Estado.FACTIBLE)
    pide(venta)
    luego = AHORA + timedelta(hours=2)
    segunda = tomar(acto=Acto(venta.asesor, luego))
    assert segunda.contacto == venta.contacto

    assert liberar_reservas(ahora=luego + timedelta(hours=1)) == 1

    fila = Rellamada.objects.get()
    assert (fila.estado, fila.para, fila.cuando) == ("PENDIENTE", venta.asesor, luego)
    assert tomar(acto=Acto(venta.asesor, luego + timedelta(hours=1))).contacto == venta.contacto


def test_who_asked_before_not_to_be_called_is_let_go_without_a_call(client):
    venta = venta_en(Estado.TOMADA)
    client.force_login(venta.asesor)
    razon = Motivo.objects.get(ambito="DESCARTE", codigo="NO_LLAMAR")

    client.post(reverse("descartar", args=[venta.pk]), {"motivo": razon.pk})

    venta.contacto.refresh_from_db()
    assert venta.contacto.situacion == "NO_LLAMAR"
    assert venta.contacto.pidio_no_llamar
    assert not Llamada.objects.exists()
