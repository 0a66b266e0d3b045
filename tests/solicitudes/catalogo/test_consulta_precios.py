"""Which price rules when, and what forbids the next one: each sentence alone, on its own day."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.vigencias import consultas as v
from bluecom.vigencias.comparacion import Campo
from bluecom.vigencias.servicios import retirar
from solicitudes.catalogo import consulta_precios as c
from solicitudes.catalogo.cifras import objeciones_de_cifras
from solicitudes.catalogo.tocadas import tocadas_por
from solicitudes.models import CondicionComercial
from solicitudes.pasos.corregir import corregir
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory, administrador
from tests.solicitudes.catalogo.precios import cambio, en_vigor, propuesta
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("4.2")]
HOY, UN_DIA = AHORA.date(), timedelta(days=1)
DICIEMBRE = date(2026, 12, 1)


@pytest.fixture
def antes() -> CondicionComercial:
    return en_vigor()


@pytest.fixture
def nueva(antes) -> CondicionComercial:
    """Approved, from December on."""
    return cambio(desde=DICIEMBRE, ahora=AHORA)


def sin_guardar(**cambios) -> CondicionComercial:
    """A price like the one in force, as it is being written."""
    otra = en_vigor()
    otra.pk, otra.vigente_desde = None, DICIEMBRE
    for campo, valor in cambios.items():
        setattr(otra, campo, valor)
    return otra


def objeciones(nueva, dia):
    """Of its days and of its figures, as whoever proposes it reads them."""
    return v.objeciones(nueva, dia, c.objeciones)


def test_one_price_rules_each_day_and_a_proposal_rules_none(antes, nueva):
    enero = propuesta(desde=DICIEMBRE + 31 * UN_DIA, ahora=AHORA, tarifa=Decimal(220))

    serie = v.serie_de(enero)
    dias = (HOY, DICIEMBRE - UN_DIA, DICIEMBRE, date.max)

    assert [serie.vigente_el(dia) for dia in dias] == [antes, antes, nueva, nueva]
    assert [serie.vigentes(dia).get() for dia in dias] == [antes, antes, nueva, nueva]
    assert not serie.filter(pk=antes.pk).vigentes(DICIEMBRE).exists()


def test_versions_are_counted_in_their_own_series(antes, nueva):
    assert v.siguiente_numero(antes) == v.siguiente_numero(nueva) == 3
    assert v.siguiente_numero(en_vigor(campania="COSTO_CERO")) == 2


def test_a_price_lasts_until_the_day_before_the_next_that_is_firm(antes, nueva):
    propuesta(desde=DICIEMBRE - UN_DIA, ahora=AHORA, tarifa=Decimal(220))

    assert antes.vigente_hasta == DICIEMBRE - UN_DIA
    assert nueva.vigente_hasta is None
    leidas = v.serie_de(antes).con_fin().order_by("numero")
    assert [fila.vigente_hasta for fila in leidas] == [DICIEMBRE - UN_DIA, None, None]


@pytest.mark.parametrize(
    ("cambios", "dice"),
    [
        ({"vigente_desde": HOY}, "Rige desde mañana"),
        ({"vigente_desde": date(2019, 1, 1)}, "Rige desde mañana"),
        ({}, "Es lo mismo que la versión 1"),
        ({"tarifa": Decimal(199), "cargo_mes_faltante": 30, "permanencia": 0}, "Sin permanencia"),
    ],
)
def test_what_forbids_a_price_is_one_sentence(cambios, dice):
    (razon,) = objeciones(sin_guardar(**cambios), HOY)

    assert dice in razon


def test_another_figure_from_tomorrow_on_has_no_objection():
    assert objeciones(sin_guardar(tarifa=Decimal(199), vigente_desde=HOY + UN_DIA), HOY) == []


def test_nothing_is_proposed_beside_a_proposal_nor_on_the_day_of_a_change(nueva):
    (mismo_dia,) = objeciones(sin_guardar(tarifa=Decimal(220)), HOY)
    assert "empieza ese día" in mismo_dia
    propuesta(desde=DICIEMBRE + UN_DIA, ahora=AHORA, tarifa=Decimal(220))

    (otra,) = objeciones(
        sin_guardar(tarifa=Decimal(230), vigente_desde=DICIEMBRE + 2 * UN_DIA), HOY
    )

    assert "por aprobar" in otra


def test_a_campaign_that_has_ended_offers_no_price():
    nueva = sin_guardar(tarifa=Decimal(199))
    nueva.campania.vigente_hasta = DICIEMBRE - UN_DIA

    (razon,) = objeciones(nueva, HOY)

    assert str(nueva.campania) in razon


def test_only_figures_make_two_prices_different(antes):
    assert c.diferencias(antes, sin_guardar(numero=9)) == []
    assert c.diferencias(antes, sin_guardar(tarifa=Decimal(1), permanencia=1)) == [
        "tarifa",
        "permanencia",
    ]


def test_who_proposed_does_not_approve_and_the_day_may_not_have_come():
    una, otra = administrador(), administrador()
    pedida = propuesta(desde=DICIEMBRE, ahora=AHORA, por=una)

    assert v.impide_aprobar(pedida, otra, HOY) == []
    assert "Usted la propuso" in v.impide_aprobar(pedida, una, HOY)[0]
    assert "ya llegó" in v.impide_aprobar(pedida, otra, DICIEMBRE)[0]
    assert set(v.quienes_aprueban(pedida)) == {otra}


def test_an_administrator_who_left_or_another_role_approves_nothing():
    administrador(is_active=False)
    UsuarioFactory(rol=Rol.JEFE_VENTAS)

    assert not v.quienes_aprueban(propuesta(desde=DICIEMBRE, ahora=AHORA)).exists()


def test_a_change_is_withdrawn_until_the_day_before_and_stepped_back_from_afterwards(antes, nueva):
    vispera = DICIEMBRE - UN_DIA

    assert v.impide_retirar(nueva, vispera) == []
    assert "Ya rige" in v.impide_retirar(nueva, DICIEMBRE)[0]
    assert c.impide_volver(nueva, DICIEMBRE) == []
    assert "el precio que rige hoy" in c.impide_volver(nueva, vispera)[0]
    assert "no hay uno anterior" in c.impide_volver(antes, vispera)[0]


def test_a_withdrawn_change_is_withdrawn_once(nueva):
    retirada = retirar(nueva, acto=Acto(administrador(), AHORA))

    assert v.impide_retirar(retirada, HOY) == ["Esta versión ya está retirada."]
    assert v.momento(retirada, HOY) == "Retirada"


def test_each_price_says_where_it_stands(nueva):
    antes = en_vigor()

    assert [v.momento(p, DICIEMBRE) for p in (antes, nueva)] == ["Terminó", "Rige hoy"]
    assert [v.momento(p, DICIEMBRE - UN_DIA) for p in (antes, nueva)] == ["Rige hoy", "Programada"]


def test_a_change_is_compared_with_the_price_that_it_ends_what_changes_first(antes, nueva):
    assert v.anterior_a(nueva) == antes
    primera, *otras = c.comparacion(nueva)

    assert primera == Campo(c.nombre_de("tarifa"), "Bs 149,00", "Bs 199,00")
    assert primera.cambia
    assert not any(campo.cambia for campo in otras)


def test_the_first_price_changes_nothing(antes):
    assert v.anterior_a(antes) is None
    assert not any(campo.cambia for campo in c.comparacion(antes))


@pytest.mark.paso("9.1")
@pytest.mark.parametrize("mega", [None, Decimal("-0.20")])
def test_a_figure_that_the_gloss_says_is_neither_blank_nor_negative(mega):
    wifi = CondicionComercial.objects.filter(plan__producto="INET_INAL", campania="CARTA")[0]
    assert objeciones_de_cifras(wifi) == []

    wifi.mega_adicional = mega

    assert len(objeciones_de_cifras(wifi)) == 1


def test_a_change_touches_who_may_still_accept_it_and_not_who_has_a_price(antes):
    aceptada, reabierta = venta_en(Estado.GLOSADA), venta_en(Estado.EXPLICADA)
    tipeo = motivo("CORRECCION", "ERROR_DE_TIPEO")
    corregir(reabierta.pk, acto=Acto(reabierta.asesor, AHORA), paso=4, motivo=tipeo)
    en_mano = venta_en(Estado.FACTIBLE)
    for estado in (Estado.CONCLUIDA, Estado.ANULADA, Estado.DESCARTADA):
        venta_en(estado)

    tocadas = tocadas_por(antes)

    assert tocadas.filas_que_conservan == [aceptada, reabierta]
    assert tocadas.filas_por_aceptar == [en_mano]
    assert (tocadas.instaladas, tocadas.con_papeles, tocadas.a_medio_ofrecer) == (1, 1, 0)
