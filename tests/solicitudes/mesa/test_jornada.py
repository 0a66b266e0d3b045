"""Pauses and clients, and the time of a day that nobody types (1.2)."""

from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.presencia.errores import EnPausa
from bluecom.presencia.models import Intervalo, en_pausa
from bluecom.presencia.servicios import pasar_a, terminar
from cartera.en_palabras import por_que_este
from cartera.models import ContactoCartera, Situacion
from solicitudes.finales.reservas import liberar_reservas
from solicitudes.finales.siguiente import tomar
from solicitudes.mesa.jornada import despues_de_llamar, entre, jornada_de, medianoche
from solicitudes.models import Venta
from solicitudes.pasos.p04_llamada.servicio import registrar_llamada
from solicitudes.reglas.estados import Estado
from tests.cartera.factories import ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = pytest.mark.django_db
MINUTO = timedelta(minutes=1)


@pytest.fixture
def asesor():
    ContactoCarteraFactory.create_batch(3)
    return UsuarioFactory(rol=Rol.ASESOR)


@pytest.mark.paso("1.2")
def test_in_a_pause_the_client_in_hand_stays_until_nobody_works_on_him(asesor):
    venta = tomar(acto=Acto(asesor, AHORA))
    pasar_a("ALMUERZO", acto=Acto(asesor, AHORA + MINUTO))

    assert tomar(acto=Acto(asesor, AHORA + 2 * MINUTO)) == venta
    liberar_reservas(ahora=AHORA + timedelta(hours=1))

    assert ContactoCartera.objects.get(pk=venta.contacto_id).situacion == "DISPONIBLE"
    with pytest.raises(EnPausa):
        tomar(acto=Acto(asesor, AHORA + timedelta(hours=1)))
    assert en_pausa(asesor) is not None
    assert not Venta.objects.en_mano_de(asesor).exists()


def test_siguiente_in_a_pause_says_so_and_one_key_resumes(client, asesor):
    client.force_login(asesor)
    client.post("/estado/", {"estado": "DESCANSO", "volver": "/ventas/"})

    pagina = unescape(client.post("/cola/siguiente/", follow=True).content.decode())
    assert "no se le entregan clientes" in pagina
    assert "Seguir atendiendo" in pagina
    assert not Venta.objects.exists()

    client.post("/estado/", {"estado": "DISPONIBLE"})
    client.post("/cola/siguiente/")
    assert Venta.objects.en_mano_de(asesor).exists()


def test_a_call_that_ends_in_a_pause_brings_nobody(client):
    venta = venta_en(Estado.FACTIBLE, ahora=timezone.now() - 10 * MINUTO)
    ContactoCarteraFactory(asignado_a=venta.asesor)
    client.force_login(venta.asesor)
    client.post("/estado/", {"estado": "DESCANSO"})

    registrar_llamada(venta.pk, acto=Acto(venta.asesor, timezone.now()), resultado="OCUPADO")

    assert client.post("/cola/siguiente/").headers["Location"] == "/cola/"


@pytest.mark.parametrize("volver", ["https://otro.example/", "//otro.example", ""])
def test_the_state_leads_back_to_a_page_of_the_house_only(client, asesor, volver):
    client.force_login(asesor)

    respuesta = client.post("/estado/", {"estado": "DESCANSO", "volver": volver})

    assert respuesta.headers["Location"] == "/cola/"
    assert client.post("/estado/", {"estado": "X"}).headers["Location"] == "/cola/"


def test_every_page_of_an_asesor_shows_the_state_with_its_keys(client, asesor):
    client.force_login(asesor)

    pagina = " ".join(client.get("/ventas/").content.decode().split())

    assert 'data-tecla="+"' in pagina
    assert 'value="ALMUERZO" aria-pressed="false" data-tecla="3"' in pagina
    client.force_login(UsuarioFactory(rol=Rol.SUPERVISOR))
    assert "Mi estado" not in client.get("/ventas/").content.decode()


def test_a_state_of_the_day_before_is_told_with_its_day(client, asesor):
    desde = medianoche(timezone.now()) - 10 * MINUTO
    pasar_a("REUNION", acto=Acto(asesor, desde))
    client.force_login(asesor)

    pagina = client.get("/cola/mi-dia/").content.decode()

    assert f"{timezone.localtime(desde):%d/%m} 23:50" in pagina


def test_work_after_a_call_is_what_lies_between_it_and_the_next_client():
    hechos = [(0, True), (5, False), (9, False), (12, True), (20, False), (50, True), (60, False)]
    instantes = [(AHORA + n * MINUTO, toma) for n, toma in hechos]
    almuerzo = (AHORA + 25 * MINUTO, AHORA + 45 * MINUTO)

    assert entre(instantes, [almuerzo]) == (3 + 30 - 20) * MINUTO
    assert entre([], []) == timedelta(0)


def test_the_day_of_one_is_told_from_the_rows(asesor):
    tomar(acto=Acto(asesor, AHORA))
    ContactoCartera.objects.update(situacion=Situacion.DISPONIBLE)
    pasar_a("DESCANSO", acto=Acto(asesor, AHORA + 10 * MINUTO))

    dia = jornada_de(Acto(asesor, AHORA + 15 * MINUTO))

    assert [(estado.pk, cuanto) for estado, cuanto in dia.tiempos] == [
        ("DISPONIBLE", 10 * MINUTO),
        ("DESCANSO", 5 * MINUTO),
    ]
    assert dia.despues_de_llamar == timedelta(0)
    assert despues_de_llamar(medianoche(AHORA), AHORA + 15 * MINUTO) == {asesor.pk: timedelta(0)}


@pytest.mark.parametrize(
    ("previa", "proximo", "dice"),
    [
        ("RELLAMADA", -MINUTO, "Pidió que lo llamaran el 23/11 09:59."),
        ("REINTENTO", -MINUTO, "Tocaba volver a llamarlo desde el 23/11 09:59."),
        ("ESPERA", -MINUTO, "Su espera terminó el 23/11 09:59."),
        ("REINTENTO", MINUTO, "Usted lo tomó, antes de que le tocara."),
        ("DISPONIBLE", None, "Es de todos y nadie lo llamó todavía"),
    ],
)
def test_the_screen_says_why_it_is_this_client(previa, proximo, dice):
    contacto = ContactoCartera(
        situacion_previa=previa, proximo_en=AHORA + proximo if proximo else None
    )

    assert dice in por_que_este(contacto, tomado_en=AHORA)


def test_the_queue_says_in_which_order_and_what_the_day_was(client, asesor):
    client.force_login(asesor)

    pagina = unescape(client.get("/cola/").content.decode())

    assert "En qué orden" in pagina
    assert "Una carpeta devuelta con observaciones." in pagina
    assert Intervalo.objects.get().estado_id == "DISPONIBLE"


def test_my_day_is_told_stretch_by_stretch_and_who_ended_one(client, asesor):
    client.force_login(asesor)
    client.post("/estado/", {"estado": "ALMUERZO"})
    suyo, jefa = en_pausa(asesor), UsuarioFactory(rol=Rol.SUPERVISOR)
    terminar(suyo.pk, acto=Acto(jefa, timezone.now()), por_que="SE_FUE")

    pagina = unescape(client.get("/cola/mi-dia/").content.decode())

    assert "Después de llamar" in pagina
    assert f"Lo terminó quien supervisa: {jefa}, se fue sin marcarlo" in pagina
    assert "Pasó a otro estado" in pagina
