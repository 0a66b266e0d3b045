"""Who looks into each call of the month's lists: taken, given, left, and what it never changes."""

import csv
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.urls import reverse

from bluecom.bitacora.models import Evento
from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acto import Acto, acto_del_sistema
from bluecom.cuentas.models import Rol
from bluecom.rechazo import Rechazo, YaDecidido
from indicadores.consultas import base, mes
from indicadores.consultas.listas import Lista, cdr_del_mes, con_quien_las_mira, de_la_lista
from indicadores.conversaciones.encargar import (
    a_cargo_de,
    de_otros_entre,
    encargar_llamadas,
    quienes_las_miran,
    tomar,
)
from indicadores.models import Conversacion, Decision, Encargo, PorContar
from solicitudes.reglas.estados import Estado
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


def test_whose_it_is_goes_with_the_call_to_its_late_record_and_its_late_linkedid(lista, ana):
    tomar({lista["central"]}, acto=Acto(ana, FIN))
    venta = lista["venta"]
    registro = f.llamada(DIA + 8 * MINUTO, contacto=venta.contacto, agente=venta.asesor)

    cargar(cdr.saliente(DIA + timedelta(days=1), venta.contacto.linea, 0))

    assert quien_mira() == {registro.pk: ana}


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
    assert "Avise a quien las tenía: 1 la mira Ana Soto." in decidida
    assert Decision.objects.get().por == luis
    assert de_otros_entre({lista["registro"]}, luis) == ""

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
    filas = list(de_la_lista(p, Lista.CDR_SIN_MARCA, cdr_del_mes(p)))

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
    assert quienes_las_miran({"Ana": 2, "Luis": 1, "Eva": 3}) == (
        "2 las mira Ana, 1 la mira Luis y 3 las mira Eva"
    )
    assert quienes_las_miran({}) == ""
