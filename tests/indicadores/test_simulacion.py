"""What another definition would have said of past months; nothing is written (III.2)."""

from datetime import date, datetime, timedelta

import pytest

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acto import Acto, acto_del_sistema
from bluecom.cuentas.models import Rol
from indicadores.consultas import mes
from indicadores.consultas.base import de_oferta
from indicadores.consultas.simulacion import cambian_con, simular
from indicadores.conversaciones.decidir import decidir
from indicadores.formula import Veredicto
from indicadores.models import Conversacion
from tests.cartera import cdr
from tests.factories_cuentas import UsuarioFactory, administrador
from tests.indicadores import factories as f
from tests.indicadores.cierres import TERMINADO, cerrado
from tests.indicadores.definiciones import aprobada, escrita, propuesta

pytestmark = [pytest.mark.django_db, pytest.mark.paso("III.2")]
DICIEMBRE = date(2027, 1, 1)
DIA = datetime(2026, 11, 16, 9, 0, tzinfo=LA_PAZ)
MINUTO = timedelta(minutes=1)


def contestaron(*segundos, cuando=DIA):
    """Calls that the exchange answered for so long, and nobody marked."""
    suyas = [f.llamada(cuando + 3 * MINUTO, "NO_CONTESTA") for _ in segundos]
    filas = [
        fila
        for una, dura in zip(suyas, segundos, strict=True)
        for fila in cdr.saliente(cuando, una.telefono, dura)
    ]
    cdr.importar(cdr.como_csv(filas), acto=acto_del_sistema(TERMINADO))


@pytest.fixture
def noviembre():
    """Five of nine seconds and under, four of ten to fourteen, one of sixty, one marked."""
    contestaron(5, 6, 7, 8, 9, 10, 11, 12, 14, 60)
    f.llamada(DIA, "NO_ACEPTA")
    f.venta(DIA)


def _de(segundos, parametro=98, ahora=TERMINADO):
    return simular(escrita(DICIEMBRE, segundos_minimos=segundos, parametro=parametro), ahora=ahora)


def _dicho(uno):
    return (uno.mes, uno.fue.d, uno.seria.d, [(c.regla, c.n) for c in uno.causas])


def test_more_seconds_take_out_those_that_only_the_seconds_put_in(noviembre):
    [uno] = _de(15)

    assert _dicho(uno) == (
        "2026-11", 6, 2, [("Salen: sin marca, contestaron de 10 a 14 segundos", 4)],
    )  # fmt: skip
    assert (uno.fue.porcentaje, uno.seria.porcentaje) == ("16.66", "50.00")


def test_fewer_seconds_bring_in_those_that_they_left_out(noviembre):
    [uno] = _de(6)

    assert _dicho(uno) == (
        "2026-11", 6, 10, [("Entran: sin marca, contestaron de 6 a 9 segundos", 4)],
    )  # fmt: skip


@pytest.mark.parametrize("segundos", [1, 6, 15, 61])
def test_it_is_what_the_month_says_when_that_definition_rules_it(segundos, noviembre):
    [uno] = _de(segundos, parametro=90)
    aprobada(date(2026, 11, 1), ahora=DIA - timedelta(days=20), segundos_minimos=segundos)

    assert mes("2026-11", ahora=TERMINADO).oficial == uno.seria


@pytest.mark.parametrize(("segundos", "cuales"), [(6, {6, 7, 8, 9}), (15, {10, 11, 12, 14})])
def test_the_calls_that_change_are_those_between_the_two(segundos, cuales, noviembre):
    p = mes("2026-11", ahora=TERMINADO).periodo

    cambian = cambian_con(de_oferta(p), 10, segundos)

    assert set(cambian.values_list("segundos", flat=True)) == cuales


def test_another_parameter_changes_the_verdict_and_no_count(noviembre):
    [uno] = _de(10, parametro=15)

    assert _dicho(uno) == ("2026-11", 6, 6, [])
    assert (uno.fue.veredicto, uno.seria.veredicto) == (Veredicto.OBSERVADO, Veredicto.ACEPTADO)
    assert uno.cambia_el_veredicto


def test_of_a_closed_month_it_is_told_over_the_rows_that_were_signed(noviembre):
    por_decidir = Conversacion.objects.exclude(segundos__lt=10)
    jefe = Acto(UsuarioFactory(rol=Rol.JEFE_VENTAS), TERMINADO)
    ids = set(por_decidir.values_list("llamada", flat=True))
    decidir(llamadas=ids, centrales=set(), que="CUENTA", razon="Se oyó la grabación.", acto=jefe)
    cerrado()
    contestaron(8, cuando=DIA + timedelta(hours=2))

    [uno], [otro] = _de(6), _de(15)

    assert (uno.cerrado, uno.fue.d, uno.seria.d) == (True, 6, 10)
    assert (otro.fue.d, otro.seria.d) == (6, 6)  # what somebody decided is what it is


def test_months_without_calls_are_left_out_and_the_newest_comes_first(noviembre):
    f.llamada(datetime(2026, 9, 3, 9, 0, tzinfo=LA_PAZ))

    assert [uno.mes for uno in _de(15)] == ["2026-11", "2026-09"]


def test_the_page_where_it_is_signed_shows_it_and_nothing_moves(noviembre, client, ahora):
    antes = mes("2026-11", ahora=TERMINADO).oficial
    fila = propuesta(DICIEMBRE, ahora=ahora, segundos_minimos=15)
    client.force_login(administrador(), backend="django.contrib.auth.backends.ModelBackend")

    pagina = client.get(fila.get_absolute_url()).content.decode()

    assert "Salen: sin marca, contestaron de 10 a 14 segundos" in pagina
    assert "Es una simulación" in pagina
    assert mes("2026-11", ahora=TERMINADO).oficial == antes
