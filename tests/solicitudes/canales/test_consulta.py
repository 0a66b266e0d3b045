"""The desks of Canales Virtuales: each folder in one list, in the order in which it is worked."""

from datetime import timedelta

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from solicitudes.canales import consulta
from solicitudes.canales.revision import reapertura
from solicitudes.canales.terminos import consulta as correos
from solicitudes.canales.terminos import servicio as terminos
from solicitudes.models import Venta
from solicitudes.reglas.estados import CON_INSTALACION, Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.canales.terminos.envios import enviar, visto
from tests.solicitudes.factories import AHORA, motivo, venta_en, venta_instalada_sin_revisar

pytestmark = pytest.mark.django_db
ANTES = AHORA - timedelta(hours=1)


def pedir_reapertura(venta: Venta, canales) -> None:
    reapertura.pedir_reapertura(
        venta.pk,
        acto=Acto(canales, AHORA),
        motivo=motivo("REAPERTURA", "ERROR_DE_REVISION"),
        item="CARTA",
    )


@pytest.mark.paso("11.1")
def test_installed_folders_are_reviewed_first_then_the_one_received_longest_ago(canales):
    reciente, antigua = venta_en(Estado.ENTREGADA), venta_en(Estado.ENTREGADA, ahora=ANTES)
    instalada = venta_instalada_sin_revisar()

    assert list(consulta.por_revisar(canales)) == [instalada, antigua, reciente]


@pytest.mark.paso("11.1")
def test_the_next_to_review_is_never_the_one_at_hand(canales):
    una, otra = venta_en(Estado.ENTREGADA, ahora=ANTES), venta_en(Estado.ENTREGADA)

    assert list(consulta.libres(canales, ahora=AHORA)) == [una, otra]
    assert consulta.siguiente_por_revisar(canales, ahora=AHORA) == una
    lugar = consulta.lugar_en_la_cola(una)
    assert consulta.siguiente_por_revisar(canales, ahora=AHORA, tras=lugar) == otra


def test_each_folder_stands_in_the_list_of_its_state_and_in_no_other(canales):
    listas = (
        consulta.por_revisar,
        consulta.devueltas,
        consulta.conformes,
        correos.por_atender,
        correos.concluidas,
    )
    en_orden = ("ENTREGADA", "OBSERVADA", "CONFORME", "INSTALADA", "CONCLUIDA")
    ventas = [venta_en(estado, correo="") for estado in en_orden]

    assert [list(lista(canales)) for lista in listas] == [[v] for v in ventas]


@pytest.mark.paso("11.2")
def test_an_installation_is_recorded_from_the_registration_on_and_once(canales):
    ventas = {venta_en(estado) for estado in CON_INSTALACION}
    venta_en(Estado.DETALLADA)
    venta_instalada_sin_revisar()

    assert set(consulta.instalables(canales)) == ventas


@pytest.mark.paso("11.2")
def test_a_bounce_puts_a_concluded_sale_back_among_those_to_conclude(canales):
    venta = enviar(venta_en(Estado.INSTALADA))

    terminos.marcar_rebote(venta.pk, acto=Acto(canales, AHORA), visto=visto(venta))

    assert list(correos.por_atender(canales)) == [venta]
    assert not correos.concluidas(canales).exists()


@pytest.mark.paso("11.1")
def test_a_reopening_is_listed_while_somebody_asks_it(canales):
    pedida = venta_en(Estado.CONFORME)
    venta_en(Estado.CONFORME)
    jefe = UsuarioFactory(rol=Rol.JEFE_SERVICIO)
    pedir_reapertura(pedida, canales)
    assert list(consulta.reaperturas_pedidas(jefe)) == [pedida]

    reapertura.reabrir(pedida.pk, acto=Acto(jefe, AHORA))

    assert not consulta.reaperturas_pedidas(jefe).exists()


@pytest.mark.parametrize(
    ("lista", "estado"),
    [
        (consulta.por_revisar, Estado.ENTREGADA),
        (consulta.devueltas, Estado.OBSERVADA),
        (consulta.instalables, Estado.GLOSADA),
        (correos.por_atender, Estado.INSTALADA),
        (correos.concluidas, Estado.CONCLUIDA),
    ],
)
def test_a_sale_for_practice_is_on_no_real_desk_nor_the_other_way_round(lista, estado):
    real, de_prueba = (UsuarioFactory(rol=Rol.CANALES_VIRTUALES, de_prueba=p) for p in (0, 1))
    venta = venta_en(estado, asesor=UsuarioFactory(de_prueba=True), correo="")

    assert not lista(real).exists()
    assert list(lista(de_prueba)) == [venta]


def test_nobody_reviews_what_was_once_his_own():
    venta = venta_en(Estado.ENTREGADA)
    venta.asesor.rol = Rol.CANALES_VIRTUALES
    venta.asesor.save()

    assert not consulta.por_revisar(venta.asesor).exists()
    assert not consulta.instalables(venta.asesor).exists()
