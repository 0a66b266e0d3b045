"""Who asked not to be called stays so, until a jefe lifts it with its evidence (4.1)."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.rechazo import Rechazo, YaDecidido
from cartera.models import NoLlamar
from cartera.servicios import levantar_no_llamar, registrar_llamada
from tests.cartera.factories import ContactoCarteraFactory, NoLlamarFactory
from tests.factories_cuentas import UsuarioFactory

pytestmark = [pytest.mark.usefixtures("resultados"), pytest.mark.paso("4.1")]
DATOS = {"razon": "Pide que lo llamen", "evidencia": "Carta del 20/11"}


@pytest.fixture
def jefe(db):
    return UsuarioFactory(rol=Rol.JEFE_VENTAS)


def test_a_number_that_another_had_asked_for_keeps_who_asks_now(ahora):
    asesor = UsuarioFactory()
    contacto = ContactoCarteraFactory(en_mano_de=asesor)
    otro_lugar = ContactoCarteraFactory(cliente=contacto.cliente)
    NoLlamarFactory(numero=contacto.linea)

    registrar_llamada(
        contacto.pk, acto=Acto(asesor, ahora), resultado="NO_LLAMAR",
        telefono=contacto.linea, proposito="OFERTA",
    )  # fmt: skip

    assert NoLlamar.objects.vigentes().filter(cliente=contacto.cliente).exists()
    assert otro_lugar.pidio_no_llamar


def test_lifted_it_says_by_whom_why_and_where_it_stands(jefe, ahora):
    contacto = ContactoCarteraFactory(situacion="NO_LLAMAR")
    veto = NoLlamarFactory(numero=contacto.linea, cliente=contacto.cliente)

    levantado = levantar_no_llamar(veto.pk, acto=Acto(jefe, ahora), **DATOS)

    contacto.refresh_from_db()
    assert (levantado.levantado_por, levantado.evidencia) == (jefe, DATOS["evidencia"])
    assert (contacto.situacion, contacto.pidio_no_llamar) == ("REINTENTO", False)
    assert Evento.objects.get(tipo="levantar_no_llamar").datos == {"cuantos": 1}
    with pytest.raises(YaDecidido):
        levantar_no_llamar(veto.pk, acto=Acto(jefe, ahora), **DATOS)


def test_another_row_keeps_the_client_uncalled(jefe, ahora):
    contacto = ContactoCarteraFactory(situacion="NO_LLAMAR")
    veto, _ = NoLlamarFactory.create_batch(2, cliente=contacto.cliente)

    levantar_no_llamar(veto.pk, acto=Acto(jefe, ahora), **DATOS)

    contacto.refresh_from_db()
    assert contacto.situacion == "NO_LLAMAR"


def test_only_a_jefe_and_only_with_its_evidence(jefe, ahora):
    veto = NoLlamarFactory()

    for quien, datos in (
        (UsuarioFactory(rol=Rol.SUPERVISOR), DATOS),
        (jefe, DATOS | {"evidencia": " "}),
        (jefe, DATOS | {"razon": ""}),
    ):
        with pytest.raises(Rechazo):
            levantar_no_llamar(veto.pk, acto=Acto(quien, ahora), **datos)
    assert NoLlamar.objects.vigentes().count() == 1


def test_the_page_finds_by_number_or_name_and_lifts(client, jefe):
    contacto = ContactoCarteraFactory()
    veto = NoLlamarFactory(numero=contacto.linea, cliente=contacto.cliente)
    NoLlamarFactory()
    client.force_login(jefe)
    lista, url = reverse("no_llamar"), reverse("no_llamar_levantar", args=[veto.pk])

    for q in (contacto.linea, contacto.cliente.apellido_paterno):
        assert list(client.get(lista, {"q": q}).context["pagina"]) == [veto]
    assert client.post(url, {"razon": "Pide"}).status_code == 422
    assert client.post(url, DATOS).status_code == 302
    assert client.post(url, DATOS).status_code == 302
    assert NoLlamar.objects.vigentes().count() == 1


def test_the_next_page_of_a_search_is_of_the_same_search(client, jefe):
    contacto = ContactoCarteraFactory()
    for _ in range(51):
        NoLlamarFactory(cliente=contacto.cliente)
    client.force_login(jefe)

    pagina = client.get(reverse("no_llamar"), {"q": contacto.cliente.apellido_paterno})

    q = urlencode({"q": contacto.cliente.apellido_paterno})
    assert f"?{q}&amp;page=2" in pagina.content.decode()
    assert "Nadie así en la lista" in client.get(reverse("no_llamar"), {"q": "X"}).content.decode()
