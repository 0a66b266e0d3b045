"""Each number is a link to its rows: every one of each page is opened, and its rows counted."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.test.utils import ContextList

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acto import acto_del_sistema
from bluecom.cuentas.models import Rol, Usuario
from solicitudes.models import LlamadaDeVenta, Venta
from solicitudes.reglas.estados import Estado
from tests.apoyo.numeros import numeros_de, sueltos_de
from tests.cartera import cdr
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f
from tests.indicadores.cierres import SIN_ARCHIVOS, cerrado, de
from tests.indicadores.reportes import fila, reporte, traer
from tests.indicadores.test_colas import un_dia
from tests.solicitudes.ventas_sueltas import por_la_puerta

pytestmark = [pytest.mark.django_db, pytest.mark.paso("III.2")]
DIA = datetime(2026, 11, 16, 9, 0, tzinfo=LA_PAZ)
OCTUBRE = datetime(2026, 10, 20, 9, 0, tzinfo=LA_PAZ)
AHORA = datetime(2026, 11, 24, 15, 0, tzinfo=LA_PAZ)
DICIEMBRE = datetime(2026, 12, 3, 9, 0, tzinfo=LA_PAZ)
DE_VENTAS = ("registradas", "perdidas")
LISTAS = re.compile(r"/filas/|/dia/(?:ventas|correos|debidos)/|/llamadas/|/smartflex/\?")


def vendida(rosa: Usuario, estado: str, **datos: object) -> None:
    """Accepted by a call, walked to the gloss, of a zone and a technology."""
    llamada = f.llamada(DIA, "ACEPTA", agente=rosa)
    llamada.contacto.zona, llamada.contacto.tecnologia = "Norte", "FIBRA"
    llamada.contacto.save()
    venta = f.venta(
        aceptada_en=DIA, llamada=llamada, asesor=rosa, estado=estado, plan="FTTH-50", **datos
    )
    LlamadaDeVenta.objects.create(llamada=llamada, venta=venta)
    f.recorrer(venta, "recibir", [DIA] * 11)


@pytest.fixture
def rosa():
    """A month with something of everything: sold, stuck, lost by each path, of other months."""
    rosa = UsuarioFactory(rol=Rol.ASESOR)
    for estado in (Estado.GLOSADA, Estado.IMPRESA, Estado.ENTREGADA):
        vendida(rosa, estado, glosada_en=DIA, vence_en=AHORA - timedelta(hours=1))
    vendida(rosa, Estado.EXPLICADA)
    vendida(rosa, Estado.GLOSADA, glosada_en=DIA, numero_smartflex=None)
    vendida(rosa, Estado.GLOSADA, glosada_en=DICIEMBRE)
    instalada = f.venta(DIA, aceptada_en=OCTUBRE, asesor=rosa, plan="DUO-50")
    f.instalar(instalada, DIA)
    for desde in ("ENTREGADA", "OBSERVADA"):
        una = f.venta(aceptada_en=DIA, asesor=rosa, estado=Estado.ANULADA, cerrada_en=DIA)
        f.recorrer(una, "recibir", [DIA] * 11)
        f.perder(una, "anular", "CLIENTE_DESISTE", desde, DIA)
    perdida = f.venta(tomada_en=DIA, asesor=rosa, estado=Estado.DESCARTADA, cerrada_en=DIA)
    f.recorrer(perdida, "tomar", [DIA])
    f.perder(perdida, "descartar", "MORA", "TOMADA", DIA)
    for cuando, resultado in ((DIA, "NO_ACEPTA"), (DIA, "NO_CONTESTA"), (AHORA, "NO_ACEPTA")):
        f.llamada(cuando, resultado, agente=rosa)
    f.llamada(DIA, "NO_ACEPTA", agente=rosa, proposito="SEGUIMIENTO")
    return rosa


def contradicha(rosa: Usuario) -> None:
    """What the exchange and Smartflex say otherwise."""
    callada = f.venta(tomada_en=DIA, asesor=rosa, estado=Estado.FACTIBLE)
    tramos = cdr.saliente(DIA + timedelta(minutes=1), callada.contacto.linea, 60)
    cdr.importar(cdr.como_csv(tramos), acto=acto_del_sistema(AHORA))
    ajena = fila(**{"N° SOLICITUD": "899999", "FECHA": "16/11/2026"})
    traer(reporte(ajena), de(Rol.JEFE_VENTAS).usuario, ahora=AHORA)


def entra(persona: Usuario) -> Client:
    cliente = Client()
    cliente.force_login(persona)
    return cliente


def cuantas(contexto: ContextList) -> int:
    """How many rows the list of a page has."""
    return contexto["pagina"].paginator.count if "pagina" in contexto else len(contexto["filas"])


def abre_lo_que_dice(cliente: Client, direccion: str) -> int:
    """How many numbers of a page were opened: each has as many rows as it says."""
    pagina = cliente.get(direccion).content.decode()
    assert sueltos_de(pagina) == [], direccion
    numeros = {n for n in numeros_de(pagina, direccion) if LISTAS.search(n.url)}
    for numero in numeros:
        respuesta = cliente.get(numero.url)
        assert respuesta.status_code == 200, numero
        assert cuantas(respuesta.context) == numero.n, (direccion, numero)
    return len(numeros)


@pytest.mark.parametrize(
    ("direccion", "al_menos"),
    [
        ("/mes/2026-11/todo/", 70),
        ("/mes/2026-11/todo/?por=producto", 50),
        ("/mes/2026-11/todo/?por=zona", 50),
        ("/mes/2026-11/todo/?por=tecnologia", 50),
        ("/mes/2026-11/todo/?por=semana", 50),
        ("/mes/periodo/?desde=2026-11-03&hasta=2026-11-20", 20),
        ("/mes/2026-11/llamadas/", 3),
        ("/mes/2026-11/smartflex/", 6),
        ("/dia/", 25),
    ],
)
def test_each_number_of_the_month_and_of_the_day_opens_as_many_rows(
    direccion, al_menos, rosa, time_machine
):
    time_machine.move_to(AHORA, tick=False)
    un_dia(AHORA)
    contradicha(rosa)
    f.venta(AHORA, estado=Estado.IMPRESA, vence_en=AHORA + timedelta(hours=9))

    assert abre_lo_que_dice(entra(de(Rol.JEFE_VENTAS).usuario), direccion) >= al_menos


def test_each_number_of_a_closed_month_opens_the_rows_that_were_signed(rosa, time_machine):
    time_machine.move_to(DICIEMBRE, tick=False)
    sin = SIN_ARCHIVOS | {"numeros": "El cliente todavía no trae su número."}
    cerrado("2026-11", dispensas=sin, acto=de(Rol.JEFE_VENTAS, DICIEMBRE))
    f.llamada(DIA, "NO_ACEPTA", agente=rosa)
    por_la_puerta(
        Venta.objects.filter(estado=Estado.IMPRESA)[0], Estado.ANULADA, cerrada_en=DICIEMBRE
    )
    jefe = entra(de(Rol.JEFE_SERVICIO).usuario)

    assert abre_lo_que_dice(jefe, "/mes/2026-11/todo/") >= 50
    assert abre_lo_que_dice(jefe, "/mes/2026-11/cierre/") == 5, "n, N y tres ajustes"


def test_each_number_of_a_card_opens_its_own_rows(rosa, time_machine):
    time_machine.move_to(AHORA, tick=False)
    un_dia(AHORA)

    assert abre_lo_que_dice(entra(rosa), "/tarjeta/") >= 5
    jefe = entra(de(Rol.SUPERVISOR).usuario)
    assert abre_lo_que_dice(jefe, f"/tarjeta/{rosa.pk}/?mes=2026-11") >= 5


@pytest.mark.parametrize("cifra", [*DE_VENTAS, "efectivas", "costaron"])
def test_each_row_leads_to_its_evidence(cifra, rosa, time_machine):
    """A sale to its page, with its papers; a call to its client, with all his calls."""
    time_machine.move_to(AHORA, tick=False)
    respuesta = entra(de(Rol.JEFE_VENTAS).usuario).get(f"/mes/2026-11/filas/{cifra}/")
    texto = respuesta.content.decode()

    filas = list(respuesta.context["pagina"].object_list)
    assert filas
    for una in filas:
        assert f'href="/clientes/{una.contacto.cliente_id}/"' in texto
        venta = una.pk if cifra in DE_VENTAS else una.de_la_venta
        assert venta is None or f'href="/ventas/{venta}/"' in texto
