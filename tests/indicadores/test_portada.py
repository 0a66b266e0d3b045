"""What cost the month, what still moves it, and the rows behind each of it (III.2)."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.fechas import LA_PAZ, mes_de
from bluecom.cuentas.models import Rol
from indicadores.consultas import filas, mes
from indicadores.consultas.causas import (
    con_causa,
    con_su_causa,
    costaron,
    lo_que_fue,
    nombres_de,
    sumaron,
)
from indicadores.consultas.cohortes import de_antes, sin_registrar, ya_registradas
from indicadores.consultas.costos import costos
from indicadores.consultas.lugares import en_el_lugar, por_lugar
from indicadores.consultas.por_dia import quedan, terminados
from indicadores.consultas.portada import Portada
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f
from tests.indicadores.cierres import SIN_ARCHIVOS, cerrado, de

pytestmark = [pytest.mark.django_db, pytest.mark.paso("III.2")]
DIA = datetime(2026, 11, 16, 9, 0, tzinfo=LA_PAZ)
OCTUBRE = datetime(2026, 10, 20, 9, 0, tzinfo=LA_PAZ)


@pytest.fixture
def noviembre():
    """Of every kind: registered, refused, stuck, annulled, sisters, of other months, test ones."""
    una = f.llamada(DIA, "ACEPTA")
    f.venta(DIA, llamada=una, plan="FTTH-50")
    f.venta(DIA, llamada=una, plan="DUO-50")
    parada = f.llamada(DIA, "ACEPTA")
    f.venta(aceptada_en=DIA, llamada=parada, estado=Estado.EXPLICADA, plan="FTTH-50")
    anulada = f.venta(
        aceptada_en=DIA, llamada=f.llamada(DIA, "ACEPTA"), estado=Estado.ANULADA, cerrada_en=DIA
    )
    f.perder(anulada, "anular", "CLIENTE_DESISTE", "ACEPTADA", DIA)
    tarde = f.llamada(DIA, "ACEPTA")
    f.venta(DIA + timedelta(days=20), aceptada_en=DIA, llamada=tarde)
    sin = f.llamada(DIA, "ACEPTA")
    f.venta(DIA, llamada=sin, numero_smartflex=None)
    f.llamada(DIA, "NO_ACEPTA")
    f.llamada(DIA, "NO_ACEPTA")
    f.llamada(DIA, "NO_CONTESTA")
    f.venta(DIA, aceptada_en=OCTUBRE, llamada=f.llamada(OCTUBRE, "ACEPTA"))
    f.llamada(DIA, "NO_ACEPTA", de_prueba=True)


def _abre(cifra, ahora, **filtros):
    return filas("2026-11", cifra, ahora=ahora, filtros=filtros).consulta.count()


@pytest.fixture
def despues():
    """In December: what was registered late is registered."""
    return datetime(2026, 12, 10, 9, 0, tzinfo=LA_PAZ)


def test_what_cost_and_what_adds_give_the_figure_exactly(noviembre, despues):
    r = mes("2026-11", ahora=despues)
    c = costos(r.periodo)

    assert (r.oficial.n, r.oficial.d, c.total, c.sumaron) == (3, 7, 6, 2)
    assert r.oficial.n == r.oficial.d - c.total + c.sumaron


def test_each_cause_is_named_by_what_became_of_the_sale_or_of_the_call(noviembre, despues):
    causas = {c.nombre: c.n for c in costos(mes("2026-11", ahora=despues).periodo).por_causa}

    assert causas.pop("No acepta") == 2
    assert causas.pop("Anulada: El cliente desiste") == 1
    assert causas == {
        "Aceptó, y la venta está en el paso 6, C.I. y carta": 1,
        "Aceptó, y se registró en otras fechas": 1,
        "Registrada sin número de Smartflex": 1,
    }


def test_every_number_of_what_cost_opens_as_many_rows(noviembre, despues):
    c = costos(mes("2026-11", ahora=despues).periodo)

    assert _abre("costaron", despues) == c.total
    assert _abre("sumaron", despues) == c.sumaron
    for filtro, suyos in (
        ("causa", c.por_causa),
        ("agente", c.por_agente),
        ("producto", c.por_producto),
        ("zona", c.por_zona),
    ):
        assert sum(uno.n for uno in suyos) == c.total
        for uno in suyos:
            assert _abre("costaron", despues, **{filtro: uno.clave}) == uno.n, uno


def test_what_cost_a_closed_month_is_told_of_the_rows_that_were_signed(noviembre, despues):
    antes = costos(mes("2026-11", ahora=despues).periodo)
    sin = SIN_ARCHIVOS | {"numeros": "El cliente todavía no trae su número."}
    cerrado("2026-11", dispensas=sin, acto=de(Rol.JEFE_VENTAS, despues))
    f.llamada(DIA, "NO_ACEPTA")

    r = mes("2026-11", ahora=despues)

    assert r.periodo.cierre is not None
    assert r.total == r.cuentas.del_mes()
    assert costos(r.periodo) == antes
    assert lo_que_fue(r.periodo) == dict(con_causa(r.periodo).values_list("pk", "causa"))
    assert costaron(r.periodo).count() == antes.total
    assert sumaron(r.periodo).count() == antes.sumaron
    assert con_causa(r.periodo).count() == r.oficial.d


def test_each_row_that_cost_says_its_cause_as_a_person_reads_it(noviembre, despues):
    filas_suyas = list(costaron(mes("2026-11", ahora=despues).periodo))

    dichas = {fila.por_que for fila in con_su_causa(filas_suyas)}

    assert dichas >= {"No acepta", "Anulada: El cliente desiste"}


@pytest.mark.parametrize("clave", ["", "nada", "resultado:PORQUE_SI", "paso:VOLAR", "anulada:x"])
def test_a_cause_that_is_none_is_refused(clave):
    with pytest.raises(DatoInvalido):
        nombres_de([clave])


def test_a_cause_is_asked_only_of_what_cost(ahora):
    with pytest.raises(DatoInvalido, match="costaron"):
        filas("2026-11", "efectivas", ahora=ahora, filtros={"causa": "otro-mes"})


def test_what_still_moves_the_month_says_who_and_since_when(ahora):
    rosa = UsuarioFactory(rol=Rol.ASESOR)
    vieja = f.venta(aceptada_en=OCTUBRE, estado=Estado.EXPLICADA, asesor=rosa)
    nueva = f.venta(aceptada_en=DIA, estado=Estado.ACEPTADA)
    f.venta(aceptada_en=DIA, estado=Estado.ANULADA)
    f.venta(aceptada_en=DIA, estado=Estado.EXPLICADA, de_prueba=True)
    sin = f.venta(DIA, numero_smartflex=None)
    f.venta(DIA, estado=Estado.IMPRESA, vence_en=ahora)
    tarde = f.venta(DIA, estado=Estado.IMPRESA, vence_en=ahora - timedelta(minutes=1))

    m = Portada(mes("2026-11", ahora=ahora)).por_mover

    assert list(m.por_registrar.primeras) == [vieja, nueva]
    assert m.por_registrar.primeras[0].asesor == rosa
    assert (list(m.sin_numero.primeras), list(m.vencidas.primeras)) == ([sin], [tarde])
    assert m.suben == 3
    assert list(filas("2026-11", "por-registrar", ahora=ahora).consulta) == [vieja, nueva]
    assert (_abre("sin-numero", ahora), _abre("vencidas", ahora)) == (1, 1)


def test_of_many_that_wait_the_oldest_are_in_sight_and_the_rest_is_counted(ahora):
    for dias in range(6):
        f.venta(aceptada_en=DIA + timedelta(days=dias), estado=Estado.ACEPTADA)

    parte = Portada(mes("2026-11", ahora=ahora)).por_mover.por_registrar

    assert (parte.n, len(parte.primeras), parte.demas) == (6, 3, 3)


def test_all_that_waits_registered_would_give_another_figure(ahora):
    f.llamadas(4, DIA)
    f.venta(DIA)
    f.venta(aceptada_en=DIA, estado=Estado.ACEPTADA)

    portada = Portada(mes("2026-11", ahora=ahora))

    assert (portada.si_se_registran.n, portada.si_se_registran.d) == (2, 4)
    assert Portada(mes("2026-10", ahora=ahora)).si_se_registran is None
    assert Portada(mes("2026-10", ahora=ahora)).por_mover is None


def test_the_days_that_ended_are_counted_without_today(ahora):
    f.llamadas(10, DIA)
    f.venta(DIA)
    f.llamadas(3, ahora)
    r = mes("2026-11", ahora=ahora)

    dias = terminados(r.periodo)

    assert len(dias) == 22
    assert (dias[15], sum(d for _, d in dias)) == ((1, 10), 10)
    assert quedan(r.periodo) == 8
    assert Portada(r).proyeccion.cifra.porcentaje == "10.00"
    assert Portada(mes("2026-10", ahora=ahora)).proyeccion is None


def test_the_two_cohorts_of_the_accepted_rate_are_told_apart(noviembre, despues):
    c = Portada(mes("2026-11", ahora=despues)).cohortes

    assert (c.de_antes, c.del_mes.n, c.del_mes.d) == (1, 3, 6)
    p = mes("2026-11", ahora=despues).periodo
    assert _abre("de-antes", despues) == de_antes(p).count() == 1
    assert _abre("sin-registrar", despues) == sin_registrar(p).count() == 3
    assert _abre("ya-registradas", despues) == ya_registradas(p).count() == 3


@pytest.mark.parametrize("cual", ["zona", "tecnologia"])
def test_zones_and_technologies_add_up_to_the_month_and_open_their_rows(cual, noviembre, despues):
    contacto = f.contacto()
    contacto.zona, contacto.tecnologia = "Norte", "FIBRA"
    contacto.save()
    f.llamada(DIA, contacto=contacto)
    r = mes("2026-11", ahora=despues)

    lugares = por_lugar(r.periodo, cual)

    assert sum(x.efectivas for x in lugares) == r.oficial.d
    assert sum(x.registradas for x in lugares) == r.oficial.n
    for uno in lugares:
        assert _abre("efectivas", despues, **{cual: uno.clave}) == uno.efectivas
        assert _abre("registradas", despues, **{cual: uno.clave}) == uno.registradas


def test_where_the_portfolio_says_nothing_it_is_asked_by_a_dash():
    assert en_el_lugar("zona", "-")[1] == "sin zona"
    assert en_el_lugar("tecnologia", "FIBRA")[1] == "FIBRA"


# ── the page ─────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def jefe(client):
    client.force_login(UsuarioFactory(rol=Rol.JEFE_VENTAS))
    return client


def test_the_page_says_what_cost_and_what_moves_it_before_anything_else(jefe):
    hoy = timezone.now()
    f.llamadas(3, hoy)
    venta = f.venta(aceptada_en=hoy, llamada=f.llamada(hoy, "ACEPTA"), estado=Estado.ACEPTADA)

    pagina = jefe.get(reverse("mes_todo", args=[mes_de(hoy)])).content.decode()

    orden = ["¿Por qué 0,00 %?", "Lo que todavía la mueve", "De la llamada a la instalación"]
    assert sorted(orden, key=pagina.index) == orden
    assert f"/ventas/{venta.pk}/" in pagina
    assert "causa=resultado%3ANO_ACEPTA" in pagina
    assert "una sola venta la mueve 25,00 puntos" in pagina
    assert "Con lo que espera por registrar" in pagina


@pytest.mark.parametrize("por", ["asesor", "producto", "zona", "tecnologia", "semana", "nada"])
def test_the_month_is_compared_by_what_the_address_asks(por, jefe):
    f.venta(timezone.now(), llamada=f.llamada(timezone.now(), "ACEPTA"), plan="FTTH-50")

    suya = reverse("mes_parte", args=[mes_de(timezone.now()), "comparacion"])
    respuesta = jefe.get(suya, {"por": por})

    assert respuesta.context["por"] == ("asesor" if por == "nada" else por)
    assert f"por={respuesta.context['por']}#comparacion" in respuesta.content.decode()


@pytest.mark.parametrize("cuantos", [1, 3])
def test_the_ten_seconds_cost_the_same_queries_for_one_or_three(
    cuantos, ahora, django_assert_num_queries
):
    for _ in range(cuantos):
        f.venta(aceptada_en=DIA, llamada=f.llamada(DIA, "ACEPTA"), estado=Estado.ACEPTADA)
        f.llamada(DIA)
    r = mes("2026-11", ahora=ahora)
    portada = Portada(r)

    with django_assert_num_queries(11):
        _ = (r.total, portada.cohortes, portada.por_mover, portada.proyeccion)
