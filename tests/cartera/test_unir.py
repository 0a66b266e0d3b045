"""Two clients that are one person become one, and nothing of either is lost (1.1)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from cartera.duplicados import comparar, pares
from cartera.errores import LlamadaRechazada, UnionRechazada
from cartera.models import Cliente, ContactoCartera, Llamada, Situacion, UnionDeClientes
from cartera.servicios import cerrar_por_llamada, registrar_llamada, tomar_siguiente, unir
from cartera.servicios.cierre import retomar, soltar
from tests.cartera.factories import (
    CarteraFactory,
    ClienteFactory,
    ContactoCarteraFactory,
    EmpresaFactory,
    LlamadaFactory,
    NoLlamarFactory,
    TelefonoClienteFactory,
)
from tests.factories_cuentas import UsuarioFactory

pytestmark = [pytest.mark.django_db, pytest.mark.paso("1.1")]

COMO = "django.contrib.auth.backends.ModelBackend"
TODO_DEL_UNO = {"nombre": "uno", "ci": "uno", "codigo": "uno"}


@pytest.fixture
def jefa():
    return UsuarioFactory(rol=Rol.SUPERVISOR)


@pytest.fixture
def par() -> tuple[Cliente, Cliente]:
    return ClienteFactory(), ClienteFactory()


def juntos(par, jefa, ahora, **elegidos) -> Cliente:
    uno, otro = par
    return unir(
        uno.pk,
        otro.pk,
        elegidos=TODO_DEL_UNO | elegidos,
        razon="Lo dijo en la llamada",
        acto=Acto(jefa, ahora),
    )


def test_each_thing_stays_as_it_was_decided_and_what_only_one_says_stays_too(jefa, ahora):
    uno = ClienteFactory(nombres="Maria", correo="")
    otro = ClienteFactory(nombres="María Elena", correo="maria@correo.example")
    codigo, ci = otro.codigo, uno.ci_numero

    queda = juntos((uno, otro), jefa, ahora, nombre="otro", codigo="otro")

    queda.refresh_from_db()
    assert queda.pk == uno.pk
    assert (queda.nombres, queda.codigo, queda.ci_numero) == ("María Elena", codigo, ci)
    assert queda.correo == "maria@correo.example"
    assert list(Cliente.objects.buscar("elena")) == [queda]
    assert not Cliente.objects.filter(pk=otro.pk).exists()


def test_what_differs_and_was_not_decided_is_asked_and_nothing_changes(par, jefa, ahora):
    uno, otro = par

    with pytest.raises(UnionRechazada, match=r"Diga cuál queda: Nombre, C\.I\., Código de cliente"):
        unir(uno.pk, otro.pk, elegidos={}, razon="x", acto=Acto(jefa, ahora))

    assert Cliente.objects.filter(pk__in=[uno.pk, otro.pk]).count() == 2
    assert not Evento.objects.filter(tipo="unir").exists()


def test_who_joined_them_and_why_stays_with_what_the_other_said(par, jefa, ahora):
    uno, otro = par
    era, codigo = otro.pk, otro.codigo

    juntos(par, jefa, ahora)

    union, acto = UnionDeClientes.objects.get(), Evento.objects.get(tipo="unir")
    assert (union.cliente, union.era, union.por) == (uno, era, jefa)
    assert union.razon == "Lo dijo en la llamada"
    assert union.datos["otro"]["codigo"] == codigo
    assert (acto.cadena, acto.actor, acto.datos["era"]) == (f"cliente:{uno.pk}", jefa, era)


def test_places_in_two_portfolios_are_both_the_person_s(par, jefa, ahora):
    uno, otro = par
    suyos = [ContactoCarteraFactory(cliente=uno), ContactoCarteraFactory(cliente=otro)]

    juntos(par, jefa, ahora)

    assert set(uno.contactos.all()) == set(suyos)


@pytest.mark.parametrize(
    ("del_uno", "del_otro", "queda"),
    [
        ("DISPONIBLE", "VENDIDO", "VENDIDO"),
        ("CERRADO", "DISPONIBLE", "CERRADO"),
        ("RELLAMADA", "CERRADO", "RELLAMADA"),
        ("REINTENTO", "NO_LLAMAR", "NO_LLAMAR"),
        ("ESPERA", "REINTENTO", "ESPERA"),
    ],
)
def test_in_one_portfolio_the_place_that_binds_more_stays(
    par, jefa, ahora, del_uno, del_otro, queda
):
    uno, otro = par
    cartera = CarteraFactory()
    hora = ahora + timedelta(days=1)
    for cliente, situacion in ((uno, del_uno), (otro, del_otro)):
        ContactoCarteraFactory(
            cliente=cliente, cartera=cartera, situacion=situacion, intentos=2, proximo_en=hora
        )

    juntos(par, jefa, ahora)

    contacto = uno.contactos.get()
    assert (contacto.situacion, contacto.intentos) == (queda, 4)


def test_calls_and_the_other_line_of_a_place_that_is_no_more_are_kept(par, jefa, ahora, resultados):
    uno, otro = par
    cartera = CarteraFactory()
    vendido = ContactoCarteraFactory(cliente=otro, cartera=cartera, situacion="VENDIDO")
    sobra = ContactoCarteraFactory(cliente=uno, cartera=cartera)
    llamadas = [LlamadaFactory(contacto=sobra), LlamadaFactory(contacto=vendido)]
    linea, era = sobra.linea, sobra.pk

    juntos(par, jefa, ahora)

    acto = Evento.objects.get(tipo="unir")
    assert list(Llamada.objects.filter(contacto=vendido).order_by("pk")) == llamadas
    assert uno.telefonos.get().numero == linea
    assert acto.datos["contactos"] == {str(era): vendido.pk}


def test_a_callback_keeps_its_hour_and_whose_it_is(par, jefa, ahora):
    uno, otro = par
    cartera, asesora = CarteraFactory(), UsuarioFactory()
    hora = ahora + timedelta(hours=3)
    ContactoCarteraFactory(cliente=uno, cartera=cartera, asignado_a=UsuarioFactory())
    ContactoCarteraFactory(
        cliente=otro, cartera=cartera, situacion="RELLAMADA", proximo_en=hora, asignado_a=asesora
    )

    juntos(par, jefa, ahora)

    contacto = uno.contactos.get()
    assert (contacto.proximo_en, contacto.asignado_a) == (hora, asesora)


@pytest.mark.parametrize(
    ("del_otro", "queda", "previa"),
    [("VENDIDO", "ANULADA", ""), ("EN_MANO", "PENDIENTE", "RELLAMADA")],
)
def test_a_promise_waits_for_who_is_in_hand_and_ends_with_who_was_sold(
    par, jefa, ahora, del_otro, queda, previa
):
    uno, otro = par
    cartera, hora = CarteraFactory(), ahora + timedelta(hours=3)
    pedida = ContactoCarteraFactory(
        cliente=uno, cartera=cartera, situacion="RELLAMADA", proximo_en=hora
    )
    promesa = pedida.rellamadas.get()
    en_mano = UsuarioFactory() if del_otro == "EN_MANO" else None
    otros = {"en_mano_de": en_mano} if en_mano else {"situacion": del_otro}
    ContactoCarteraFactory(cliente=otro, cartera=cartera, **otros)

    juntos(par, jefa, ahora)

    promesa.refresh_from_db()
    contacto = uno.contactos.get()
    assert (contacto.situacion, contacto.situacion_previa) == (del_otro, previa)
    assert (promesa.estado, promesa.contacto) == (queda, contacto)


def test_who_asked_not_to_be_called_under_one_name_is_called_under_neither(par, jefa, ahora):
    uno, otro = par
    ContactoCarteraFactory(cliente=uno)
    NoLlamarFactory(cliente=otro)

    juntos(par, jefa, ahora)

    assert uno.contactos.get().pidio_no_llamar
    assert tomar_siguiente(acto=Acto(UsuarioFactory(), ahora)) is None


def test_who_asked_it_under_both_names_on_one_number_is_joined_and_asked_once(par, jefa, ahora):
    uno, otro = par
    numero = NoLlamarFactory(cliente=otro, pedido_en=ahora - timedelta(days=9)).numero
    NoLlamarFactory(cliente=uno, numero=numero, pedido_en=ahora)

    queda = juntos(par, jefa, ahora)

    rige, repetido = queda.pedidos_no_llamar.order_by("pedido_en")
    assert (rige.numero, rige.anulado_en) == (numero, None)
    assert (repetido.anulado_en, repetido.razon) == (ahora, "Unido con otro registro suyo")


def test_a_refusal_is_not_taken_back_once_its_client_is_one_who_accepted(
    par, jefa, ahora, resultados
):
    uno, otro = par
    cartera = CarteraFactory()
    ContactoCarteraFactory(cliente=uno, cartera=cartera, situacion="VENDIDO")
    asesor = UsuarioFactory(rol=Rol.ASESOR)
    suyo = ContactoCarteraFactory(cliente=otro, cartera=cartera, en_mano_de=asesor)
    llamada = registrar_llamada(
        suyo.pk,
        acto=Acto(asesor, ahora),
        resultado="NO_ACEPTA",
        detalle="PRECIO",
        telefono=suyo.linea,
        proposito="OFERTA",
    )
    cerrar_por_llamada(llamada)
    juntos(par, jefa, ahora)
    llamada.refresh_from_db()

    with pytest.raises(LlamadaRechazada, match="ya aceptó"):
        retomar(llamada, ahora=ahora)

    assert uno.contactos.get().situacion == "VENDIDO"


def test_a_number_of_both_is_one_and_keeps_what_was_found_out(par, jefa, ahora):
    uno, otro = par
    repetido = TelefonoClienteFactory(cliente=uno).numero
    TelefonoClienteFactory(cliente=otro, numero=repetido, calificacion="BUENO")
    suyo = TelefonoClienteFactory(cliente=otro).numero

    juntos(par, jefa, ahora)

    assert dict(uno.telefonos.values_list("numero", "calificacion")) == {
        repetido: "BUENO",
        suyo: "SIN_CALIFICAR",
    }


def test_two_with_a_client_in_hand_each_are_not_joined_and_one_is(par, jefa, ahora):
    uno, otro = par
    ContactoCarteraFactory(cliente=uno, en_mano_de=UsuarioFactory())
    en_mano = ContactoCarteraFactory(cliente=otro, en_mano_de=UsuarioFactory())

    with pytest.raises(UnionRechazada, match="Los dos tienen ahora una venta en mano"):
        juntos(par, jefa, ahora)
    ContactoCartera.objects.filter(cliente=uno).update(
        situacion="CERRADO", reservado_por=None, reservado_hasta=None
    )
    juntos(par, jefa, ahora)

    en_mano.refresh_from_db()
    assert (en_mano.cliente, en_mano.situacion) == (uno, Situacion.EN_MANO)


def test_who_is_in_hand_is_not_joined_with_who_was_sold_in_the_same_portfolio(par, jefa, ahora):
    uno, otro = par
    cartera = CarteraFactory()
    ContactoCarteraFactory(cliente=uno, cartera=cartera, situacion="VENDIDO")
    ContactoCarteraFactory(cliente=otro, cartera=cartera, en_mano_de=UsuarioFactory())

    with pytest.raises(UnionRechazada, match="ya aceptó"):
        juntos(par, jefa, ahora)

    assert uno.contactos.get().situacion == "VENDIDO"


def test_who_had_refused_under_the_other_name_is_not_offered_again_when_given_back(
    par, jefa, ahora
):
    uno, otro = par
    cartera = CarteraFactory()
    ContactoCarteraFactory(cliente=uno, cartera=cartera, situacion="CERRADO")
    en_mano = ContactoCarteraFactory(cliente=otro, cartera=cartera, en_mano_de=UsuarioFactory())
    juntos(par, jefa, ahora)

    soltar(en_mano.pk, acto=Acto(jefa, ahora))

    assert uno.contactos.get().situacion == "CERRADO"
    assert tomar_siguiente(acto=Acto(UsuarioFactory(), ahora)) is None


def test_only_people_of_one_kind_and_one_world_are_the_same(jefa, ahora):
    persona = ClienteFactory()
    for otro in (EmpresaFactory(), ClienteFactory(de_prueba=True)):
        with pytest.raises(UnionRechazada):
            juntos((persona, otro), jefa, ahora)
    with pytest.raises(UnionRechazada, match="Es el mismo cliente"):
        juntos((persona, persona), jefa, ahora)


def test_what_somebody_joined_before_is_said_so(par, jefa, ahora):
    juntos(par, jefa, ahora)

    with pytest.raises(UnionRechazada, match="alguien los unió antes"):
        juntos(par, jefa, ahora)


def test_pairs_share_a_c_i_a_telephone_or_a_line_and_are_named_once(jefa):
    una = ClienteFactory(ci_numero="4111222")
    misma = ClienteFactory(ci_numero="4111222", ci_complemento="1A")
    celular = TelefonoClienteFactory(cliente=una).numero
    TelefonoClienteFactory(cliente=misma, numero=celular)
    vecina, vecino = ContactoCarteraFactory(linea="+59144251111"), ContactoCarteraFactory()
    ContactoCartera.objects.filter(pk=vecino.pk).update(linea="+59144251111")
    ClienteFactory()

    encontrados = [(par.uno, par.otro, par.porque) for par in pares(jefa)]

    assert encontrados == [
        (una, misma, "Mismo C.I."),
        (vecina.cliente, vecino.cliente, "Misma línea"),
    ]


def test_both_are_shown_side_by_side_and_nothing_is_marked(client, par, jefa):
    uno, otro = par
    client.force_login(jefa, backend=COMO)

    pagina = client.get(reverse("cartera_unir", args=[otro.pk, uno.pk])).content.decode()

    assert [d.campo for d in comparar(uno, otro) if d.por_decidir] == ["nombre", "ci", "codigo"]
    assert uno.codigo in pagina
    assert otro.codigo in pagina
    formulario = pagina[pagina.index("form-unir") :].partition("</form>")[0]
    assert 'type="radio"' in formulario
    assert "checked" not in formulario


def test_the_page_asks_what_is_not_decided_and_leads_to_the_one_client(client, par, jefa):
    uno, otro = par
    client.force_login(jefa, backend=COMO)
    ruta = reverse("cartera_unir", args=[uno.pk, otro.pk])

    a_medias = client.post(ruta, {"razon": "Lo dijo", "nombre": "otro"})
    entera = client.post(ruta, TODO_DEL_UNO | {"razon": "Lo dijo"})

    assert a_medias.status_code == 422
    assert "Diga cuál queda: C.I." in a_medias.content.decode()
    assert entera.url == reverse("cliente", args=[uno.pk])


def test_the_list_leads_to_each_pair(client, jefa):
    una = ClienteFactory(ci_numero="4111222")
    misma = ClienteFactory(ci_numero="4111222", ci_complemento="1A")
    client.force_login(jefa, backend=COMO)

    pagina = client.get(reverse("cartera_duplicados")).content.decode()

    assert reverse("cartera_unir", args=[una.pk, misma.pk]) in pagina
