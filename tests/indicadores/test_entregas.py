"""How the folders of a month came (10.1), with what was paused and without."""

from datetime import datetime, timedelta

import pytest

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.plazos.models import Aclaracion, Pausa
from indicadores.consultas import filas, mes
from indicadores.consultas.entregas import a_tiempo, por_aclarar, recibidas, tardias
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f

pytestmark = [pytest.mark.django_db, pytest.mark.paso("10.1")]
DIA = datetime(2026, 11, 16, 9, 0, tzinfo=LA_PAZ)


def entregada(tras: timedelta, *, vence: timedelta = timedelta(hours=24)):
    """Printed on that day, received ``tras`` later."""
    venta = f.venta(DIA, vence_en=DIA + timedelta(hours=24))
    plazo = venta.plazo_entrega
    plazo.vence_en, plazo.cumplido_en, plazo.proximo_aviso_en = DIA + vence, DIA + tras, None
    plazo.cumplido_por = venta.asesor
    plazo.save()
    return venta


def test_at_its_limit_a_folder_is_in_time_and_after_it_late(ahora):
    justa = entregada(timedelta(hours=24))
    tarde = entregada(timedelta(hours=24, microseconds=1))
    assert justa.plazo_entrega.a_tiempo
    assert tarde.plazo_entrega.a_tiempo is False

    r = mes("2026-11", ahora=ahora)

    assert (r.entregas.n, r.entregas.a_tiempo, r.entregas.tarde) == (2, 1, 1)
    assert list(tardias(r.periodo)) == [tarde]
    assert list(a_tiempo(r.periodo)) == [justa]
    assert filas("2026-11", "a-tiempo", ahora=ahora).consulta.get() == justa
    assert set(recibidas(r.periodo)) == {justa, tarde}
    assert filas("2026-11", "tardias", ahora=ahora).consulta.get() == tarde


def test_the_time_is_told_with_the_pauses_and_without(ahora):
    entregada(timedelta(hours=4))
    con_pausa = entregada(timedelta(hours=30), vence=timedelta(hours=34))
    jefa = UsuarioFactory()
    for horas in (2, 8):
        desde = DIA + timedelta(hours=horas)
        Pausa.objects.create(
            plazo=con_pausa.plazo_entrega, motivo="X", desde=desde, por=jefa,
            hasta=desde + timedelta(hours=5), reanudada_por=jefa,
        )  # fmt: skip

    e = mes("2026-11", ahora=ahora).entregas

    assert (e.n, e.en_pausa) == (2, 1)
    assert e.mediana == timedelta(hours=17)
    assert e.sin_pausas == timedelta(hours=12)


def test_received_before_its_start_it_is_neither_until_a_jefe_says(ahora):
    venta = entregada(-timedelta(minutes=10))
    e = mes("2026-11", ahora=ahora).entregas
    assert (e.n, e.a_tiempo, e.tarde, e.por_aclarar) == (1, 0, 0, 1)
    assert e.mediana is None
    p = mes("2026-11", ahora=ahora).periodo
    assert por_aclarar(p).get() == venta
    assert not a_tiempo(p).exists()
    assert not tardias(p).exists()
    assert filas("2026-11", "por-aclarar", ahora=ahora).consulta.get() == venta

    Aclaracion.objects.create(
        plazo=venta.plazo_entrega, a_tiempo=False, razon="Reloj", por=UsuarioFactory(), en=ahora
    )

    e = mes("2026-11", ahora=ahora).entregas
    assert (e.a_tiempo, e.tarde, e.por_aclarar) == (0, 1, 0)


def test_the_page_says_it_and_nothing_where_none_came(client, ahora):
    del ahora
    client.force_login(UsuarioFactory(rol="JEFE_VENTAS"))
    assert (
        "Carpetas recibidas en el mes"
        not in client.get("/mes/2026-11/parte/tiempos/").content.decode()
    )
    entregada(timedelta(hours=25))

    pagina = client.get("/mes/2026-11/parte/tiempos/").content.decode()
    assert "1 fuera de plazo" in pagina
    assert "/mes/2026-11/filas/a-tiempo/" in pagina
