"""Who looks into each call of the month's lists: taken, given, left, and what it never changes."""

import csv
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bluecom.bitacora.models import Evento
from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acto import Acto, acto_del_sistema
from bluecom.cuentas.models import Rol, Usuario
from bluecom.rechazo import Rechazo, YaDecidido
from cartera.models import LlamadaDeCentral
from indicadores.consultas import base, mes
from indicadores.consultas.encargos import (
    a_cargo_de,
    de_otros_entre,
    encargos_de,
    quienes_las_miran,
)
from indicadores.consultas.listas import Lista, Listas, con_quien_las_mira
from indicadores.conversaciones.decidir import decidir
from indicadores.conversaciones.elegir import elegir_registro
from indicadores.conversaciones.encargar import encargar_llamadas, tomar
from indicadores.models import Conversacion, Decision, Encargo, PorContar
from indicadores.recuento.comparar import comparar
from indicadores.views import repartir
from solicitudes.reglas.estados import Estado
from tests.apoyo.candados import cuantos_esperan
from tests.apoyo.esperar import esperar_a
from tests.cartera import cdr
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f

pytestmark = [pytest.mark.django_db, pytest.mark.paso("4.1")]
DIA = datetime(2026, 11, 16, 9, 0, tzinfo=LA_PAZ)
FIN = datetime(2026, 11, 30, 23, 0, tzinfo=LA_PAZ)
MINUTO = timedelta(minutes=1)


def cargar(filas):
    return cdr.importar(cdr.como_csv(filas), acto=acto_del_sistema(FIN))


@pytest.fixture
def ana():
    return UsuarioFactory(rol=Rol.SUPERVISOR, first_name="Ana", last_name="Soto")


@pytest.fixture
def luis():
    return UsuarioFactory(rol=Rol.JEFE_VENTAS, first_name="Luis", last_name="Paz")


@pytest.fixture
def lista():
    """In «CDR sin marca»: a record that said nobody answered, and a call that no record says."""
    callada = f.llamada(DIA + 5 * MINUTO, "NO_CONTESTA")
    venta = f.venta(tomada_en=DIA, estado=Estado.FACTIBLE)
    legs = [
        *cdr.saliente(DIA, callada.telefono, 30),
        *cdr.saliente(DIA + 6 * MINUTO, venta.contacto.linea, 40),
    ]
    cargar(legs)
    suelta = Conversacion.objects.get(llamada=None)
    return {"registro": callada.pk, "central": suelta.pk, "venta": venta}


def claves(lista):
    return {lista["registro"], lista["central"]}


def quien_mira():
    filas = list(Conversacion.objects.select_related("central"))
    return {pk: encargo.a_cargo for pk, encargo in a_cargo_de(filas).items()}


def test_what_one_took_another_does_not_and_is_told_whose_it_is(lista, ana, luis):
    assert tomar({lista["registro"]}, acto=Acto(ana, FIN)).suyas == 1

    de_luis = tomar(claves(lista), acto=Acto(luis, FIN))

    assert (de_luis.suyas, de_luis.en_palabras) == (1, "1 la mira Ana Soto")
    assert quien_mira() == {lista["registro"]: ana, lista["central"]: luis}
    with pytest.raises(YaDecidido, match="1 la mira Ana Soto"):
        tomar({lista["registro"]}, acto=Acto(luis, FIN))
    assert tomar({lista["registro"]}, acto=Acto(ana, FIN)).suyas == 1


def test_they_are_given_to_somebody_whoever_had_them_and_left_to_nobody(lista, ana, luis):
    tomar(claves(lista), acto=Acto(luis, FIN))

    assert encargar_llamadas(claves(lista), a=ana, acto=Acto(luis, FIN)) == 2
    assert set(quien_mira().values()) == {ana}
    assert encargar_llamadas({lista["central"]}, a=None, acto=Acto(ana, FIN)) == 1

    assert quien_mira() == {lista["registro"]: ana}
    tipos = Evento.objects.filter(tipo__endswith="_llamada").values_list("tipo", flat=True)
    assert sorted(tipos) == sorted(
        ["tomar_llamada"] * 2 + ["encargar_llamada"] * 2 + ["soltar_llamada"]
    )


def test_whose_it_is_goes_with_the_call_to_its_late_record(lista, ana):
    tomar({lista["central"]}, acto=Acto(ana, FIN))
    venta = lista["venta"]
    registro = f.llamada(DIA + 8 * MINUTO, contacto=venta.contacto, agente=venta.asesor)

    cargar(cdr.saliente(DIA + timedelta(days=1), venta.contacto.linea, 0))

    assert quien_mira() == {registro.pk: ana}


def test_a_late_leg_that_tells_the_linkedid_takes_along_whose_it_is_and_no_figure_moves(lista, ana):
    """Its legs, its call, who looks into it and the totals are written by sets, each apart."""
    tomar({lista["central"]}, acto=Acto(ana, FIN))
    suya = Conversacion.objects.get(pk=lista["central"]).central
    antes = mes("2026-11", ahora=FIN).oficial
    tardio = {"uniqueid": suya.uniqueid, "linkedid": "1763200000.77"}

    cargar([cdr.fila(suya.inicio, dst="s", channel="Local/x", **tardio)])

    (movida,) = Conversacion.objects.filter(llamada=None)
    assert movida.central.grupo == Encargo.objects.get().grupo == "1763200000.77"
    assert quien_mira() == {movida.pk: ana}
    assert mes("2026-11", ahora=FIN).oficial == antes
    assert comparar("2026-11") == []


def test_many_are_taken_in_as_many_looks_at_whose_they_are_as_one(lista, ana, luis):
    def miradas(quien, hacer):
        with CaptureQueriesContext(connection) as hechas:
            hacer(claves(lista) if quien == ana else {lista["central"]}, quien)
        return sum('FROM "indicadores_encargo"' in q["sql"] for q in hechas)

    una = miradas(luis, lambda cuales, quien: tomar(cuales, acto=Acto(quien, FIN)))
    encargar_llamadas(claves(lista), a=None, acto=Acto(luis, FIN))
    assert miradas(ana, lambda cuales, quien: tomar(cuales, acto=Acto(quien, FIN))) == una == 1


def test_what_is_as_it_was_asked_is_not_said_again(lista, ana, luis):
    encargar_llamadas(claves(lista), a=None, acto=Acto(luis, FIN))
    assert not Evento.objects.filter(tipo="soltar_llamada").exists()

    for _ in range(2):
        assert encargar_llamadas(claves(lista), a=ana, acto=Acto(luis, FIN)) == 2

    assert Evento.objects.filter(tipo="encargar_llamada").count() == 2
    assert encargos_de(Conversacion.objects.select_related("central")).count() == 2


@pytest.mark.django_db(transaction=True)
def test_given_by_two_at_once_they_are_of_whom_the_second_said(lista, ana, luis):
    def darlas():
        try:
            return encargar_llamadas(claves(lista), a=luis, acto=Acto(ana, FIN))
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as hilos:
        with transaction.atomic():
            encargar_llamadas(claves(lista), a=ana, acto=Acto(luis, FIN))
            pedido = hilos.submit(darlas)
            esperar_a(lambda: cuantos_esperan() == 1)
        assert pedido.result(timeout=20) == 2

    assert set(quien_mira().values()) == {luis}


def test_whoever_looks_into_a_call_hears_what_another_did_with_it(lista, ana, luis):
    encargar_llamadas(claves(lista), a=ana, acto=Acto(luis, FIN))
    dicho = {"que": Decision.Que.CUENTA, "razon": "Se oyó la grabación"}
    suyas = {"llamadas": [lista["registro"]], "centrales": [-lista["central"]]}
    decidir(**suyas, **dicho, acto=Acto(luis, FIN + MINUTO))

    assert [(aviso.texto, aviso.tema) for aviso in ana.avisos.order_by("creado_en")] == [
        ("Luis Paz le encargó mirar 2 llamadas del CDR.", "ARCHIVO"),
        ("Luis Paz decidió 2 llamadas que miraba usted.", "ARCHIVO"),
    ]
    url = reverse("mes_conversaciones", args=["2026-11"])
    assert {a.url for a in ana.avisos.all()} == {f"{url}?lista=cdr-sin-marca&mira=mias"}

    encargar_llamadas(claves(lista), a=luis, acto=Acto(luis, FIN))
    decidir(**suyas, **dicho, acto=Acto(luis, FIN + 2 * MINUTO))
    assert not luis.avisos.exists()


def test_whose_a_tie_was_is_read_before_its_record_is_chosen_and_who_had_it_hears(
    client, ana, luis
):
    venta = f.venta(tomada_en=DIA - 5 * MINUTO, estado=Estado.FACTIBLE)
    suyo = {"contacto": venta.contacto, "agente": venta.asesor}
    antes = f.llamada(DIA - 3 * MINUTO, "NO_CONTESTA", **suyo)
    f.llamada(DIA + 4 * MINUTO, "NO_CONTESTA", **suyo)
    cargar(cdr.saliente(DIA, antes.telefono, 60, duration=60))
    central = LlamadaDeCentral.objects.get()
    tomar({-central.pk}, acto=Acto(ana, FIN))
    client.force_login(luis)

    pagina = client.get(reverse("mes_elegir_registro", args=["2026-11", central.pk]))
    assert "1 la mira Ana Soto: se le avisará" in pagina.content.decode()
    elegir_registro(central.pk, llamada_id=antes.pk, razon="Lo dijo", acto=Acto(luis, FIN))

    assert [a.texto for a in ana.avisos.all()] == [
        "Luis Paz dijo de qué registro es una llamada que miraba usted."
    ]


def test_of_more_than_fit_at_once_those_that_nobody_has_are_taken(client, monkeypatch, lista, ana):
    monkeypatch.setattr(repartir, "MAXIMO", 1)
    client.force_login(ana)
    url = reverse("mes_conversaciones", args=["2026-11"]) + "?lista=cdr-sin-marca"

    for _ in range(2):
        client.post(url, {"mirar": "tomar-todas"})

    assert quien_mira() == dict.fromkeys(claves(lista), ana)


def test_the_month_counts_the_same_whoever_looks(lista, ana, luis):
    antes = mes("2026-11", ahora=FIN).oficial
    por_contar = PorContar.objects.count()

    tomar(claves(lista), acto=Acto(ana, FIN))
    encargar_llamadas(claves(lista), a=luis, acto=Acto(ana, FIN))
    encargar_llamadas(claves(lista), a=None, acto=Acto(ana, FIN))

    assert mes("2026-11", ahora=FIN).oficial == antes
    assert PorContar.objects.count() == por_contar


@pytest.mark.parametrize("rol", [Rol.ASESOR, Rol.JEFE_SERVICIO, Rol.CANALES_VIRTUALES])
def test_nobody_else_takes_nor_is_given_any(lista, ana, rol):
    otro = UsuarioFactory(rol=rol)

    with pytest.raises(Rechazo, match="Supervisión y la Jefatura"):
        tomar(claves(lista), acto=Acto(otro, FIN))
    with pytest.raises(Rechazo, match="Elija a quien"):
        encargar_llamadas(claves(lista), a=otro, acto=Acto(ana, FIN))
    with pytest.raises(Rechazo, match="Marque"):
        tomar(set(), acto=Acto(ana, FIN))
    with pytest.raises(Rechazo, match="ya no están"):
        tomar({987654321}, acto=Acto(ana, FIN))
    assert not Encargo.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_at_once_one_has_it_and_the_other_hears_it(lista, ana, luis):
    juntos = Barrier(2)

    def tomarla(quien):
        juntos.wait()
        try:
            return str(tomar({lista["registro"]}, acto=Acto(quien, FIN)).suyas)
        except YaDecidido as noticia:
            return str(noticia)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as hilos:
        dichos = dict(zip((ana, luis), hilos.map(tomarla, (ana, luis)), strict=True))

    duena = Encargo.objects.get().a_cargo
    otro = next(quien for quien in dichos if quien != duena)
    assert dichos[duena] == "1"
    assert dichos[otro] == f"Otra persona fue primero: 1 la mira {duena}."


def test_the_page_takes_gives_filters_and_says_whose_a_decided_one_was(client, lista, ana, luis):
    url = reverse("mes_conversaciones", args=["2026-11"]) + "?lista=cdr-sin-marca"
    client.force_login(ana)

    def filas(mira):
        return {fila.pk for fila in client.get(f"{url}&mira={mira}").context["filas"]}

    hecha = client.post(url, {"mirar": f"tomar:{lista['central']}"}, follow=True)
    assert "1 llamada para usted." in hecha.content.decode()
    assert hecha.redirect_chain == [(url, 302)]
    assert (filas("mias"), filas("nadie")) == ({lista["central"]}, {lista["registro"]})

    client.force_login(luis)
    assert "Ana Soto" in client.get(url).content.decode()
    assert (filas("mias"), filas(ana.pk)) == (set(), {lista["central"]})
    tarde = client.post(url, {"mirar": f"tomar:{lista['central']}"}, follow=True)
    assert "Otra persona fue primero: 1 la mira Ana Soto." in tarde.content.decode()
    todas = client.post(f"{url}&mira=nadie", {"mirar": "tomar-todas"}, follow=True)
    assert "1 llamada para usted." in todas.content.decode()
    assert filas("mias") == {lista["registro"]}

    decision = {"central": [-lista["central"]], "que": "NO_CUENTA", "razon": "Era el buzón"}
    decidida = client.post(url, decision, follow=True).content.decode()
    assert "Se le avisó: 1 la mira Ana Soto." in decidida
    assert Decision.objects.get().por == luis
    assert de_otros_entre({lista["registro"]}, luis) == {}

    dada = {"mirar": "encargar", "a": ana.pk, "llamada": [lista["registro"]]}
    assert "1 llamada para Ana Soto." in client.post(url, dada, follow=True).content.decode()
    suelta = {"mirar": "soltar", "central": [-lista["central"]]}
    assert "1 llamada sin nadie." in client.post(url, suelta, follow=True).content.decode()
    assert client.post(url, {"mirar": "encargar", "llamada": [1]}).status_code == 422


def test_the_exported_list_says_who_looks_into_each(client, lista, ana):
    tomar({lista["central"]}, acto=Acto(ana, FIN))
    client.force_login(ana)
    url = reverse("exportar", args=["conversaciones"])

    def filas(mira=""):
        pregunta = f"?mes=2026-11&lista=cdr-sin-marca&mira={mira}"
        hecha = client.post(f"{url}{pregunta}", {"formato": "csv", "razon": "Control del mes"})
        texto = b"".join(hecha).decode("utf-8-sig")
        titulos, *filas = csv.reader(texto.splitlines(), delimiter=";")
        return [fila[titulos.index("La mira")] for fila in filas]

    assert sorted(filas()) == ["", "Ana Soto"]
    assert filas(ana.pk) == ["Ana Soto"]
    assert filas("nadie") == [""]


def test_a_page_reads_at_once_who_looks_into_its_rows(lista, ana, django_assert_num_queries):
    tomar(claves(lista), acto=Acto(ana, FIN))
    p = base.periodo("2026-11", ahora=FIN)
    filas = list(Listas(p).de(Lista.CDR_SIN_MARCA))

    with django_assert_num_queries(1):
        assert [fila.la_mira for fila in con_quien_las_mira(filas)] == [ana, ana]


def test_who_only_reads_neither_takes_nor_sees_where_to(client, lista, ana):
    tomar({lista["central"]}, acto=Acto(ana, FIN))
    client.force_login(UsuarioFactory(rol=Rol.JEFE_SERVICIO))
    url = reverse("mes_conversaciones", args=["2026-11"]) + "?lista=cdr-sin-marca"

    pagina = client.get(url).content.decode()

    assert "Ana Soto" in pagina and 'name="mirar"' not in pagina
    assert client.post(url, {"mirar": "tomar"}).status_code == 403


def test_whose_they_are_reads_as_people_say_it():
    ana, luis, eva = (
        Encargo(a_cargo=Usuario(first_name=nombre)) for nombre in ("Ana", "Luis", "Eva")
    )
    assert quienes_las_miran([ana, ana, luis, eva, eva, eva]) == (
        "2 las mira Ana, 1 la mira Luis y 3 las mira Eva"
    )
    assert quienes_las_miran([]) == ""
