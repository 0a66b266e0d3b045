"""The clients of before: reached from the call, taken again if free, and back by one key (1.2)."""

from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.presencia.errores import EnPausa
from bluecom.presencia.servicios import pasar_a
from cartera.errores import TomaRechazada
from cartera.models import ContactoCartera, NoLlamar
from cartera.servicios import por_que_no, tomar_este
from solicitudes.finales.reservas import liberar_reservas
from solicitudes.finales.servicio import descartar
from solicitudes.finales.siguiente import tomar, tomar_otra_vez
from solicitudes.mesa.anteriores import anteriores_de, saltos_entre
from solicitudes.models import Venta
from solicitudes.pasos.p04_llamada.servicio import registrar_llamada
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.cartera.factories import ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("1.2")]
MINUTO = timedelta(minutes=1)


@pytest.fixture
def asesor():
    ContactoCarteraFactory.create_batch(3)
    return UsuarioFactory(rol=Rol.ASESOR)


def saltar(quien, ahora=AHORA) -> Venta:
    venta = tomar(acto=Acto(quien, ahora))
    razon = motivo("SALTO", "MALA_HORA")
    return descartar(venta.pk, acto=Acto(quien, ahora), motivo=razon, nota="suena ocupado")


def test_the_skipped_and_the_called_are_listed_once_each_and_not_who_is_in_hand(asesor):
    saltada = saltar(asesor)
    en_mano = tomar(acto=Acto(asesor, AHORA + MINUTO))

    fila = anteriores_de(Acto(asesor, AHORA + MINUTO))[0]

    assert (fila.venta, fila.saltado, fila.dicho) == (saltada, True, "No es hora para llamarlo")
    assert (fila.nota, fila.por_que_no) == ("suena ocupado", "")
    assert en_mano.pk not in {f.venta.pk for f in anteriores_de(Acto(asesor, AHORA))}
    assert anteriores_de(Acto(asesor, AHORA + timedelta(days=1))) == []


def test_a_call_says_how_he_ended():
    venta = venta_en(Estado.FACTIBLE)
    acto = Acto(venta.asesor, AHORA)
    registrar_llamada(venta.pk, acto=acto, resultado="NO_ACEPTA", detalle="PRECIO")

    (fila,) = anteriores_de(acto)

    assert (fila.dicho, fila.saltado) == ("No acepta: el precio", False)
    assert "Ya no está por llamar" in fila.por_que_no


def test_a_skipped_client_is_taken_again_before_his_day(asesor):
    saltada = saltar(asesor)

    otra = tomar_otra_vez(saltada.contacto_id, acto=Acto(asesor, AHORA + MINUTO))

    assert (otra.contacto_id, otra.estado) == (saltada.contacto_id, Estado.TOMADA)
    contacto = ContactoCartera.objects.get(pk=saltada.contacto_id)
    assert (contacto.situacion, contacto.reservado_por) == ("EN_MANO", asesor)


def test_if_nobody_works_on_him_he_is_again_as_he_was_skipped(asesor):
    saltada = saltar(asesor)
    tomar_otra_vez(saltada.contacto_id, acto=Acto(asesor, AHORA + MINUTO))

    assert liberar_reservas(ahora=AHORA + timedelta(hours=2)) == 1

    contacto = ContactoCartera.objects.get(pk=saltada.contacto_id)
    assert (contacto.situacion, contacto.proximo_en) == ("REINTENTO", AHORA + timedelta(days=1))


def test_who_has_a_client_in_hand_ends_with_him_first(asesor):
    saltada = saltar(asesor)
    tomar(acto=Acto(asesor, AHORA))

    with pytest.raises(TransicionInvalida, match="Termine antes con"):
        tomar_otra_vez(saltada.contacto_id, acto=Acto(asesor, AHORA))


def test_a_client_that_a_colleague_took_meanwhile_is_his(asesor):
    saltada = saltar(asesor)
    colega = UsuarioFactory(rol=Rol.ASESOR)
    ContactoCartera.objects.exclude(pk=saltada.contacto_id).delete()
    manana = AHORA + timedelta(days=1)
    tomar(acto=Acto(colega, manana))

    with pytest.raises(TomaRechazada, match=f"Lo tiene ahora {colega}"):
        tomar_otra_vez(saltada.contacto_id, acto=Acto(asesor, manana))

    assert not Venta.objects.en_mano_de(asesor).exists()


def test_the_same_client_in_hand_by_another_portfolio_is_nobody_else_s(asesor):
    contacto = ContactoCartera.objects.first()
    otro = ContactoCarteraFactory(cliente=contacto.cliente)
    tomar_este(otro.pk, acto=Acto(UsuarioFactory(rol=Rol.ASESOR), AHORA))

    with pytest.raises(TomaRechazada, match="en manos de otra persona"):
        tomar_este(contacto.pk, acto=Acto(asesor, AHORA))


def test_a_client_one_never_had_is_not_chosen(asesor):
    with pytest.raises(PermisoDenegado):
        tomar_otra_vez(ContactoCartera.objects.first().pk, acto=Acto(asesor, AHORA))


@pytest.mark.parametrize(
    ("cambio", "dice"),
    [
        ({"situacion": "CERRADO"}, "Ya no está por llamar: cerrado."),
        ({"es_elegible": False}, "Ya no está por llamar"),
        ({"retenido_hasta": AHORA + MINUTO}, "todavía se puede deshacer"),
    ],
)
def test_why_a_client_cannot_be_taken_is_said(cambio, dice, asesor):
    contacto = ContactoCarteraFactory(**cambio)

    assert dice in por_que_no(contacto, Acto(asesor, AHORA))
    with pytest.raises(TomaRechazada):
        tomar_este(contacto.pk, acto=Acto(asesor, AHORA))


def test_nor_outside_his_calling_hours_nor_from_a_portfolio_of_others(asesor):
    domingo = AHORA + timedelta(days=(6 - AHORA.weekday()) % 7)
    cerrado = ContactoCarteraFactory(cartera__siempre_abierta=False)
    with pytest.raises(TomaRechazada, match="no hay llamadas"):
        tomar_este(cerrado.pk, acto=Acto(asesor, domingo))

    ajeno = ContactoCarteraFactory()
    ajeno.cartera.asesores.add(UsuarioFactory(rol=Rol.ASESOR))
    with pytest.raises(TomaRechazada, match="otras personas"):
        tomar_este(ajeno.pk, acto=Acto(asesor, AHORA))


def test_nor_while_a_call_by_another_portfolio_may_be_taken_back(asesor):
    contacto = ContactoCarteraFactory()
    ContactoCarteraFactory(
        cliente=contacto.cliente, situacion="REINTENTO", retenido_hasta=AHORA + MINUTO
    )

    with pytest.raises(TomaRechazada, match="por otra cartera"):
        tomar_este(contacto.pk, acto=Acto(asesor, AHORA))


def test_who_was_given_to_a_colleague_or_asked_not_to_be_called_stays_there(asesor):
    colega = UsuarioFactory(rol=Rol.ASESOR)
    de_otro = ContactoCarteraFactory(asignado_a=colega)
    callado = ContactoCarteraFactory()
    NoLlamar.objects.create(
        numero=callado.linea, cliente=callado.cliente, pedido_en=AHORA, anotado_por=colega
    )

    assert por_que_no(de_otro, Acto(asesor, AHORA)) == f"Ahora es de {colega}."
    with pytest.raises(TomaRechazada, match="no se lo llame"):
        tomar_este(callado.pk, acto=Acto(asesor, AHORA))


def test_the_floor_sees_who_was_left_without_a_call_by_whom_and_why(client, asesor):
    saltada = saltar(asesor, timezone.now())
    dia = timezone.localdate()
    client.force_login(UsuarioFactory(rol=Rol.SUPERVISOR))

    pagina = unescape(client.get("/saltos/").content.decode())

    assert str(saltada.cliente) in pagina
    assert "No es hora para llamarlo" in pagina
    assert "suena ocupado" in pagina
    assert "1 salto de 10" in pagina
    vacio = client.get(f"/saltos/?dia={dia - timedelta(days=1)}").content.decode()
    assert "Nadie quedó sin llamar" in vacio
    assert client.get("/saltos/?dia=ayer").status_code == 200
    assert len(saltos_entre(saltada.cerrada_en, saltada.cerrada_en + MINUTO)) == 1


def test_from_the_list_one_key_leads_back_and_a_free_client_has_his_button(client, asesor):
    saltada = saltar(asesor, timezone.now())
    client.force_login(asesor)
    assert f"/cola/tomar/{saltada.contacto_id}/" in client.get("/cola/anteriores/").content.decode()

    client.post("/cola/siguiente/")
    en_mano = Venta.objects.en_mano_de(asesor).get()
    pagina = unescape(client.get("/cola/anteriores/").content.decode())

    assert f"Volver a {en_mano.cliente.nombre_completo}" in pagina
    assert f'href="/ventas/{en_mano.pk}/"' in pagina
    assert "/cola/tomar/" not in pagina
    leida = unescape(client.get(f"/clientes/{saltada.contacto.cliente_id}/").content.decode())
    assert f"Volver a {en_mano.cliente.nombre_completo}" in leida


def test_the_page_of_the_client_in_hand_leads_to_both(client, asesor):
    client.force_login(asesor)
    venta = tomar(acto=Acto(asesor, timezone.now()))

    pagina = unescape(client.get(f"/ventas/{venta.pk}/").content.decode())

    assert f'href="/ventas/{venta.pk}/saltar/" data-tecla="-"' in " ".join(pagina.split())
    assert 'href="/cola/anteriores/" data-tecla=","' in " ".join(pagina.split())
    assert "Por qué este cliente" in pagina
    assert "nadie lo llamó todavía" in pagina
    assert "Hoy puede saltar a 10 más" in client.get(f"/ventas/{venta.pk}/saltar/").content.decode()


def test_skipping_by_its_page_brings_the_next_client(client, asesor):
    client.force_login(asesor)
    venta = tomar(acto=Acto(asesor, timezone.now()))

    respuesta = client.post(
        f"/ventas/{venta.pk}/saltar/", {"motivo": motivo("SALTO", "SALTADO").pk}
    )

    siguiente = Venta.objects.en_mano_de(asesor).get()
    assert respuesta.headers["Location"] == f"/ventas/{siguiente.pk}/"
    assert siguiente.contacto_id != venta.contacto_id


def test_in_a_pause_no_client_is_taken_again(asesor):
    saltada = saltar(asesor)
    pasar_a("ALMUERZO", acto=Acto(asesor, AHORA + MINUTO))

    with pytest.raises(EnPausa, match="Está en «Almuerzo»"):
        tomar_otra_vez(saltada.contacto_id, acto=Acto(asesor, AHORA + 2 * MINUTO))
