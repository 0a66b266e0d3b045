"""The exchange dials once for each press, only whom one may dial, and says what became of it."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.urls import reverse

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.integraciones.elastix.puerto import Marcado, Porque, Que
from bluecom.rechazo import Rechazo
from cartera.models import Cartera, Cliente, Extension, Llamada, Marcada
from cartera.servicios import dar_extension
from cartera.telefonia.marcar import (
    MARGEN,
    SIN_INTERNO,
    YA_SUENA,
    anotar_lo_marcado,
    asentar,
    hay_central,
    pedir_a_la_central,
    ultima_marcada,
)
from solicitudes.mesa.reasignar import reasignar
from solicitudes.models import Motivo, Venta
from solicitudes.pasos.marcar.permiso import fuera_de_horario, por_que_no_se_marca
from solicitudes.pasos.marcar.servicio import (
    DE_PRUEBA,
    REPETIDA,
    SIN_CENTRAL,
    YA_NO,
    como_esta,
    cuenta_de,
    lo_de_la_central,
    marcar,
)
from solicitudes.reglas.estados import Estado
from tests.apoyo.esperar import esperar_a
from tests.cartera.factories import ExtensionFactory, NoLlamarFactory
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = pytest.mark.paso("4.1")
E = Marcada.Estado
DOMINGO = AHORA - timedelta(days=1)


@pytest.fixture
def venta(db):
    """One in hand at step 4; its asesor speaks on 2014."""
    venta = venta_en(Estado.FACTIBLE)
    ExtensionFactory(usuario=venta.asesor, numero="2014", desde=AHORA - timedelta(days=30))
    return venta


def pulsar(venta, *, numero=None, vez=1, ahora=AHORA, quien=None):
    acto = Acto(quien or venta.asesor, ahora)
    return marcar(venta.pk, acto=acto, numero=numero or venta.contacto.linea, vez=vez)


def test_one_press_is_dialled_and_kept_and_is_no_call_nor_attempt(central, venta):
    assert pulsar(venta)

    una = Marcada.objects.get()
    assert (una.agente, una.extension, una.numero) == (venta.asesor, "2014", venta.contacto.linea)
    assert (una.cuenta, una.vez, una.pedida_en) == (f"V{venta.pk}", 1, AHORA)
    assert una.estado == E.MARCANDO
    (pedida,) = central.pedidas()
    assert (pedida["Account"], pedida["Channel"]) == (f"V{venta.pk}", "SIP/2014")
    venta.contacto.refresh_from_db()
    assert (venta.contacto.intentos, Llamada.objects.count()) == (0, 0)


def test_the_same_press_again_is_not_dialled_again(central, venta):
    assert pulsar(venta)
    anotar_lo_marcado(Marcada.objects.get().pk, Marcado(Que.NO_SE_PUDO, Porque.OCUPADO))

    assert not pulsar(venta)
    assert len(central.pedidas()) == 1
    assert pulsar(venta, vez=2)
    assert len(central.pedidas()) == 2


def test_from_another_tab_one_reads_what_became_of_the_first(central, venta, client):
    client.force_login(venta.asesor)
    url, datos = reverse("marcar", args=[venta.pk]), {"telefono": venta.contacto.linea, "vez": 1}
    htmx = {"HX-Request": "true"}

    primera, segunda = (client.post(url, datos, headers=htmx) for _ in range(2))

    assert (primera.status_code, segunda.status_code) == (200, 200)
    assert "suena su interno 2014" in primera.content.decode()
    assert REPETIDA in segunda.content.decode()
    assert 'value="2"' in segunda.content.decode()
    assert len(central.pedidas()) == 1


def test_what_is_asked_each_second_answers_only_what_changed(central, venta, client, time_machine):
    time_machine.move_to(AHORA)
    client.force_login(venta.asesor)
    pulsar(venta)
    url = reverse("marcada", args=[venta.pk])

    igual = client.get(url, {"estado": E.MARCANDO})
    anotar_lo_marcado(Marcada.objects.get().pk, Marcado(Que.CONTESTO))
    otro = client.get(url, {"estado": E.MARCANDO})

    assert (igual.status_code, otro.status_code) == (204, 200)
    assert "Contestó su interno" in otro.content.decode()
    assert "hx-get" not in otro.content.decode()


def test_who_asked_not_to_be_called_meanwhile_is_not_dialled(central, venta, client):
    client.force_login(venta.asesor)
    assert "Marcar por la central" in client.get(venta.get_absolute_url()).content.decode()
    NoLlamarFactory(numero=venta.contacto.linea, cliente=venta.cliente)

    with pytest.raises(Rechazo, match="Pidió que no se lo llame"):
        pulsar(venta)
    dicha = client.post(
        reverse("marcar", args=[venta.pk]),
        {"telefono": venta.contacto.linea, "vez": 1},
        headers={"HX-Request": "true"},
    )
    assert dicha.status_code == 422
    assert "Pidió que no se lo llame" in dicha.content.decode()
    assert (central.recibidas, Marcada.objects.count()) == ([], 0)


def test_a_number_that_is_nobodys_here_is_asked_of_the_list_too(central, venta):
    NoLlamarFactory(numero="+59144259999")

    with pytest.raises(Rechazo, match="Pidió que no se lo llame"):
        pulsar(venta, numero="+59144259999")
    assert pulsar(venta, numero="+59144258888")


def test_a_follow_up_is_dialled_whatever_else_he_asked_and_at_any_hour(central, db):
    venta = venta_en(Estado.ACEPTADA)
    ExtensionFactory(usuario=venta.asesor, desde=AHORA - timedelta(days=30))
    Cartera.objects.update(siempre_abierta=False)
    NoLlamarFactory(numero=venta.contacto.linea, cliente=venta.cliente)

    assert pulsar(venta, ahora=DOMINGO)


def test_out_of_hours_nobody_begins_to_call_by_any_telephone(central, venta, client, time_machine):
    Cartera.objects.update(siempre_abierta=False)
    time_machine.move_to(DOMINGO)
    client.force_login(venta.asesor)

    with pytest.raises(Rechazo, match="domingo"):
        pulsar(venta, ahora=DOMINGO)
    pagina = client.get(venta.get_absolute_url()).content.decode()

    assert "tel:" not in pagina
    assert central.recibidas == []
    assert fuera_de_horario(venta, [], ahora=AHORA) == ""
    assert por_que_no_se_marca(venta, venta.contacto.linea, [], ahora=AHORA) == ""


def test_who_lost_the_client_does_not_dial_him_and_who_got_him_does(central, venta):
    antes, otro = venta.asesor, UsuarioFactory()
    ExtensionFactory(usuario=otro, numero="2030", desde=AHORA - timedelta(days=1))
    motivo = Motivo.objects.filter(ambito="REASIGNACION")[0]
    supervisora = UsuarioFactory(rol=Rol.SUPERVISOR)
    reasignar(venta.pk, a=otro, acto=Acto(supervisora, AHORA), motivo=motivo)
    venta = Venta.objects.get(pk=venta.pk)

    with pytest.raises(Rechazo, match="no le corresponde"):
        pulsar(venta, quien=antes)
    assert central.recibidas == []
    assert pulsar(venta)
    assert central.pedidas()[0]["Channel"] == "SIP/2030"


def test_the_extension_is_the_one_of_that_hour(central, venta):
    supervisora = UsuarioFactory(rol=Rol.SUPERVISOR)
    dar_extension(
        venta.asesor, acto=Acto(supervisora, AHORA), numero="2050", desde=AHORA + MARGEN * 10
    )

    pulsar(venta)
    anotar_lo_marcado(Marcada.objects.get().pk, Marcado(Que.CONTESTO, uniqueid="7.1"))
    pulsar(venta, vez=2, ahora=AHORA + MARGEN * 10)

    assert [p["Channel"] for p in central.pedidas()] == ["SIP/2014", "SIP/2050"]
    assert list(Marcada.objects.values_list("extension", flat=True)) == ["2050", "2014"]


def test_without_an_extension_one_reads_whom_to_ask_and_how_to_dial_meanwhile(central, venta):
    Extension.objects.all().delete()

    with pytest.raises(Rechazo) as rechazo:
        pulsar(venta)

    assert str(rechazo.value) == SIN_INTERNO
    assert central.recibidas == []


def test_while_one_rings_no_other_is_dialled_for_the_same_person(central, db):
    aceptada = venta_en(Estado.IMPRESA)
    venta = venta_en(Estado.FACTIBLE, asesor=aceptada.asesor)
    ExtensionFactory(usuario=venta.asesor, desde=AHORA - timedelta(days=30))
    pulsar(venta)

    with pytest.raises(Rechazo) as rechazo:
        pulsar(aceptada)
    assert str(rechazo.value) == YA_SUENA
    assert len(central.pedidas()) == 1


def test_a_press_that_nobody_told_of_is_unknown_and_the_next_one_may_be_made(central, venta):
    """The process that was to hear of it died."""
    acto = Acto(venta.asesor, AHORA)
    datos = {"numero": venta.contacto.linea, "cuenta": cuenta_de(venta)}
    assert asentar(venta.contacto, acto=acto, vez=1, **datos) is not None
    luego = AHORA + timedelta(seconds=20) + MARGEN * 2

    leida = ultima_marcada(cuenta_de(venta), ahora=luego)

    assert leida is not None
    assert "No se sabe si marcó" in leida.en_palabras
    assert como_esta(venta, ahora=luego).vez == 2
    assert pulsar(venta, vez=2, ahora=luego)
    assert list(Marcada.objects.values_list("estado", flat=True)) == [E.MARCANDO, E.NO_SE_SABE]


def test_what_was_known_for_certain_is_not_written_over(central, venta):
    pulsar(venta)
    pk = Marcada.objects.get().pk

    anotar_lo_marcado(pk, Marcado(Que.NO_SE_SABE, Porque.SE_CORTO))
    anotar_lo_marcado(pk, Marcado(Que.CONTESTO, uniqueid="7.1"))
    anotar_lo_marcado(pk, Marcado(Que.NO_SE_SABE, Porque.SE_CORTO))

    una = Marcada.objects.get()
    assert (una.estado, una.motivo, una.uniqueid) == (E.CONTESTO, "", "7.1")
    assert una.en_palabras.startswith("Contestó su interno 2014: la central llama al")


@pytest.mark.parametrize(
    ("dia", "estado", "dicho"),
    [
        ("muda", E.NO_SE_PUDO, "la central no responde"),
        ("no deja entrar", E.NO_SE_PUDO, "no acepta el usuario"),
        ("no deja marcar", E.NO_SE_PUDO, "la central no aceptó marcar"),
        ("corta sin responder", E.NO_SE_SABE, "dejó de responder"),
    ],
)
def test_a_bad_day_of_the_exchange_is_told_and_the_page_goes_on(
    central, venta, client, settings, dia, estado, dicho
):
    central.dia = dia
    settings.AMI = settings.AMI | {"segundos": 0.3}
    client.force_login(venta.asesor)
    datos = {"telefono": venta.contacto.linea, "vez": 1}

    respuesta = client.post(reverse("marcar", args=[venta.pk]), datos, follow=True)

    pagina = respuesta.content.decode()
    assert respuesta.redirect_chain == [(venta.get_absolute_url(), 302)]
    assert dicho in pagina
    assert f"tel:{venta.contacto.linea}" in pagina
    assert Marcada.objects.get().estado == estado


def test_an_adapter_that_hangs_longer_than_it_may_leaves_it_unknown(central, venta, settings):
    central.dia = "muda"
    settings.SEGUNDOS_DE_CONSULTA = 0.05
    una = asentar(
        venta.contacto, acto=Acto(venta.asesor, AHORA), numero=venta.contacto.linea,
        cuenta="V7", vez=1,
    )  # fmt: skip
    assert una is not None

    pedir_a_la_central(una)

    assert Marcada.objects.get().estado == E.NO_SE_SABE


def test_without_an_exchange_that_dials_the_page_is_as_ever(venta, client):
    client.force_login(venta.asesor)

    pagina = client.get(venta.get_absolute_url()).content.decode()

    assert not hay_central()
    assert lo_de_la_central(venta) is None
    assert "Marcar por la central" not in pagina
    assert f"tel:{venta.contacto.linea}" in pagina
    with pytest.raises(Rechazo) as rechazo:
        pulsar(venta)
    assert str(rechazo.value) == SIN_CENTRAL


def test_a_sale_that_ended_is_dialled_no_more(central, db):
    terminada = venta_en(Estado.DESCARTADA)

    with pytest.raises(Rechazo) as rechazo:
        pulsar(terminada)
    assert str(rechazo.value) == YA_NO


@pytest.mark.parametrize("aprende", [True, False])
def test_nobody_invented_is_dialled(central, db, client, aprende):
    """Neither for who learns on clients of practice, nor among test people."""
    venta = venta_en(Estado.FACTIBLE, asesor=UsuarioFactory(de_prueba=not aprende))
    Cartera.objects.update(de_prueba=True)
    Cliente.objects.update(de_prueba=True)
    ExtensionFactory(usuario=venta.asesor, desde=AHORA - timedelta(days=30))
    client.force_login(venta.asesor)

    with pytest.raises(Rechazo) as rechazo:
        pulsar(venta)

    assert str(rechazo.value) == DE_PRUEBA
    assert "Marcar por la central" not in client.get(venta.get_absolute_url()).content.decode()
    assert central.recibidas == []


def test_what_is_no_number_and_no_press_is_told(central, venta, client):
    client.force_login(venta.asesor)
    url = reverse("marcar", args=[venta.pk])

    for datos, dicho in (
        ({"telefono": "12", "vez": 1}, "Escriba un teléfono fijo"),
        ({"vez": 1}, "Escriba o elija el número"),
        ({"telefono": venta.contacto.linea}, "Recargue la página"),
    ):
        respuesta = client.post(url, datos, headers={"HX-Request": "true"})
        assert respuesta.status_code == 422
        assert dicho in respuesta.content.decode()
    assert central.recibidas == []


@pytest.mark.django_db(transaction=True)
def test_what_comes_later_is_heard_and_written(central):
    venta = venta_con_interno()
    central.contesta.clear()
    pulsar(venta)
    assert Marcada.objects.get().estado == E.MARCANDO

    central.contesta.set()

    esperar_a(lambda: Marcada.objects.get().estado == E.CONTESTO)
    assert Marcada.objects.get().uniqueid == "1764400000.42"
    assert Marcada.objects.get().respondida_en is not None


@pytest.mark.django_db(transaction=True)
def test_one_that_drops_after_accepting_is_unknown_and_never_dialled_again_by_itself(central):
    venta = venta_con_interno()
    central.dia = "corta después de aceptar"

    pulsar(venta)

    esperar_a(lambda: Marcada.objects.get().estado == E.NO_SE_SABE)
    assert "No se vuelve a marcar solo" in Marcada.objects.get().en_palabras
    assert len(central.pedidas()) == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_presses_at_once_one_is_dialled(central):
    venta = venta_con_interno()
    juntos, dichos = Barrier(2), []

    def uno():
        try:
            juntos.wait(20)
            dichos.append(pulsar(venta))
        except Rechazo as rechazo:
            dichos.append(str(rechazo))
        finally:
            connection.close()

    hilos = [Thread(target=uno) for _ in range(2)]
    for hilo in hilos:
        hilo.start()
    for hilo in hilos:
        hilo.join(30)

    assert sorted(dichos, key=str) == [False, True]
    assert (len(central.pedidas()), Marcada.objects.count()) == (1, 1)


def venta_con_interno():
    venta = venta_en(Estado.FACTIBLE)
    ExtensionFactory(usuario=venta.asesor, numero="2014", desde=AHORA - timedelta(days=30))
    return venta
