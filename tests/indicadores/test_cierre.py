"""The close of a month: what it asks, what it freezes, and what moves it no more (III.2)."""

import re
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import acto_del_sistema
from bluecom.cuentas.models import Rol
from bluecom.rechazo import Rechazo, YaDecidido
from indicadores.cierre.ajustes import ajustes
from indicadores.cierre.congelar import congelar, huella
from indicadores.cierre.requisitos import requisitos
from indicadores.cierre.servicio import cerrar, no_reabrir, pedir_reapertura, reabrir, revisar
from indicadores.consultas import LISTAS, filas, filas_del_periodo, mes
from indicadores.consultas.ajustes import entrarian, saldrian
from indicadores.consultas.base import congeladas, periodo, periodo_de, se_congela
from indicadores.consultas.faltantes import faltantes, pagina_por_decidir
from indicadores.consultas.listas import Lista
from indicadores.models import Cierre, Figura, FilaCerrada
from solicitudes.mesa.reasignar import reasignar
from solicitudes.models import Motivo, Venta
from solicitudes.reglas.estados import Estado
from tests.cartera import cdr
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f
from tests.indicadores.cierres import DIA, MES, SIN_ARCHIVOS, TERMINADO, cerrado, de, reabierto
from tests.solicitudes.ventas_sueltas import por_la_puerta

pytestmark = [pytest.mark.django_db, pytest.mark.paso("III.2")]


def un_mes():
    """Three conversations, one of them a sale registered and installed, one follow-up."""
    asesora = UsuarioFactory(rol=Rol.ASESOR)
    llamada = f.llamada(DIA, "ACEPTA", agente=asesora)
    f.llamada(DIA, "NO_ACEPTA", agente=asesora)
    f.llamada(DIA + timedelta(days=7), "NO_CONTESTA", agente=asesora)
    f.llamada(DIA, "NO_ACEPTA", proposito="SEGUIMIENTO", agente=asesora)
    venta = f.venta(DIA, asesor=asesora, llamada=llamada, plan="FTTH-50")
    f.instalar(venta, DIA)
    return venta


def cuentas(r):
    return {figura: getattr(r.total, figura.replace("-", "_")) for figura in Figura}


def contadas(mes_, figura, **filtros):
    return filas(mes_, figura, ahora=TERMINADO, filtros=filtros).consulta.count()


def test_a_closed_month_says_what_it_said_open():
    un_mes()
    antes = mes(MES, ahora=TERMINADO)

    cierre = cerrado()

    despues = mes(MES, ahora=TERMINADO)
    assert cuentas(despues) == cuentas(antes)
    assert sum(cuentas(despues).values()) == 10
    assert despues.por_agente == antes.por_agente
    assert despues.por_producto == antes.por_producto
    assert despues.por_semana == antes.por_semana
    assert (antes.provisional, despues.provisional) == (True, False)
    assert (cierre.numero, cierre.cifras["numerador"], cierre.cifras["denominador"]) == (1, 1, 2)
    assert not cierre.cifras["provisional"]


def test_every_figure_of_a_closed_month_opens_as_many_rows_as_it_says():
    venta = un_mes()
    cerrado()

    r = mes(MES, ahora=TERMINADO)
    assert {figura: contadas(MES, figura) for figura in Figura} == cuentas(r)
    assert contadas(MES, "registradas", agente=str(venta.asesor_id)) == 1
    assert contadas(MES, "registradas", producto=r.por_producto[0].clave) == 1
    assert contadas(MES, "hechas", semana="2026-11-23") == 1
    assert contadas(MES, "instaladas", dia="2026-11-16") == 1
    assert contadas(MES, "instaladas", dia="2026-11-17") == 0


@pytest.mark.paso("III.2")
def test_what_happens_afterwards_moves_nothing_and_is_an_adjustment():
    venta = un_mes()
    cierre = cerrado()
    por_la_puerta(venta, estado=Estado.ANULADA, cerrada_en=TERMINADO + timedelta(hours=1))
    f.llamada(DIA, "NO_ACEPTA")

    luego = TERMINADO + timedelta(days=1)
    r = mes(MES, ahora=luego)

    assert (r.oficial.n, r.oficial.d) == (1, 2)
    dichos = {a.figura: (a.entrarian.n, a.saldrian.n, a.neto) for a in ajustes(cierre, ahora=luego)}
    assert dichos == {
        Figura.REGISTRADAS: (0, 1, -1), Figura.EFECTIVAS: (1, 0, 1), Figura.HECHAS: (1, 0, 1),
    }  # fmt: skip
    assert [punto.oficial.n for punto in r.tendencia][-1] == 1
    assert list(saldrian(cierre, Figura.REGISTRADAS, ahora=luego)) == [venta]
    assert entrarian(cierre, Figura.EFECTIVAS, ahora=luego).count() == 1


def test_a_month_that_stands_as_it_was_signed_has_no_adjustment():
    un_mes()

    assert ajustes(cerrado(), ahora=TERMINADO) == []


def test_re_assigned_after_the_close_it_stays_whose_it_was():
    venta = f.venta(DIA, plan="FTTH-50")
    de_quien = venta.asesor
    cerrado()
    motivo = Motivo.objects.filter(ambito=Motivo.Ambito.REASIGNACION)[0]
    otro = UsuarioFactory(rol=Rol.ASESOR)
    reasignar(venta.pk, a=otro, motivo=motivo, acto=de(Rol.SUPERVISOR))

    assert contadas(MES, "registradas", agente=str(de_quien.pk)) == 1


def test_what_is_missing_is_said_with_what_cures_it():
    lista = {r.codigo: r for r in requisitos(periodo(MES, ahora=DIA))}

    assert [codigo for codigo, r in lista.items() if not r.cumplido] == ["mes", "cdr", "reporte"]
    assert [codigo for codigo, r in lista.items() if r.dispensable] == [
        "cdr", "reporte", "archivos", "numeros",
    ]  # fmt: skip
    assert lista["cdr"].url == "/archivos/traer/cdr/"


def test_what_is_missing_opens_as_many_rows_as_it_says(client):
    """A mark without CDR and two calls without a mark; a sale without number and one annulled."""
    f.venta(DIA, numero_smartflex=None)
    f.venta(DIA, numero_smartflex=None, estado=Estado.ANULADA, cerrada_en=DIA)
    f.llamada(DIA - timedelta(hours=1))
    calladas = [f.venta(tomada_en=DIA, estado=Estado.FACTIBLE) for _ in range(2)]
    legs = [cdr.saliente(DIA + timedelta(minutes=1), v.contacto.linea, 60) for v in calladas]
    archivo = cdr.como_csv(leg for llamada in legs for leg in llamada)
    cdr.importar(archivo, acto=acto_del_sistema(TERMINADO))
    client.force_login(UsuarioFactory(rol=Rol.JEFE_VENTAS))
    p = periodo(MES, ahora=TERMINADO)

    de_la_lista = [(r.url, r.pasa) for r in requisitos(p) if not r.cumplido]
    del_recuadro = [(una.url, una.dicho) for una in faltantes(p)]
    dichas = {
        (url, int(dicho[1]))
        for url, texto in (*de_la_lista, *del_recuadro)
        if (dicho := re.search(r": (\d+)\.$", texto))
    }

    assert (pagina_por_decidir(MES, Lista.CDR_SIN_MARCA), 2) in dichas
    assert sorted(n for _, n in dichas) == [1, 1, 2]
    for url, n in dichas:
        assert client.get(url).context["pagina"].paginator.count == n, url


@pytest.mark.parametrize(
    ("dispensas", "dicho"),
    [({}, "CDR de Elastix"), ({**SIN_ARCHIVOS, "reporte": "no"}, "Reporte de Smartflex")],
)
def test_what_cannot_be_had_is_waived_with_a_reason_or_nothing_is_signed(dispensas, dicho):
    with pytest.raises(Rechazo, match=dicho):
        cerrado(dispensas=dispensas)

    assert not Cierre.objects.exists()


def test_its_waivers_say_what_there_was_and_why():
    assert cerrado().dispensas[0] == {
        "codigo": "cdr",
        "que": "CDR de Elastix hasta el último día: No hay ningún CDR.",
        "razon": SIN_ARCHIVOS["cdr"],
    }


def test_what_somebody_has_still_to_decide_is_never_waived():
    f.venta(DIA, numero_smartflex=None)
    with pytest.raises(Rechazo, match="Número de Smartflex"):
        cerrado()
    with pytest.raises(Rechazo, match="El mes terminó"):
        cerrado(mes="2026-12")


def test_it_is_signed_once():
    cerrado()

    with pytest.raises(YaDecidido, match="ya está cerrado"):
        cerrado()
    assert Cierre.objects.count() == 1


@pytest.mark.parametrize("rol", [r for r in Rol if r != Rol.JEFE_VENTAS])
def test_only_the_jefe_de_ventas_signs(rol):
    with pytest.raises(Rechazo, match="Jefatura de Ventas"):
        cerrado(acto=de(rol))


def test_nobody_changes_what_was_signed():
    un_mes()
    cierre, vacio = cerrado(), cerrado(mes="2026-10")
    for cambiar in (
        lambda: FilaCerrada.objects.all().delete(),
        lambda: FilaCerrada.objects.update(objeto_id=1),
        lambda: Cierre.objects.update(cifras={}),
        lambda: Cierre.objects.filter(pk=vacio.pk)._raw_delete("default"),
        lambda: FilaCerrada.objects.bulk_create(
            [FilaCerrada(cierre=cierre, figura="hechas", objeto_id=9, agente=cierre.por, dia=DIA)]
        ),
    ):
        with pytest.raises(DatabaseError, match="no se modifica"), transaction.atomic():
            cambiar()
    assert huella(cierre) == cierre.huella


def test_two_people_reopen_it_and_the_next_close_is_another():
    venta = un_mes()
    primero = cerrado()
    reabierto(primero)
    assert mes(MES, ahora=TERMINADO).provisional
    por_la_puerta(venta, estado=Estado.ANULADA, cerrada_en=DIA)

    segundo = cerrado()

    assert (segundo.numero, segundo.cifras["numerador"]) == (2, 0)
    primero.refresh_from_db()
    assert primero.cifras["numerador"] == 1
    assert huella(primero) == primero.huella
    tipos = Evento.objects.filter(cadena=f"mes:{MES}").values_list("tipo", flat=True)
    assert list(tipos) == ["cerrar_mes", "pedir_reabrir_mes", "reabrir_mes", "cerrar_mes"]


def test_whoever_asked_does_not_confirm_and_a_refusal_leaves_it_closed():
    cierre = cerrado()
    with pytest.raises(YaDecidido, match="Nadie pide"):
        reabrir(cierre.pk, acto=de(Rol.JEFE_SERVICIO))
    pedir_reapertura(cierre.pk, razon="Llegó el CDR que faltaba.", acto=de(Rol.JEFE_VENTAS))
    with pytest.raises(YaDecidido, match="Ya lo pidió"):
        pedir_reapertura(cierre.pk, razon="Llegó el CDR que faltaba.", acto=de(Rol.JEFE_VENTAS))
    with pytest.raises(Rechazo, match="Servicio al Cliente"):
        reabrir(cierre.pk, acto=de(Rol.JEFE_VENTAS))

    no_reabrir(cierre.pk, razon="El CDR no cambia la cifra.", acto=de(Rol.JEFE_SERVICIO))

    cierre.refresh_from_db()
    assert not cierre.reapertura_pendiente
    assert not mes(MES, ahora=TERMINADO).provisional


def test_each_figure_that_a_close_keeps_has_its_list_and_is_read_by_what_a_close_keeps():
    """``se_congela`` is over each count, and ``congelar`` writes what each list finds."""
    venta = un_mes()
    cierre = cerrado()
    for figura in Figura:
        suyas = congeladas(cierre, figura)
        assert sorted(suyas.values_list("pk")) == sorted(
            filas_del_periodo(periodo_de(cierre), figura).consulta.values_list("pk")
        )
    with pytest.raises(DatabaseError, match="no se modifica"), transaction.atomic():
        congelar(cierre, periodo(MES, ahora=TERMINADO).vivo)
    doble = se_congela(Figura.REGISTRADAS)(lambda p: Venta.objects.none())
    assert doble(periodo_de(cierre)).get() == venta
    assert not doble(periodo_de(cierre).vivo).exists()
    assert {*Figura.values} <= {*LISTAS}


def test_a_close_without_rows_has_its_fingerprint_too():
    assert cerrar(MES, dispensas=SIN_ARCHIVOS, acto=de(Rol.JEFE_VENTAS)).huella == huella(
        Cierre.objects.get()
    )


def test_what_a_close_would_refuse_is_said_before_anybody_signs():
    acto = de(Rol.JEFE_VENTAS)

    with pytest.raises(Rechazo, match="escriba por qué se cierra sin eso"):
        revisar(MES, dispensas={}, acto=acto)
    revisar(MES, dispensas=SIN_ARCHIVOS, acto=acto)
    assert not Cierre.objects.exists()
    cerrado()
    with pytest.raises(YaDecidido):
        revisar(MES, dispensas=SIN_ARCHIVOS, acto=acto)
