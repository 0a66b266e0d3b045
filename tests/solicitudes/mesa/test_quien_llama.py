"""From the search or from his page, who rings in is attended by one key (1.2)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from cartera.errores import TomaRechazada
from cartera.models import Cliente, NoLlamar
from cartera.servicios import (
    abrir_practica,
    cerrar_practica,
    lugares_de,
    tomar_a_quien_llama,
)
from solicitudes.mesa.busqueda import clientes_por_numero
from solicitudes.mesa.quien_llama import (
    libres_por_numero,
    quien_llama,
    se_lo_puede_atender,
)
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from tests.cartera.factories import ContactoCarteraFactory, TelefonoClienteFactory
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("1.2")]


@pytest.fixture
def libre():
    return ContactoCarteraFactory(
        situacion="CERRADO",
        linea="+59144251234",
        cliente__nombres="Rosa",
        cliente__ci_numero="4411",
    )


@pytest.mark.parametrize("texto", ["44251234", "+591 4425 1234"])
def test_by_his_exact_number_who_is_nobody_s_is_one_line_with_one_key(texto, libre, asesor, como):
    pagina = como(asesor).get("/buscar/", {"q": texto}).content.decode()

    assert "<strong>Rosa</strong> no es cliente suyo" in pagina
    assert libre.cliente.apellido_materno not in pagina
    assert f'action="/clientes/{libre.cliente_id}/llama/"' in pagina
    assert Evento.objects.filter(cadena=f"cliente:{libre.cliente_id}").count() == 1


def test_neither_his_name_nor_a_part_of_his_number_shows_him(libre, asesor, como):
    for texto in ("Rosa", "4425123", libre.cliente.apellido_materno):
        assert "/llama/" not in como(asesor).get("/buscar/", {"q": texto}).content.decode()


def test_taken_from_the_search_the_sale_opens_and_says_that_he_rang(libre, asesor, como):
    cliente = como(asesor)
    cliente.get("/buscar/", {"q": "44251234"})

    respuesta = cliente.post(f"/clientes/{libre.cliente_id}/llama/", follow=True)

    venta = Venta.objects.get(entrante=True)
    assert respuesta.redirect_chain[0][0] == venta.get_absolute_url()
    assert "Llamó él, a las" in respuesta.content.decode()


def test_by_hand_nobody_takes_a_client_whose_number_he_did_not_look_up(libre, asesor, como):
    assert como(asesor).post(f"/clientes/{libre.cliente_id}/llama/").status_code == 404
    ahora = timezone.now()
    acto = Acto(asesor, ahora)
    assert not se_lo_puede_atender(libre.cliente_id, acto)

    (linea,) = libres_por_numero("44251234", acto, salvo=())
    assert (linea.nombre, linea.por_que_no) == ("Rosa", "")
    assert se_lo_puede_atender(libre.cliente_id, acto)
    assert not se_lo_puede_atender(libre.cliente_id, Acto(asesor, ahora + timedelta(hours=2)))
    assert libres_por_numero("44251234", acto, salvo={libre.cliente_id}) == []
    assert clientes_por_numero("44251234") == [libre.cliente_id]


def test_another_look_at_once_is_the_same_look_and_only_an_asesor_looks(libre, asesor):
    acto = Acto(asesor, timezone.now())
    libres_por_numero("44251234", acto, salvo=())
    libres_por_numero("44251234", acto, salvo=())
    jefa = Acto(UsuarioFactory(rol=Rol.SUPERVISOR), acto.ahora)

    assert libres_por_numero("44251234", jefa, salvo=()) == []
    assert Evento.objects.filter(tipo="consulta_por_numero").count() == 1


def test_the_client_of_a_colleague_is_his_one_line_and_no_key(asesor, como):
    venta = venta_en(Estado.ACEPTADA)

    pagina = como(asesor).get("/buscar/", {"q": venta.contacto.linea}).content.decode()

    assert f"está con {venta.asesor}" in pagina
    assert "/llama/" not in pagina


def test_clients_of_test_ring_people_of_test_alone(libre, como):
    de_prueba = UsuarioFactory(rol=Rol.ASESOR, de_prueba=True)
    suyo = ContactoCarteraFactory(cartera__de_prueba=True)
    TelefonoClienteFactory(cliente=suyo.cliente, numero="+59170000001")

    assert "/llama/" not in como(de_prueba).get("/buscar/", {"q": "44251234"}).content.decode()
    assert "/llama/" in como(de_prueba).get("/buscar/", {"q": "70000001"}).content.decode()


def test_an_invented_client_rings_nobody_real_also_once_the_practice_is_over(asesor, como):
    jefa = UsuarioFactory(rol=Rol.SUPERVISOR)
    practica = abrir_practica(asesor, acto=Acto(jefa, timezone.now()))
    inventado = practica.contactos.first()
    inventado.asignado_a = asesor
    inventado.save()
    cerrar_practica(asesor, acto=Acto(jefa, timezone.now()))

    assert como(asesor).post(f"/clientes/{inventado.cliente_id}/llama/").status_code == 404
    assert not lugares_de(inventado.cliente_id, Acto(asesor, timezone.now())).exists()
    with pytest.raises(TomaRechazada, match="ninguna cartera"):
        tomar_a_quien_llama(inventado.cliente_id, acto=Acto(asesor, timezone.now()))


def test_from_his_page_by_its_key_or_why_not(libre, asesor, como):
    libre.asignado_a = asesor
    libre.save()
    pagina = f"/clientes/{libre.cliente_id}/"
    assert 'data-tecla="e"' in como(asesor).get(pagina).content.decode()

    libre.es_elegible = False
    libre.save()
    dicho = como(asesor).get(pagina).content.decode()
    assert "Si es él quien llama: Ya tiene otros servicios" in dicho
    assert 'data-tecla="e"' not in dicho
    assert "otros servicios" in quien_llama(libre.cliente, Acto(asesor, timezone.now())).por_que_no


def test_while_he_is_in_hand_his_page_leads_back_to_his_sale(libre, asesor, como):
    libre.asignado_a = asesor
    libre.save()
    cliente = como(asesor)
    cliente.post(f"/clientes/{libre.cliente_id}/llama/")

    assert "Seguir con su venta" in cliente.get(f"/clientes/{libre.cliente_id}/").content.decode()


def test_that_he_had_asked_not_to_be_called_is_said_where_he_is_attended(libre, asesor, como):
    NoLlamar.objects.create(
        numero=libre.linea, cliente=libre.cliente, pedido_en=timezone.now(), anotado_por=asesor
    )
    cliente = como(asesor)
    cliente.get("/buscar/", {"q": "44251234"})

    pagina = cliente.post(f"/clientes/{libre.cliente_id}/llama/", follow=True).content.decode()

    assert "<strong>Llama él:</strong> había pedido que no se lo llame" in pagina


@pytest.mark.parametrize(
    ("cliente", "dicho"),
    [
        (Cliente(nombres="María José", apellido_paterno="Rojas"), "María"),
        (Cliente(razon_social="Importadora del Valle S.R.L."), "Importadora"),
        (Cliente(), ""),
    ],
)
def test_one_word_of_a_name_is_all_that_another_asesor_reads(cliente, dicho):
    assert cliente.primer_nombre == dicho
