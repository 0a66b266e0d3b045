"""What a closed figure opens stays as many rows as it says, whatever becomes of them (III.2)."""

from datetime import timedelta

import pytest

from bluecom.cuentas.acto import acto_del_sistema
from bluecom.cuentas.models import Rol
from cartera.models import Llamada, LlamadaDeCentral
from indicadores.cierre.ajustes import MUESTRA, ajustes
from indicadores.consultas import del_periodo, filas, mes
from indicadores.consultas.base import periodo_de
from indicadores.conversaciones.carga import deshacer
from indicadores.conversaciones.decidir import decidir
from indicadores.informe.papel import exigir_que_cuadre
from indicadores.informe.planilla import planilla_de
from indicadores.models import ConversacionCerrada, Figura
from solicitudes.reglas.estados import Estado
from tests.cartera import cdr
from tests.indicadores import factories as f
from tests.indicadores.cierres import DIA, MES, TERMINADO, cerrado, de

pytestmark = [pytest.mark.django_db, pytest.mark.paso("III.2")]
LUEGO = TERMINADO + timedelta(days=1)


@pytest.fixture
def corrida():
    """A client taken, whom the exchange says that answered a minute, and nobody recorded it."""
    venta = f.venta(tomada_en=DIA - timedelta(minutes=5), estado=Estado.FACTIBLE)
    tramos = cdr.saliente(DIA, venta.contacto.linea, 60, duration=60)
    return cdr.importar(cdr.como_csv(tramos), acto=acto_del_sistema(TERMINADO))


@pytest.fixture
def cierre(corrida):
    """It counts by a decision, and beside it a record that the asesor marked."""
    f.llamada(DIA + timedelta(days=7), "NO_ACEPTA")
    central = LlamadaDeCentral.objects.get()
    decidir(
        llamadas=[], centrales=[central.pk], que="CUENTA", razon="Habló con él",
        acto=de(Rol.JEFE_VENTAS),
    )  # fmt: skip
    return cerrado()


def dicho_y_detras(figura, **filtros):
    r = mes(MES, ahora=LUEGO)
    consulta = filas(MES, figura, ahora=LUEGO, filtros=filtros).consulta
    return getattr(r.total, figura.replace("-", "_")), consulta.count()


def lo_que_dice(fila):
    return fila.clave, str(fila.contacto), str(fila.agente), fila.inicio, fila.segundos, fila.regla


def test_a_call_says_the_same_before_and_after_the_signature():
    f.llamada(DIA, "NO_ACEPTA")
    antes = [lo_que_dice(x) for x in filas(MES, "efectivas", ahora=LUEGO).consulta]

    cerrado()

    assert [lo_que_dice(x) for x in filas(MES, "efectivas", ahora=LUEGO).consulta] == antes
    assert antes[0][0] == Llamada.objects.get().pk


def test_a_record_that_is_taken_back_after_the_close_stays_behind_its_figure(cierre):
    antes = [lo_que_dice(x) for x in filas(MES, "efectivas", ahora=LUEGO).consulta]

    Llamada.objects.update(anulada_en=LUEGO)

    assert dicho_y_detras("efectivas") == (2, 2)
    assert [lo_que_dice(x) for x in filas(MES, "efectivas", ahora=LUEGO).consulta] == antes
    (uno,) = [a for a in ajustes(cierre, ahora=LUEGO) if a.figura == Figura.EFECTIVAS]
    assert (uno.entrarian.n, uno.saldrian.n, uno.saldrian.demas) == (0, 1, 0)


def test_a_call_of_which_a_record_comes_late_stays_behind_its_figure(cierre):
    central = LlamadaDeCentral.objects.get()
    LlamadaDeCentral.objects.update(llamada=f.llamada(DIA, telefono=central.numero))

    assert dicho_y_detras("efectivas") == (2, 2)
    assert dicho_y_detras("efectivas", dia="2026-11-16", hora="9") == (2, 1)


def test_a_call_of_which_the_exchange_says_no_more_stays_behind_its_figure(cierre):
    LlamadaDeCentral.objects.all().delete()

    assert dicho_y_detras("efectivas") == (2, 2)
    resumen = del_periodo(periodo_de(cierre))
    exigir_que_cuadre(resumen)
    assert planilla_de(resumen, ahora=LUEGO)
    sin_telefono = ConversacionCerrada.objects.get(figura="efectivas", objeto_id__lt=0)
    assert (sin_telefono.telefono, sin_telefono.segundos) == ("", 60)
    with pytest.raises(TypeError, match="se lee"):
        sin_telefono.save()


def test_an_undone_file_leaves_what_was_signed():
    venta = f.venta(tomada_en=DIA - timedelta(minutes=5), estado=Estado.FACTIBLE)
    suyo = {"contacto": venta.contacto, "agente": venta.asesor}
    registro = f.llamada(DIA, "NO_ACEPTA", **suyo)
    tramos = cdr.saliente(DIA, registro.telefono, 60, duration=60)
    corrida = cdr.importar(cdr.como_csv(tramos), acto=acto_del_sistema(TERMINADO))
    cerrado()
    assert dicho_y_detras("efectivas") == (1, 1)

    deshacer(corrida, acto_del_sistema(LUEGO))

    assert dicho_y_detras("efectivas") == (1, 1)
    (fila,) = filas(MES, "efectivas", ahora=LUEGO).consulta
    assert (fila.llamada, fila.segundos, fila.regla) == (registro, 60, "marca")


def test_many_that_came_late_are_counted_and_only_the_first_are_shown():
    cierre = cerrado()
    f.llamadas(MUESTRA + 5, DIA)

    (hechas, _) = sorted(ajustes(cierre, ahora=LUEGO), key=lambda a: a.nombre, reverse=True)

    assert (hechas.entrarian.n, len(hechas.entrarian.filas)) == (MUESTRA + 5, MUESTRA)
    assert hechas.entrarian.demas == 5
