"""Clients chosen one by one, given to somebody or back to all, whoever does the same meanwhile."""

import pytest
from django.urls import reverse

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from cartera.errores import AsignacionRechazada
from cartera.models import ContactoCartera, Rellamada
from cartera.por_repartir import EN_UNA_PAGINA, por_repartir
from cartera.servicios import asignar as repartir
from cartera.servicios import tomar_siguiente
from cartera.servicios.asignar import repartir_estos
from tests.cartera.factories import CarteraFactory, ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def cartera():
    return CarteraFactory()


@pytest.fixture
def quien(ahora):
    return Acto(UsuarioFactory(rol=Rol.SUPERVISOR), ahora)


def duenos(*contactos: ContactoCartera) -> list[int | None]:
    suyos = dict(ContactoCartera.objects.values_list("pk", "asignado_a"))
    return [suyos[contacto.pk] for contacto in contactos]


@pytest.mark.paso("1.2")
def test_those_chosen_go_to_one_asesor_and_come_back(cartera, quien):
    asesora = UsuarioFactory()
    uno, dos, tres = ContactoCarteraFactory.create_batch(3, cartera=cartera)

    ida = repartir_estos(cartera.pk, de={uno.pk: None, tres.pk: None}, a=asesora, acto=quien)
    assert (ida, duenos(uno, dos, tres)) == ((2, 0), [asesora.pk, None, asesora.pk])
    vuelta = repartir_estos(cartera.pk, de={tres.pk: asesora.pk}, a=None, acto=quien)

    assert (vuelta, duenos(uno, dos, tres)) == ((1, 0), [asesora.pk, None, None])
    anotado = [(e.tipo, e.datos) for e in Evento.objects.order_by("n")]
    assert anotado == [
        ("repartir", {"a": asesora.pk, "cuantos": 2}), ("repartir", {"a": None, "cuantos": 1}),
    ]  # fmt: skip


def test_who_is_in_a_taking_is_not_pulled_away(cartera, quien, ahora):
    asesora, otro = UsuarioFactory.create_batch(2)
    ContactoCarteraFactory.create_batch(2, cartera=cartera, asignado_a=asesora)
    en_mano = tomar_siguiente(acto=Acto(asesora, ahora))
    assert en_mano is not None
    libre = ContactoCartera.objects.exclude(pk=en_mano.pk).get()

    de = dict.fromkeys([en_mano.pk, libre.pk], asesora.pk)
    reparto = repartir_estos(cartera.pk, de=de, a=otro, acto=quien)

    assert (reparto, duenos(en_mano, libre)) == ((1, 1), [asesora.pk, otro.pk])
    with pytest.raises(AsignacionRechazada, match="no están como se veían"):
        repartir_estos(cartera.pk, de={en_mano.pk: asesora.pk}, a=None, acto=quien)


def test_who_was_given_to_somebody_else_meanwhile_stays_there(cartera, quien):
    asesora, otro = UsuarioFactory.create_batch(2)
    uno, dos = ContactoCarteraFactory.create_batch(2, cartera=cartera)
    repartir_estos(cartera.pk, de={uno.pk: None}, a=otro, acto=quien)

    reparto = repartir_estos(cartera.pk, de={uno.pk: None, dos.pk: None}, a=asesora, acto=quien)

    assert (reparto, duenos(uno, dos)) == ((1, 1), [otro.pk, asesora.pk])


def test_no_client_of_another_portfolio_nor_for_somebody_of_another_world(cartera, quien):
    ajeno = ContactoCarteraFactory()

    with pytest.raises(AsignacionRechazada):
        repartir_estos(cartera.pk, de={ajeno.pk: None}, a=UsuarioFactory(), acto=quien)
    with pytest.raises(AsignacionRechazada):
        repartir_estos(cartera.pk, de={1: None}, a=UsuarioFactory(de_prueba=True), acto=quien)


def test_the_callback_that_he_promised_goes_along_and_another_persons_does_not(
    cartera, quien, ahora
):
    asesora, suplente, otro = UsuarioFactory.create_batch(3)
    suyo, con_otro = (
        ContactoCarteraFactory(
            cartera=cartera, asignado_a=asesora, situacion="RELLAMADA", rellamada__para=para
        )
        for para in (asesora, otro)
    )

    de = dict.fromkeys([suyo.pk, con_otro.pk], asesora.pk)
    repartir_estos(cartera.pk, de=de, a=suplente, acto=quien)

    para = dict(Rellamada.objects.values_list("contacto", "para"))
    assert para == {suyo.pk: suplente.pk, con_otro.pk: otro.pk}


def test_some_of_an_asesors_clients_go_back_in_the_order_of_the_queue(cartera, quien, ahora):
    asesora = UsuarioFactory()
    de_sarco = [
        ContactoCarteraFactory(cartera=cartera, asignado_a=asesora, orden=n, zona="Sarco")
        for n in (2, 3, 4)
    ]
    central = ContactoCarteraFactory(cartera=cartera, asignado_a=asesora, orden=5, zona="Central")

    n = repartir.mover(cartera.pk, de=asesora, a=None, cantidad=2, zona="Sarco", acto=quien)

    assert (n, duenos(*de_sarco, central)) == (2, [None, None, asesora.pk, asesora.pk])
    with pytest.raises(AsignacionRechazada, match="que cumplan eso"):
        repartir.mover(cartera.pk, de=asesora, a=None, zona="Muyurina", acto=quien)


def test_the_list_is_in_the_order_of_the_queue_page_after_page(cartera):
    for n in range(EN_UNA_PAGINA + 3):
        ContactoCarteraFactory(cartera=cartera, orden=n, prioridad=5 if n == 40 else 0)
    ContactoCarteraFactory(cartera=cartera, orden=999, en_mano_de=UsuarioFactory())

    primera = por_repartir(cartera, de=None)
    segunda = por_repartir(cartera, de=None, marca=primera.sigue)

    ordenes = [f.contacto.orden for f in (*primera.filas, *segunda.filas)]
    assert ordenes == [40, *(n for n in range(EN_UNA_PAGINA + 3) if n != 40)]
    assert (len(primera.filas), segunda.sigue, segunda.desde_el_medio) == (50, "", True)
    assert por_repartir(cartera, de=None, marca="x").filas == primera.filas


@pytest.fixture
def supervisora(client):
    persona = UsuarioFactory(rol=Rol.SUPERVISOR)
    client.force_login(persona, backend="django.contrib.auth.backends.ModelBackend")
    return persona


def test_from_the_page_they_are_marked_given_and_given_back(client, supervisora, cartera):
    asesora = UsuarioFactory(first_name="Ana", last_name="Flores")
    uno, dos = ContactoCarteraFactory.create_batch(2, cartera=cartera, zona="Sarco")
    pagina = reverse("cartera_clientes", args=[cartera.pk])
    assert f'value="{uno.pk}.0"' in client.get(pagina, {"zona": "Sarco"}).content.decode()

    marcados = [f"{uno.pk}.0", f"{dos.pk}.0"]
    ida = client.post(pagina, {"a": asesora.pk, "de": marcados}, follow=True)
    assert "2 clientes para Ana Flores." in ida.content.decode()
    suya = f"{pagina}?de={asesora.pk}"
    vuelta = client.post(suya, {"devolver": "si", "de": [f"{uno.pk}.{asesora.pk}"]}, follow=True)

    assert "1 cliente de vuelta en la cola de todos." in vuelta.content.decode()
    assert duenos(uno, dos) == [None, asesora.pk]


def test_what_is_not_marked_or_has_nobody_is_said_and_the_marks_are_kept(
    client, supervisora, cartera
):
    uno = ContactoCarteraFactory(cartera=cartera)
    pagina = reverse("cartera_clientes", args=[cartera.pk])

    sin_nadie = client.post(pagina, {"de": [f"{uno.pk}.0"]})
    sin_marcas = client.post(pagina, {"a": UsuarioFactory().pk, "de": ["x"]})

    assert (sin_nadie.status_code, sin_marcas.status_code) == (422, 422)
    assert "Elija para quién son" in sin_nadie.content.decode()
    assert "checked" in sin_nadie.content.decode()
    assert "Marque a los clientes" in sin_marcas.content.decode()


def test_the_pages_of_a_portfolio_cost_the_same_whatever_its_size(
    client, supervisora, cartera, django_assert_num_queries
):
    asesora = UsuarioFactory()
    ContactoCarteraFactory(cartera=cartera, zona="Sarco", asignado_a=asesora)
    direcciones = [reverse(n, args=[cartera.pk]) for n in ("cartera", "cartera_clientes")]
    for direccion in direcciones:
        client.get(direccion)
    for n in range(3):
        ContactoCarteraFactory.create_batch(
            2, cartera=cartera, zona=f"Zona {n}", asignado_a=UsuarioFactory()
        )
    for direccion, cuantas in zip(direcciones, (19, 8), strict=True):
        with django_assert_num_queries(cuantas):
            client.get(direccion)
