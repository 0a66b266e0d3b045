"""The funnel, its losses, the stays, the trend, and the rows behind each figure."""

from datetime import datetime, timedelta

import pytest

from bluecom.bitacora.models import Evento
from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from indicadores.consultas import filas, mes
from indicadores.consultas.base import fin_en_pie
from indicadores.consultas.embudo import desde_el_peldano, despues_del_peldano
from indicadores.consultas.filtros import se_perdio
from indicadores.consultas.tiempos import salieron, tiempos
from solicitudes.models import Motivo
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f
from tests.solicitudes.ventas_sueltas import por_la_puerta

pytestmark = pytest.mark.django_db
DIA = datetime(2026, 11, 16, 9, 0, tzinfo=LA_PAZ)


def _alturas(r):
    return {e.transicion: e.n for e in r.embudo}


def test_the_funnel_counts_how_far_each_taken_client_came(ahora):
    for hasta in ("tomar", "registrar_aceptacion", "glosar"):
        f.recorrer(f.venta(tomada_en=DIA, estado=Estado.TOMADA), hasta, [DIA] * 13)

    alturas = _alturas(mes("2026-11", ahora=ahora))

    assert alturas["tomar"] == 3
    assert alturas["registrar_aceptacion"] == 2
    assert alturas["glosar"] == 1
    assert alturas["imprimir"] == 0


def test_a_correction_never_lowers_what_a_sale_reached(ahora):
    venta = f.venta(DIA)
    f.recorrer(venta, "glosar", [DIA] * 9)
    anotar(
        venta.cadena,
        "corregir",
        acto=Acto(venta.asesor, DIA),
        datos={"desde": "GLOSADA", "hasta": "FACTIBLE"},
    )

    assert _alturas(mes("2026-11", ahora=ahora))["glosar"] == 1


def test_losses_name_their_reason_at_the_rung_where_the_sale_stood(ahora):
    venta = f.venta(tomada_en=DIA, estado=Estado.DESCARTADA, cerrada_en=DIA)
    f.recorrer(venta, "confirmar_capacidad", [DIA] * 3)
    f.perder(venta, "descartar", "SALTADO", "FACTIBLE", DIA)

    peldano = mes("2026-11", ahora=ahora).embudo[2]

    assert [(p.codigo, p.n) for p in peldano.perdidas] == [("SALTADO", 1)]
    assert peldano.siguen == 0


@pytest.mark.parametrize(
    ("codigo", "desde", "nombre"),
    [
        ("MORA", "TOMADA", "Tiene deuda en mora"),
        ("SIN_PUERTOS", "VERIFICADA", "Sin puertos libres"),
        ("RESERVA_VENCIDA", "FACTIBLE", "La reserva venció"),
    ],
)
def test_a_loss_of_any_step_is_named(codigo, desde, nombre, ahora):
    f.perder(f.venta(tomada_en=DIA, estado=Estado.DESCARTADA), "descartar", codigo, desde, DIA)

    perdidas = [p for e in mes("2026-11", ahora=ahora).embudo for p in e.perdidas]

    assert [(p.nombre, p.n) for p in perdidas] == [(nombre, 1)]


@pytest.mark.parametrize(
    ("desde", "nombre"), [("TOMADA", "Otro impedimento raro"), ("VERIFICADA", "Otra falta de red")]
)
def test_two_kinds_of_reason_with_one_code_are_told_apart_by_their_step(desde, nombre, ahora):
    Motivo.objects.create(ambito="IMPEDIMENTO", codigo="OTRO", nombre="Otro impedimento raro")
    Motivo.objects.create(ambito="SIN_CAPACIDAD", codigo="OTRO", nombre="Otra falta de red")
    f.perder(f.venta(tomada_en=DIA, estado=Estado.DESCARTADA), "descartar", "OTRO", desde, DIA)

    perdidas = [p for e in mes("2026-11", ahora=ahora).embudo for p in e.perdidas]

    assert [(p.nombre, p.n) for p in perdidas] == [(nombre, 1)]


def _perdida_por_llamada(**datos):
    venta = f.venta(tomada_en=DIA, estado=Estado.DESCARTADA, cerrada_en=DIA)
    f.recorrer(venta, "confirmar_capacidad", [DIA] * 3)
    fin = {"desde": "FACTIBLE", "hasta": "DESCARTADA", "resultado": "NO_ACEPTA", **datos}
    anotar(venta.cadena, "descartar", acto=Acto(venta.asesor, DIA), datos=fin)
    return venta


def test_a_loss_by_a_call_is_named_by_its_outcome_and_opens_its_sales(ahora):
    venta = _perdida_por_llamada(detalle="PRECIO")

    (perdida,) = mes("2026-11", ahora=ahora).embudo[2].perdidas

    assert (perdida.filtro, perdida.codigo, perdida.nombre) == (
        "resultado",
        "NO_ACEPTA",
        "No acepta",
    )
    filtros = {"estado": "FACTIBLE", perdida.filtro: perdida.codigo}
    assert list(filas("2026-11", "perdidas", ahora=ahora, filtros=filtros).consulta) == [venta]


def test_each_lost_sale_says_in_its_row_why_it_was_lost(client, ahora):
    por_un_motivo = f.venta(tomada_en=DIA, estado=Estado.DESCARTADA, cerrada_en=DIA)
    f.perder(por_un_motivo, "descartar", "MORA", "TOMADA", DIA)
    por_su_llamada = _perdida_por_llamada()
    llamada = f.llamada(DIA, "YA_TIENE_SERVICIO", contacto=por_su_llamada.contacto)
    por_la_puerta(por_su_llamada, Estado.DESCARTADA, llamada=llamada)

    lista = filas("2026-11", "perdidas", ahora=ahora).consulta

    assert {v.pk: v.por_que for v in lista} == {
        por_un_motivo.pk: "Tiene deuda en mora", por_su_llamada.pk: "Ya tiene el servicio",
    }  # fmt: skip
    client.force_login(UsuarioFactory(rol=Rol.SUPERVISOR))
    pagina = client.get("/mes/2026-11/filas/perdidas/").content.decode()
    assert "Tiene deuda en mora" in pagina and "Ya tiene el servicio" in pagina


def test_an_end_that_was_taken_back_lost_nobody(ahora):
    venta = _perdida_por_llamada()
    anotar(venta.cadena, "retomar", acto=Acto(venta.asesor, DIA), datos={"hasta": "FACTIBLE"})

    peldano = mes("2026-11", ahora=ahora).embudo[2]

    assert (peldano.perdidas, peldano.siguen) == ((), 1)
    assert not Evento.objects.filter(fin_en_pie(), cadena=venta.cadena).exists()
    assert not filas("2026-11", "perdidas", ahora=ahora).consulta.exists()


def test_the_stay_in_a_state_is_the_median_of_the_month(ahora):
    for horas in (1, 2, 9):
        venta = f.venta(tomada_en=DIA, estado=Estado.VERIFICADA)
        f.recorrer(venta, "verificar_requisitos", [DIA, DIA + timedelta(hours=horas)])

    [tomada, verificada] = mes("2026-11", ahora=ahora).tiempos

    assert (tomada.salidas, tomada.mediana) == (3, timedelta(hours=2))
    assert tomada.maxima == timedelta(hours=9)
    assert (verificada.salidas, verificada.ahora) == (0, 3)


def test_the_trend_has_six_months_and_keeps_the_empty_ones(ahora):
    octubre = datetime(2026, 10, 31, 23, 30, tzinfo=LA_PAZ)
    f.llamada(octubre)
    f.venta(octubre)

    puntos = mes("2026-11", ahora=ahora).tendencia

    assert [p.mes for p in puntos] == [f"2026-{n:02d}" for n in range(6, 12)]
    assert [p.oficial.porcentaje for p in puntos[-2:]] == ["100.00", None]


def test_the_trend_begins_with_the_first_month_that_says_something(ahora):
    f.llamada(datetime(2025, 3, 5, 9, 0, tzinfo=LA_PAZ))

    puntos = mes("2026-11", ahora=ahora).tendencia

    assert (puntos[0].mes, puntos[-1].mes, len(puntos)) == ("2025-03", "2026-11", 21)


def test_the_trend_never_goes_further_back_than_two_years(ahora):
    f.llamada(datetime(2023, 3, 5, 9, 0, tzinfo=LA_PAZ))
    f.llamada(datetime(2024, 12, 5, 9, 0, tzinfo=LA_PAZ))

    puntos = mes("2026-11", ahora=ahora).tendencia

    assert (puntos[0].mes, len(puntos)) == ("2024-12", 24)


@pytest.mark.parametrize(
    ("cifra", "cuantas"),
    [
        ("registradas", 1),
        ("efectivas", 2),
        ("hechas", 3),
        ("aceptadas", 1),
        ("seguimientos", 1),
        ("ventas-aceptadas", 1),
        ("instaladas", 1),
    ],
)
def test_every_figure_opens_as_many_rows_as_it_says(cifra, cuantas, ahora):
    una = f.llamada(DIA, "ACEPTA")
    f.llamada(DIA, "NO_ACEPTA")
    f.llamada(DIA, "OCUPADO")
    f.llamada(DIA, "ACEPTA", proposito="SEGUIMIENTO")
    f.instalar(f.venta(DIA, llamada=una), DIA)

    assert filas("2026-11", cifra, ahora=ahora).consulta.count() == cuantas


def test_rows_are_narrowed_by_agent_product_and_week(ahora):
    asesor = UsuarioFactory()
    f.venta(DIA, asesor=asesor, plan="FTTH-50")
    f.venta(DIA - timedelta(days=7), asesor=asesor)
    f.venta(DIA)

    def cuantas(**filtros):
        lista = filas("2026-11", "registradas", ahora=ahora, filtros=filtros)
        return lista.consulta.count()

    assert cuantas(agente=str(asesor.pk)) == 2
    assert cuantas(producto="FTTH_GPON") == 1
    assert cuantas(producto="-") == 2
    assert cuantas(semana="2026-11-16") == 2
    assert cuantas(agente=str(asesor.pk), semana="2026-11-09") == 1


def test_rungs_and_losses_open_their_sales(ahora):
    llega = f.venta(tomada_en=DIA, estado=Estado.FACTIBLE)
    f.recorrer(llega, "confirmar_capacidad", [DIA] * 3)
    pierde = f.venta(tomada_en=DIA, estado=Estado.DESCARTADA, cerrada_en=DIA)
    f.recorrer(pierde, "tomar", [DIA])
    f.perder(pierde, "descartar", "SALTADO", "TOMADA", DIA)

    def ventas(cifra, **filtros):
        return list(filas("2026-11", cifra, ahora=ahora, filtros=filtros).consulta)

    assert ventas("embudo", paso="confirmar_capacidad") == [llega]
    assert ventas("perdidas", estado="TOMADA", motivo="SALTADO") == [pierde]
    assert ventas("perdidas", estado="FACTIBLE") == []


def test_those_that_are_still_there_open_as_many_rows_corrected_and_annulled_ones_too(ahora):
    sigue, perdida = (f.venta(tomada_en=DIA, estado=Estado.FACTIBLE) for _ in range(2))
    for una in (sigue, perdida):
        f.recorrer(una, "glosar", [DIA] * 9)
        datos = {"desde": "GLOSADA", "hasta": "FACTIBLE"}
        anotar(una.cadena, "corregir", acto=Acto(una.asesor, DIA), datos=datos)
    f.perder(perdida, "anular", "CLIENTE_DESISTE", "FACTIBLE", DIA)

    siguen = {e.transicion: e.siguen for e in mes("2026-11", ahora=ahora).embudo if e.siguen}

    assert siguen == {"glosar": 1}
    detras = filas("2026-11", "embudo", ahora=ahora, filtros={"siguen": "glosar"})
    assert list(detras.consulta) == [sigue]


def test_lost_from_two_states_of_one_rung_for_one_reason_is_said_once_and_opens_as_many(ahora):
    for desde in ("ENTREGADA", "OBSERVADA", "OBSERVADA"):
        una = f.venta(tomada_en=DIA, estado=Estado.ANULADA, cerrada_en=DIA)
        f.recorrer(una, "recibir", [DIA] * 11)
        f.perder(una, "anular", "CLIENTE_DESISTE", desde, DIA)

    (entregadas,) = (e for e in mes("2026-11", ahora=ahora).embudo if e.transicion == "recibir")

    assert [(p.codigo, p.n) for p in entregadas.perdidas] == [("CLIENTE_DESISTE", 3)]
    pedido = {"estado": entregadas.estados, "motivo": "CLIENTE_DESISTE"}
    assert filas("2026-11", "perdidas", ahora=ahora, filtros=pedido).consulta.count() == 3


def test_what_proves_that_a_sale_went_further_is_all_that_comes_after_its_rung():
    assert despues_del_peldano("aprobar") == ["concluir"]
    assert despues_del_peldano("concluir") == []
    assert despues_del_peldano("tomar") == desde_el_peldano("verificar_requisitos")


def test_a_loss_is_asked_by_its_rung_and_its_reason_at_once(ahora):
    ventas = [f.venta(tomada_en=DIA, estado=Estado.DESCARTADA) for _ in range(2)]
    for una, desde in zip(ventas, ("TOMADA", "FACTIBLE"), strict=True):
        f.perder(una, "descartar", "SALTADO", desde, DIA)

    tomadas = filas("2026-11", "embudo", ahora=ahora).consulta
    perdidas = tomadas.filter(se_perdio({"estado": "TOMADA", "motivo": "SALTADO"}))

    assert list(perdidas) == [ventas[0]]


def test_a_sale_that_left_a_state_twice_is_one_of_those_that_left_it(ahora):
    venta = f.venta(tomada_en=DIA, estado=Estado.FACTIBLE)
    f.recorrer(venta, "glosar", [DIA] * 9)
    datos = {"desde": "GLOSADA", "hasta": "FACTIBLE"}
    anotar(venta.cadena, "corregir", acto=Acto(venta.asesor, DIA), datos=datos)
    dos_veces = {"desde": "FACTIBLE", "hasta": "ACEPTADA"}
    anotar(venta.cadena, "registrar_aceptacion", acto=Acto(venta.asesor, DIA), datos=dos_veces)
    otra = f.venta(tomada_en=DIA, estado=Estado.VERIFICADA)
    f.recorrer(otra, "verificar_requisitos", [DIA, DIA])

    r = mes("2026-11", ahora=ahora)

    assert set(salieron(r.periodo)) == {venta, otra}
    for estancia in tiempos(r.periodo):
        if estancia.salidas:
            pedido = {"deja": estancia.estado}
            detras = filas("2026-11", "salieron", ahora=ahora, filtros=pedido).consulta
            assert detras.count() == estancia.salidas, estancia
    assert {t.estado: t.salidas for t in tiempos(r.periodo)}["FACTIBLE"] == 1


def test_the_sales_that_stand_in_a_state_today_open_by_it(ahora):
    venta = f.venta(tomada_en=DIA, estado=Estado.VERIFICADA)
    f.recorrer(venta, "verificar_requisitos", [DIA, DIA])
    f.venta(tomada_en=DIA, estado=Estado.FACTIBLE)

    detras = filas("2026-11", "hoy", ahora=ahora, filtros={"esta": "VERIFICADA"})

    assert list(detras.consulta) == [venta]


@pytest.mark.parametrize(
    ("cifra", "filtros"),
    [
        ("embudo", {"siguen": "concluir"}),
        ("embudo", {"siguen": "volar"}),
        ("hoy", {"esta": "VOLANDO"}),
        ("salieron", {"deja": "VOLANDO"}),
        ("hoy", {"deja": "TOMADA"}),
        ("efectivas", {"esta": "TOMADA"}),
        ("efectivas", {"causa": "otro-mes"}),
        ("costaron", {"causa": "nada"}),
        ("registradas", {"ajuste": "entrarian"}),
        ("registradas", {"ajuste": "volar"}),
        ("nada", {}),
        ("registradas", {"agente": "x"}),
        ("registradas", {"semana": "ayer"}),
        ("registradas", {"semana": "9999-12-31"}),
        ("instaladas", {"semana": "9999-12-31"}),
        ("registradas", {"dia": "9999-12-31"}),
        ("registradas", {"estado": "TOMADA"}),
        ("embudo", {"motivo": "SALTADO"}),
        ("efectivas", {"resultado": "BUZON"}),
        ("perdidas", {"estado": "PORQUE_SI"}),
        ("registradas", {"producto": "NO"}),
        ("efectivas", {"producto": "FTTH_GPON"}),
        ("embudo", {"paso": "volar"}),
        ("perdidas", {"motivo": "PORQUE_SI"}),
        ("perdidas", {"resultado": "PORQUE_SI"}),
    ],
)
def test_a_figure_or_filter_that_does_not_exist_is_refused(cifra, filtros, ahora):
    with pytest.raises(DatoInvalido):
        filas("2026-11", cifra, ahora=ahora, filtros=filtros)
