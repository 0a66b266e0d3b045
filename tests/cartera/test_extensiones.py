"""Who speaks on which extension, from one instant to another (4.1)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.rechazo import Rechazo, YaDecidido
from cartera.models import Extension, RegistroCDR
from cartera.servicios import dar_extension, terminar_extension
from cartera.telefonia.extensiones import extension_de, quien_tiene
from tests.cartera.factories import ExtensionFactory, LlamadaFactory
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.paso("4.1")
HORA = timedelta(hours=1)


@pytest.fixture
def supervisora(db):
    return UsuarioFactory(rol=Rol.SUPERVISOR)


def test_each_instant_knows_whose_an_extension_was(supervisora, ahora):
    ana, beto = UsuarioFactory(), UsuarioFactory()
    primera = dar_extension(ana, acto=Acto(supervisora, ahora), numero="2014")
    terminar_extension(primera.pk, acto=Acto(supervisora, ahora + HORA))
    dar_extension(beto, acto=Acto(supervisora, ahora + HORA), numero="2014")

    assert quien_tiene("2014", ahora - HORA) is None
    assert quien_tiene("2014", ahora) == ana
    assert quien_tiene("2014", ahora + HORA) == beto  # its end is not in, its beginning is
    assert (extension_de(ana, ahora), extension_de(ana, ahora + HORA)) == ("2014", "")
    assert quien_tiene("2015", ahora) is None


def test_what_another_has_is_refused_with_his_name(supervisora, ahora):
    ana = UsuarioFactory(first_name="Ana")
    dar_extension(ana, acto=Acto(supervisora, ahora + HORA), numero="2014")

    with pytest.raises(Rechazo, match=r"Es de Ana .*, desde el 23/11/2026 a las 11:00: termín"):
        dar_extension(UsuarioFactory(), acto=Acto(supervisora, ahora), numero="2014")
    with pytest.raises(Rechazo, match="Ya lo tiene esa persona"):
        dar_extension(ana, acto=Acto(supervisora, ahora + 2 * HORA), numero="2014")


def test_another_one_for_the_same_person_ends_the_one_before(supervisora, ahora):
    ana = UsuarioFactory()
    antes = dar_extension(ana, acto=Acto(supervisora, ahora), numero="2014")

    dar_extension(ana, acto=Acto(supervisora, ahora + HORA), numero="2020", desde=ahora + 2 * HORA)

    antes.refresh_from_db()
    assert (antes.hasta, antes.terminada_por) == (ahora + 2 * HORA, supervisora)
    assert [extension_de(ana, ahora + n * HORA) for n in (1, 2)] == ["2014", "2020"]


def test_none_is_given_over_one_that_this_person_has_later_or_until_later(supervisora, ahora):
    ana, acto = UsuarioFactory(), Acto(supervisora, ahora)
    luego = dar_extension(ana, acto=acto, numero="2014", desde=ahora + HORA)

    with pytest.raises(Rechazo, match="tiene el interno 2014 desde el"):
        dar_extension(ana, acto=acto, numero="2020")
    terminar_extension(luego.pk, acto=acto, hasta=ahora + 3 * HORA)
    with pytest.raises(Rechazo, match="tiene el interno 2014 hasta el"):
        dar_extension(ana, acto=acto, numero="2020", desde=ahora + 2 * HORA)


def test_an_instant_before_calls_already_made_needs_its_reason(supervisora, ahora, resultados):
    ana = UsuarioFactory(first_name="Ana")
    LlamadaFactory(agente=ana, inicio=ahora - HORA)
    RegistroCDR.objects.create(uniqueid="1.1", src="2014", calldate=ahora - HORA)
    acto = Acto(supervisora, ahora)

    with pytest.raises(Rechazo, match=r"hay 1 llamadas de Ana .* y 1 de la central"):
        dar_extension(ana, acto=acto, numero="2014", desde=ahora - 2 * HORA)
    dada = dar_extension(
        ana, acto=acto, numero="2014", desde=ahora - 2 * HORA, razon="Se sentó ahí el lunes"
    )
    with pytest.raises(Rechazo, match="escriba por qué"):
        terminar_extension(dada.pk, acto=acto, hasta=dada.desde)
    terminar_extension(dada.pk, acto=acto, hasta=dada.desde, razon="Era de otra persona")

    assert quien_tiene("2014", ahora - HORA) is None
    assert quien_tiene("2014", dada.desde) is None  # given by mistake: it never counted
    dichos = Evento.objects.filter(cadena=f"usuario:{ana.pk}").order_by("pk")
    assert [e.tipo for e in dichos] == ["dar_interno", "terminar_interno"]
    assert set(dichos[0].datos) == {"interno", "desde"}


def test_an_instant_before_with_no_call_since_needs_none(supervisora, ahora):
    ana = UsuarioFactory()

    dar_extension(ana, acto=Acto(supervisora, ahora), numero="2014", desde=ahora - HORA)

    assert quien_tiene("2014", ahora - HORA) == ana


def test_one_that_ended_is_news_and_none_ends_before_it_began(supervisora, ahora):
    una = ExtensionFactory(desde=ahora)
    acto = Acto(supervisora, ahora)

    with pytest.raises(Rechazo, match="no termina antes"):
        terminar_extension(una.pk, acto=acto, hasta=ahora - HORA)
    terminar_extension(una.pk, acto=acto)
    with pytest.raises(YaDecidido):
        terminar_extension(una.pk, acto=acto)


@pytest.mark.parametrize(
    "numero", ["", "0100", "20 14", "2014\r\nAction: Logoff", "٢٠١٤", "1" * 11]
)
def test_what_is_no_extension_is_not_given(supervisora, ahora, numero):
    with pytest.raises(Rechazo, match="solo con cifras"):
        dar_extension(UsuarioFactory(), acto=Acto(supervisora, ahora), numero=numero)


def test_a_telephone_is_no_extension_since_a_channel_so_named_is_a_trunk(supervisora, ahora):
    acto = Acto(supervisora, ahora)
    assert dar_extension(UsuarioFactory(), acto=acto, numero="201401").numero == "201401"
    with pytest.raises(Rechazo, match="hasta 6 cifras"):
        dar_extension(UsuarioFactory(), acto=acto, numero="4251234")


def test_only_the_floor_gives_one_and_only_to_who_calls(supervisora, ahora):
    una = ExtensionFactory()
    asesor = UsuarioFactory()

    for hacer in (
        lambda: dar_extension(asesor, acto=Acto(asesor, ahora), numero="2990"),
        lambda: terminar_extension(una.pk, acto=Acto(asesor, ahora)),
        lambda: dar_extension(
            UsuarioFactory(de_prueba=True), acto=Acto(supervisora, ahora), numero="2990"
        ),
        lambda: dar_extension(
            UsuarioFactory(rol=Rol.CANALES_VIRTUALES), acto=Acto(supervisora, ahora), numero="2990"
        ),
    ):
        with pytest.raises(Rechazo):
            hacer()


def test_the_database_itself_keeps_them_apart_and_as_they_were_written(db, ahora):
    una = ExtensionFactory(desde=ahora)
    encimadas = ({"numero": una.numero}, {"usuario": una.usuario})

    for igual in encimadas:
        with pytest.raises(IntegrityError), transaction.atomic():
            ExtensionFactory(desde=ahora + HORA, **igual)
    with pytest.raises(IntegrityError), transaction.atomic():
        Extension.objects.filter(pk=una.pk).update(numero="2999")
    Extension.objects.filter(pk=una.pk).update(hasta=ahora + HORA, terminada_por=una.dada_por)
    for igual in encimadas:
        ExtensionFactory(desde=ahora + HORA, **igual)


def test_the_page_gives_ends_and_says_who_has_none(client, supervisora):
    ana, beto = UsuarioFactory(first_name="Ana"), UsuarioFactory(first_name="Beto")
    client.force_login(supervisora)
    url = reverse("internos")

    assert "Sin interno:" in client.get(url).content.decode()
    mal = client.post(url, {"persona": ana.pk, "numero": "x"})
    bien = client.post(url, {"persona": ana.pk, "numero": "2014"})
    suyo = client.post(url, {"persona": beto.pk, "numero": "2014"})
    una = Extension.objects.get()

    assert (mal.status_code, bien.status_code, suyo.status_code) == (422, 302, 422)
    assert "termínelo primero" in suyo.content.decode()
    terminar = reverse("interno_terminar", args=[una.pk])
    assert client.post(terminar, {"hasta": "ayer"}).status_code == 422
    assert client.post(terminar).status_code == 302
    assert client.post(terminar).status_code == 302
    assert "Los de antes" in client.get(url).content.decode()
    assert Extension.objects.get().hasta is not None


def test_the_page_asks_no_more_of_the_database_for_three_than_for_one(
    client, supervisora, django_assert_num_queries
):
    client.force_login(supervisora)
    ExtensionFactory()
    client.get(reverse("internos"))
    with django_assert_num_queries(7):
        client.get(reverse("internos"))
    ExtensionFactory.create_batch(2)
    with django_assert_num_queries(7):
        client.get(reverse("internos"))
