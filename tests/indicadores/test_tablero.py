"""The live board: who is where, and figures that a recount from the rows gives again."""

from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from bluecom.bolivia.fechas import hoy, mes_de
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.presencia.models import Intervalo
from bluecom.presencia.servicios import pasar_a
from cartera.models import Llamada
from indicadores.consultas import filas
from indicadores.consultas.dia import dia, version
from indicadores.consultas.puestos import (
    EnMano,
    con_su_instante,
    en_mano,
    horas_del_dia,
    los_asesores,
    puestos,
    rellamadas_vencidas,
    ventas_en_mano,
)
from indicadores.consultas.tiempo_del_dia import tiempo_de_cada_uno
from indicadores.graficos import dibujar_horas
from indicadores.templatetags.graficos import en_horas
from solicitudes.finales.servicio import descartar
from solicitudes.finales.siguiente import tomar
from solicitudes.reglas.estados import Estado
from tests.cartera.factories import ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f
from tests.presencia.test_servicios import sesion
from tests.solicitudes.factories import AHORA, motivo

pytestmark = pytest.mark.django_db
MINUTO = timedelta(minutes=1)


@pytest.fixture
def asesor():
    return UsuarioFactory(rol=Rol.ASESOR)


def entrar(client, rol=Rol.SUPERVISOR):
    client.force_login(UsuarioFactory(rol=rol))
    return client


def una(de, ahora):
    return next(p for p in dia(ahora=ahora).puestos if p.asesor == de)


def test_it_says_the_state_since_when_and_when_it_lasts_too_long(asesor):
    sesion(asesor, AHORA, AHORA + timedelta(hours=5))
    pasar_a("DISPONIBLE", acto=Acto(asesor, AHORA))
    pasar_a("DESCANSO", acto=Acto(asesor, AHORA + 30 * MINUTO))

    a_tiempo = una(asesor, AHORA + 45 * MINUTO)
    assert (a_tiempo.presente, a_tiempo.en_pausa, a_tiempo.pasado) == (True, True, False)
    tarde = dia(ahora=AHORA + 46 * MINUTO)
    assert [p.asesor for p in tarde.pasados] == [asesor]
    [suyo] = tiempo_de_cada_uno(AHORA + 46 * MINUTO)
    assert (suyo.asesor, suyo.disponible, suyo.pausas) == (asesor, 30 * MINUTO, 16 * MINUTO)
    assert [p.asesor for p in tarde.presentes] == [asesor]


def test_who_left_without_saying_is_not_there(asesor):
    sesion(asesor, AHORA, AHORA + 10 * MINUTO)
    pasar_a("ALMUERZO", acto=Acto(asesor, AHORA))

    tablero = dia(ahora=AHORA + 20 * MINUTO)
    ido = next(p for p in tablero.puestos if p.asesor == asesor)

    assert (ido.presente, ido.en_pausa, ido.activo) == (False, True, False)
    assert (tablero.presentes, tablero.en_pausa) == ([], [])


def test_every_figure_is_the_rows_behind_it(asesor):
    otro = UsuarioFactory(rol=Rol.ASESOR)
    acepta = f.llamada(AHORA, "ACEPTA", agente=asesor)
    f.venta(aceptada_en=AHORA, asesor=asesor, estado=Estado.ACEPTADA, llamada=acepta)
    f.llamadas(3, AHORA - timedelta(hours=2), agente=asesor)
    f.llamada(AHORA - MINUTO, "NO_CONTESTA", agente=otro)
    f.llamada(AHORA - timedelta(days=1), agente=asesor)
    f.venta(AHORA - MINUTO, asesor=otro)
    ahora = AHORA + MINUTO
    mes, el_dia = mes_de(hoy(ahora)), {"dia": hoy(ahora).isoformat()}

    def contadas(cifra, **mas):
        return filas(mes, cifra, ahora=ahora, filtros=el_dia | mas).consulta.count()

    d = dia(ahora=ahora)
    totales = (d.llamadas, d.efectivas, d.aceptadas, d.registradas)
    assert totales == tuple(map(contadas, ("hechas", "efectivas", "aceptadas", "registradas")))
    assert totales == (5, 4, 1, 1)
    for p in d.puestos:
        de = {"agente": str(p.asesor.pk)}
        assert (p.llamadas, p.efectivas) == (contadas("hechas", **de), contadas("efectivas", **de))
        assert p.registradas == contadas("registradas", **de)
    for h in d.horas:
        assert h.hechas == contadas("hechas", hora=str(h.hora))
    assert sum(h.hechas for h in horas_del_dia(ahora)) == d.llamadas
    vigentes = Llamada.objects.vigentes().filter(inicio__date=hoy(ahora), proposito="OFERTA")
    assert d.llamadas == vigentes.count()


def test_a_callback_is_overdue_after_its_hour(asesor):
    contacto = ContactoCarteraFactory(situacion="RELLAMADA", proximo_en=AHORA, asignado_a=asesor)

    assert list(rellamadas_vencidas(AHORA)) == []
    assert [f.contacto for f in rellamadas_vencidas(AHORA + MINUTO)] == [contacto]
    assert [f.contacto for f in dia(ahora=AHORA + MINUTO).rellamadas] == [contacto]


def test_the_board_counts_the_overdue_callbacks_that_the_list_shows_as_such(client, asesor):
    ahora = timezone.now()
    de_alguien, de_todos, _ = (
        ContactoCarteraFactory(situacion="RELLAMADA", proximo_en=cuando, rellamada__para=para)
        for cuando, para in (
            (ahora - 2 * MINUTO, asesor), (ahora - MINUTO, None), (ahora + MINUTO * 60, asesor)
        )
    )  # fmt: skip

    supervisor = entrar(client)
    en_el_dia = supervisor.get("/dia/").context["d"].rellamadas
    en_la_lista = supervisor.get("/rellamadas/").context["vencidas"]

    assert [r.contacto for r in en_el_dia] == [de_alguien, de_todos]
    assert [fila.rellamada for fila in en_la_lista] == en_el_dia


def test_skips_are_counted_where_everybody_sees_them(client, asesor):
    ahora = timezone.now()
    ContactoCarteraFactory()
    venta = tomar(acto=Acto(asesor, ahora))
    descartar(venta.pk, acto=Acto(asesor, ahora), motivo=motivo("SALTO", "SALTADO"))

    respuesta = entrar(client).get("/dia/")

    assert respuesta.context["d"].saltos == 1
    assert "/saltos/" in respuesta.content.decode()


def test_the_board_is_of_who_works_here_and_not_of_who_practises(asesor):
    UsuarioFactory(rol=Rol.ASESOR, de_prueba=True)
    UsuarioFactory(rol=Rol.ASESOR, is_active=False)

    assert list(los_asesores()) == [asesor]


def test_where_the_time_went_is_apart_from_the_board_and_opens_without_scripts(client, asesor):
    sesion(asesor, timezone.now() - MINUTO, timezone.now() + MINUTO)
    pasar_a("DISPONIBLE", acto=Acto(asesor, timezone.now() - MINUTO))
    supervisor = entrar(client)

    assert f'href="{reverse("dia_tiempos")}"' in supervisor.get("/dia/").content.decode()
    assert reverse("dia_tiempos") not in supervisor.get("/dia/?muro=si").content.decode()
    pagina = supervisor.get("/dia/tiempos/").content.decode()
    suelta = supervisor.get("/dia/tiempos/", headers={"HX-Request": "true"}).content.decode()
    assert str(asesor) in pagina
    assert str(asesor) in suelta
    assert "<html" in pagina
    assert "<html" not in suelta


def test_the_board_costs_the_same_whoever_many_are_there(client):
    supervisor = entrar(client)
    ahora = timezone.now()

    def poblar():
        asesor = UsuarioFactory(rol=Rol.ASESOR)
        sesion(asesor, ahora, ahora + timedelta(hours=1))
        pasar_a("DESCANSO", acto=Acto(asesor, ahora))
        f.venta(tomada_en=ahora, asesor=asesor, estado=Estado.TOMADA)
        f.llamada(ahora, agente=asesor)
        ContactoCarteraFactory(situacion="RELLAMADA", proximo_en=ahora - MINUTO, asignado_a=asesor)

    def cuantas() -> int:
        with CaptureQueriesContext(
            connection,
        ) as hechas:
            assert supervisor.get("/dia/").status_code == 200
        return len(hechas)

    poblar()
    con_uno = cuantas()
    poblar()
    poblar()
    assert cuantas() == con_uno


def test_a_state_that_changes_is_news_for_the_poll(asesor):
    antes = version()
    pasar_a("DESCANSO", acto=Acto(asesor, AHORA))
    en_pausa = version()
    Intervalo.objects.update(hasta=AHORA, fin="SALIDA")

    assert len({antes, en_pausa, version()}) == 3


def test_an_empty_floor_says_so(client):
    pagina = unescape(entrar(client).get("/dia/").content.decode())

    assert "No hay asesores activos" in pagina
    assert "Todavía no hubo llamadas hoy" in pagina
    assert "Todas las que tocaban se llamaron." in pagina
    UsuarioFactory(rol=Rol.ASESOR)
    assert "Nadie empezó todavía" in unescape(client.get("/dia/").content.decode())


def test_from_the_board_a_client_is_passed_on_and_a_forgotten_state_ended(client, asesor):
    ahora = timezone.now()
    suyo = pasar_a("ALMUERZO", acto=Acto(asesor, ahora - 90 * MINUTO))
    sesion(asesor, ahora, ahora + timedelta(hours=1))
    venta = f.venta(tomada_en=ahora, asesor=asesor, estado=Estado.TOMADA)
    terminar = f"/estado/{suyo.pk}/terminar/"

    pagina = entrar(client).get("/dia/").content.decode()
    assert terminar in pagina
    assert f"/ventas/{venta.pk}/reasignar/" in pagina
    assert terminar not in entrar(type(client)(), Rol.JEFE_SERVICIO).get("/dia/").content.decode()

    assert "ahora, nunca antes" in client.get(terminar).content.decode()
    assert client.post(terminar, {}).status_code == 422
    assert client.post(terminar, {"por_que": "SE_FUE"}).headers["Location"] == "/dia/"
    suyo.refresh_from_db()
    assert (suyo.fin, suyo.por_que) == ("SUPERVISION", "SE_FUE")
    assert "ya terminó" in client.post(terminar, {"por_que": "SE_FUE"}).content.decode()


def test_on_the_wall_it_keeps_asking_for_the_wall(client):
    supervisor = entrar(client)

    pagina = supervisor.get("/dia/?muro=si").content.decode()

    assert "en-muro" in pagina
    assert "&amp;muro=si" in pagina
    parte = supervisor.get("/dia/?v=otra&muro=si", headers={"HX-Request": "true"}).content.decode()
    assert "&amp;muro=si" in parte


def test_an_hour_or_a_day_that_is_none_has_no_rows(client):
    supervisor = entrar(client)
    mes = mes_de(hoy(timezone.now()))

    for mala in ("dia=ayer", "hora=x", "hora=123"):
        assert supervisor.get(f"/mes/{mes}/filas/hechas/?{mala}").status_code == 404
    assert supervisor.get(f"/mes/{mes}/filas/instaladas/?hora=9").status_code == 404
    assert supervisor.get(f"/mes/{mes}/filas/instaladas/?dia={mes}-01").status_code == 200


def test_the_highest_hour_reaches_the_top_and_words_say_the_same():
    horas = dibujar_horas([(9, 4, 1), (10, 0, 0), (11, 8, 8)])

    alta = horas.barras[2]
    assert (alta.y, alta.alto) == (alta.y_efectivas, alta.alto_efectivas)
    assert horas.barras[0].alto == alta.alto // 2
    assert horas.barras[1].alto == 0
    assert "a las 11 8 llamadas, 8 efectivas" in horas.desc
    assert dibujar_horas([]).barras == []


def test_without_anybody_in_hand_every_asesor_has_a_row(asesor):
    filas_de_hoy = puestos(map(EnMano.de, en_mano()), ahora=AHORA, demora=MINUTO)

    assert [(p.asesor, p.venta, p.activo) for p in filas_de_hoy] == [(asesor, None, False)]


def test_a_sale_in_hand_is_one_row_of_all_that_is_said_of_it(asesor):
    venta = f.venta(tomada_en=AHORA, asesor=asesor, estado=Estado.TOMADA)

    [suya] = map(EnMano.de, en_mano())
    assert suya == (venta.pk, asesor.pk, venta.estado, AHORA, str(venta.contacto.cliente))
    assert [una.desde for una in con_su_instante(ventas_en_mano())] == [AHORA]


def test_a_column_of_times_is_hours_and_minutes():
    assert [en_horas(n * MINUTO) for n in (0, 9, 185)] == ["0:00", "0:09", "3:05"]
